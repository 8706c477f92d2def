import { StaffField } from "@gerai/ui/staff-field";
import { use } from "react";
import { useTexts } from "../../office.ts";
import { AccountFormContext, useAccountBox } from "./account-boxes.tsx";
import { KEYS, type KeyName, keyBox } from "./account-form.ts";

/** What each key is called, and where the provider shows it. */
function useKeyWords() {
  const { keys } = useTexts().t.channels;
  const isJson = use(AccountFormContext).dialect === "sms-json";
  return (name: KeyName): { readonly label: string; readonly hint: string } => {
    if (name !== "apiKey") return { label: keys[name], hint: keys[`${name}Hint`] };
    return isJson
      ? { label: keys.apiKeyJson, hint: keys.apiKeyJsonHint }
      : { label: keys.apiKeyForm, hint: keys.apiKeyFormHint };
  };
}

/** The keys of an account's dialect; what was typed into them is never written back. */
export function KeyFields() {
  const { dialect } = use(AccountFormContext);
  const box = useAccountBox();
  const wordsOf = useKeyWords();
  const names: readonly KeyName[] = KEYS[dialect];
  return names.map((name) => {
    const isPlain = name === "phoneNumberId";
    return (
      <StaffField
        key={name}
        {...box(name, keyBox(name))}
        {...wordsOf(name)}
        type={isPlain ? "text" : "password"}
        autoComplete={isPlain ? "off" : "new-password"}
        inputMode={isPlain ? "numeric" : undefined}
        optional={name === "receiptSecret"}
      />
    );
  });
}
