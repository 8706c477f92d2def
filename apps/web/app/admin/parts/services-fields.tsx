import type { ServiceSettingView } from "@gerai/contracts/catalogue";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { StaffField } from "@gerai/ui/staff-field";
import { useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { mostDays, type ServiceFaults, type TypedService } from "../services-form.ts";

interface FormProps {
  readonly service: ServiceSettingView;
  readonly typed: TypedService;
  readonly faults: ServiceFaults;
  /** The item's key and the revision that the editor saw. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Something of the office's own stands, which could be taken away. */
  readonly mayReset: boolean;
}

/** A field of the form by its name, with what was typed and what is wrong with it. */
function useField({ service, typed, faults }: FormProps) {
  const { t } = useTexts();
  const words = t.services;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  return (name: keyof TypedService) => {
    const fault = faults[name];
    const error = fault && fill(words.faults[fault], { most: mostDays(service) });
    return { id: name, name, value: typed[name], error, labels, tall: true as const };
  };
}

/** Whether it is offered, its promise, a note, one more paper. */
export function ServiceForm(props: FormProps) {
  const { t } = useTexts();
  const words = t.services;
  const { service } = props;
  const field = useField(props);
  const { workingDays, statutoryMaxDays } = service.national;
  const limit = statutoryMaxDays === null ? "" : ` ${fill(words.promiseLimit, { most: statutoryMaxDays })}`;
  return (
    <form method="post">
      <HiddenFields fields={Object.entries(props.hidden)} />
      <StaffField
        {...field("tawar")}
        label={words.offer}
        options={[
          { value: "ya", label: words.offerYes },
          { value: "tidak", label: words.offerNo },
        ]}
      />
      <StaffField
        {...field("janji")}
        label={words.promiseDays}
        hint={`${fill(words.promiseHint, { days: workingDays })}${limit}`}
        inputMode="numeric"
        autoComplete="off"
        optional
      />
      <fieldset className="sfield-set">
        <legend>
          <b>{words.noteTitle}</b>
        </legend>
        <p className="sm">{words.noteHint}</p>
        <StaffField {...field("catatan_id")} label={words.noteId} rows={2} optional />
        <StaffField {...field("catatan_en")} label={words.noteEn} hint={words.english} rows={2} optional />
      </fieldset>
      <fieldset className="sfield-set">
        <legend>
          <b>{words.paperTitle}</b>
        </legend>
        <p className="sm">{words.paperHint}</p>
        <StaffField {...field("berkas_id")} label={words.labelId} autoComplete="off" optional />
        <StaffField {...field("berkas_en")} label={words.labelEn} hint={words.english} autoComplete="off" optional />
        <StaffField {...field("petunjuk_id")} label={words.hintId} rows={2} optional />
        <StaffField {...field("petunjuk_en")} label={words.hintEn} hint={words.english} rows={2} optional />
      </fieldset>
      <div className="row-acts">
        <Button>{words.save}</Button>
        {props.mayReset ? (
          <Button look="danger" name="_nasional" value="ya">
            {words.reset}
          </Button>
        ) : null}
      </div>
      {props.mayReset ? <p className="sm">{words.resetHow}</p> : null}
    </form>
  );
}
