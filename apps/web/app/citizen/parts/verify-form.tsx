import { Button } from "@gerai/ui/button";
import { TextField } from "@gerai/ui/text-field";
import { useTexts } from "../../office.ts";

/** The box for the code printed below a document's QR. */
export function VerifyForm({ typed, error }: { typed?: string; error?: string }) {
  const { t } = useTexts();
  const words = t.citizen.verify;
  return (
    <form method="post" action="/verifikasi" noValidate>
      <TextField
        id="kode"
        name="kode"
        label={words.code}
        hint={words.codeHint}
        value={typed}
        error={error}
        autoComplete="off"
        autoCapitalize="none"
        maxLength={60}
        labels={{ optional: t.form.optional, error: t.form.errorWord }}
      />
      <p className="field">
        <Button wide>{words.submit}</Button>
      </p>
    </form>
  );
}
