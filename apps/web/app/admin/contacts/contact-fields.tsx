import { fill } from "@gerai/language";
import { ErrorSummary } from "@gerai/ui/error-summary";
import { StaffField } from "@gerai/ui/staff-field";
import { useTexts } from "../../office.ts";
import { type Typed, text } from "../typed-form.ts";
import { type ContactBox, levelsOf } from "./contact-form.ts";

interface FieldsProps {
  readonly region: string;
  readonly typed: Typed;
  readonly faults: readonly ContactBox[];
}

/** Links to the boxes that are not right. */
export function ContactFaults({ faults }: Pick<FieldsProps, "faults">) {
  const { t } = useTexts();
  const title = faults.length === 1 ? t.form.summaryOne : fill(t.form.summaryMany, { count: faults.length });
  return (
    <ErrorSummary
      title={title}
      errors={faults.map((box) => ({ fieldId: box, message: t.broadcasts.contact.faults[box] }))}
    />
  );
}

/** The boxes of a contact; its place is said above the form. */
export function ContactFields({ region, typed, faults }: FieldsProps) {
  const { t } = useTexts();
  const { contact: words, levels } = t.broadcasts;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const box = (name: ContactBox) => ({
    ...{ id: name, name, value: text(typed, name), labels, label: words.boxes[name] },
    error: faults.includes(name) ? words.faults[name] : undefined,
  });
  const isVillage = region.length > 8;
  return (
    <>
      <StaffField
        {...box("jabatan")}
        options={[
          ...(isVillage ? [{ value: "", label: words.choose }] : []),
          ...levelsOf(region).map((level) => ({ value: level, label: levels[level] })),
        ]}
      />
      {isVillage ? (
        <>
          <StaffField {...box("rw")} hint={words.rwHint} inputMode="numeric" autoComplete="off" />
          <StaffField {...box("rt")} hint={words.rtHint} inputMode="numeric" autoComplete="off" />
        </>
      ) : null}
      <StaffField {...box("nama")} autoComplete="off" />
      <StaffField {...box("hp")} hint={words.phoneHint} type="tel" autoComplete="off" />
      <StaffField {...box("surel")} type="email" autoComplete="off" optional />
      <StaffField {...box("sejak")} type="date" optional />
      <StaffField {...box("sampai")} hint={words.untilHint} type="date" optional />
    </>
  );
}
