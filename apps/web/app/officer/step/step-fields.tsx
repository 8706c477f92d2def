import type { DeskOutputView, DeskView } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { StaffField } from "@gerai/ui/staff-field";
import { useTexts } from "../../office.ts";
import type { StepFaults, StepForm, TypedStep } from "./step-form.ts";

interface FieldsProps {
  readonly form: StepForm;
  readonly desk: DeskView;
  readonly output: DeskOutputView | undefined;
  readonly typed: TypedStep | undefined;
  readonly faults: StepFaults | undefined;
}

function useWordsTexts(form: StepForm) {
  const { step, output } = useTexts().t.officer;
  const { words } = form;
  if (!words) return undefined;
  const limits = { min: words.min, max: words.max };
  const tooShort = fill(step.tooShort, { min: limits.min });
  const tooLong = fill(step.tooLong, { max: limits.max });
  const faults = { "too-short": tooShort, "too-long": tooLong };
  switch (words.label) {
    case "reasonToCitizen":
      return { label: step.reasonToCitizen, hint: step.reasonToCitizenHint, faults };
    case "reasonInside":
      return { label: step.reasonInside, hint: step.reasonInsideHint, faults };
    case "answer":
      return { label: output.answer, hint: output.answerHint, faults };
    default:
      return { label: output[words.label], hint: undefined, faults };
  }
}

/** The fields of a step: words, paper, second person, file, with what was typed and what is missing beside them. */
export function StepFields({ form, desk, output, typed, faults }: FieldsProps) {
  const { t, locale } = useTexts();
  const { step, output: words } = t.officer;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const said = useWordsTexts(form);
  const papers = desk.papers.map(({ requirement }) => ({ value: requirement.key, label: requirement.label[locale] }));
  return (
    <>
      {form.needsPaper ? (
        <StaffField
          id="berkas"
          name="berkas"
          label={step.paper}
          options={[{ value: "", label: "-" }, ...papers]}
          value={typed?.requirement}
          error={faults?.requirement ? step.paperNeeded : undefined}
          tall
          labels={labels}
        />
      ) : null}
      {form.words && said ? (
        <StaffField
          id="catatan"
          name="catatan"
          label={said.label}
          hint={said.hint}
          value={typed?.words}
          rows={form.words.isLong ? 5 : undefined}
          error={faults?.words ? said.faults[faults.words] : undefined}
          tall
          labels={labels}
        />
      ) : null}
      {form.needsSecondPerson ? (
        <StaffField
          id="orang_kedua"
          name="orang_kedua"
          label={step.secondPerson}
          hint={step.secondPersonHint}
          value={typed?.secondPerson}
          error={faults?.secondPerson ? step.secondPersonNeeded : undefined}
          autoComplete="off"
          tall
          labels={labels}
        />
      ) : null}
      {form.needsFile ? (
        <>
          <input type="hidden" name="version" value={output?.version ?? desk.version} />
          <StaffField id="file" name="file" type="file" label={words.file} hint={words.fileHint} tall labels={labels} />
        </>
      ) : null}
    </>
  );
}
