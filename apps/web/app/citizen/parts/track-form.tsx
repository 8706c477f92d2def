import { Button } from "@gerai/ui/button";
import { TextField } from "@gerai/ui/text-field";
import { useTexts } from "../../office.ts";

/** Code and last four digits; posts, so that neither ever stands in an address. */
export function TrackForm(props: {
  action: string;
  idPrefix: string;
  code?: string;
  errors?: { code?: string; last4?: string };
  resume?: boolean;
}) {
  const { t } = useTexts();
  const words = t.citizen.track;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  return (
    <form method="post" action={props.action} noValidate>
      <div className="pair">
        <TextField
          id={`${props.idPrefix}-kode`}
          name="kode"
          label={props.resume ? words.resumeCode : words.code}
          hint={words.codeHint}
          value={props.code}
          error={props.errors?.code}
          autoCapitalize="characters"
          autoComplete="off"
          maxLength={20}
          labels={labels}
        />
        <TextField
          id={`${props.idPrefix}-angka`}
          name="angka"
          label={words.last4}
          hint={props.resume ? undefined : words.last4Hint}
          error={props.errors?.last4}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          width="short"
          labels={labels}
        />
      </div>
      <p className="field">
        <Button wide>{props.resume ? words.resumeSubmit : words.submit}</Button>
      </p>
    </form>
  );
}
