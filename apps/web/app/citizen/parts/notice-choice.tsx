import type { NotifyBy, TrueNumbersView } from "@gerai/contracts/notifications";
import { ChoiceField } from "@gerai/ui/choice-field";
import { useTexts } from "../../office.ts";

/** What a form of this choice sends for "as the office has it". */
const AUTO = "kantor";

/** The channels between which a person may choose here: none where the office writes e-mails only. */
export function choosableOf({ numbers }: TrueNumbersView): Exclude<NotifyBy, null>[] {
  const open = (["whatsapp", "sms"] as const).filter((channel) => numbers.some((one) => one.channel === channel));
  return open.length > 0 ? [...open, "email"] : [];
}

/** Takes the choice out of the posted answers of a page, which it is none of; undefined when the page asked for none. */
export function takeNotifyBy(form: FormData): NotifyBy | undefined {
  const chosen = readNotifyBy(form.get("kabari"));
  form.delete("kabari");
  return chosen;
}

/** The choice in a posted form; undefined when the form asked for none. */
export function readNotifyBy(value: FormDataEntryValue | null): NotifyBy | undefined {
  if (value === AUTO) return null;
  return value === "whatsapp" || value === "sms" || value === "email" ? value : undefined;
}

/** "Kabari saya lewat": which way messages are tried first. */
export function NoticeChoice({ channels, value }: { channels: readonly Exclude<NotifyBy, null>[]; value: NotifyBy }) {
  const { t } = useTexts();
  const words = t.noticePages;
  if (channels.length === 0) return null;
  const options = channels.map((channel) => ({
    value: channel as string,
    label: words.channels[channel],
    note: channel === "email" ? words.choice.emailNote : undefined,
  }));
  return (
    <ChoiceField
      id="kabari"
      name="kabari"
      label={words.choice.title}
      hint={words.choice.hint}
      value={value ?? AUTO}
      options={[{ value: AUTO, label: words.choice.auto, note: words.choice.autoNote }, ...options]}
      labels={{ optional: t.form.optional, error: t.form.errorWord }}
    />
  );
}
