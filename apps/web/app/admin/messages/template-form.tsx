import type {
  NoticeChannel,
  NoticePlace,
  TemplateFault,
  TemplateField,
  TemplateView,
  TemplateWords,
} from "@gerai/contracts/notifications";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { ErrorSummary } from "@gerai/ui/error-summary";
import { StaffField } from "@gerai/ui/staff-field";
import { useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";

/** Names of the boxes. */
const BOXES: Readonly<Record<TemplateField, string>> = { subject: "subjek", body: "isi", button: "tombol" };

/** The parts of the words of a way, in the order of the form. */
function fieldsOf(channel: NoticeChannel): readonly TemplateField[] {
  return channel === "email" ? ["subject", "body"] : channel === "whatsapp" ? ["body", "button"] : ["body"];
}

/** What was typed. */
export function wordsFrom(form: FormData, channel: NoticeChannel): TemplateWords {
  const read = (field: TemplateField, longest: number) =>
    fieldsOf(channel).includes(field)
      ? String(form.get(BOXES[field]) ?? "")
          .replace(/\r\n?/g, "\n")
          .slice(0, longest)
      : null;
  return { subject: read("subject", 500), body: read("body", 4_000) ?? "", button: read("button", 200) };
}

/** The sentence of a fault. */
function useFaultText() {
  const { faults } = useTexts().t.noticeTemplates;
  return ({ code, what, most }: TemplateFault) => fill(faults[code], { what: what ?? "", most: most ?? 0 });
}

/** What can be put in, with what it stands for; without a script the server puts it at the end of the words. */
function Places({ places }: Pick<TemplateView, "places">) {
  const words = useTexts().t.noticeTemplates;
  const names: Readonly<Record<NoticePlace, string>> = words.placeNames;
  return (
    <fieldset className="place-list">
      <legend>{words.places}</legend>
      <p className="hint">{words.placesHint}</p>
      <ul>
        {places.map(({ name, isRequired }) => (
          <li key={name}>
            <button type="submit" name="_sisip" value={name} data-insert={`{${name}}`}>
              <span className="vh">{words.insert} </span>
              {`{${name}}`}
            </button>{" "}
            <span className="sm">
              {names[name]}
              {isRequired ? `, ${words.required}` : ""}
            </span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** The form of a notice's words; the faults stand at their boxes once somebody asked for them. */
export function TemplateForm(props: {
  channel: NoticeChannel;
  places: TemplateView["places"];
  typed: TemplateWords;
  faults: readonly TemplateFault[];
  hidden: readonly (readonly [string, string])[];
}) {
  const { t } = useTexts();
  const words = t.noticeTemplates;
  const faultText = useFaultText();
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const titles: Readonly<Record<TemplateField, string>> = {
    subject: words.subject,
    body: words.body,
    button: words.button,
  };
  const of = (field: TemplateField) => props.faults.filter((fault) => fault.field === field).map(faultText);
  const box = (field: TemplateField) => ({
    ...{ id: BOXES[field], name: BOXES[field], labels, tall: true as const, label: titles[field] },
    value: props.typed[field] ?? "",
    error: of(field).join(" ") || undefined,
  });
  const errors = props.faults.map((fault) => ({
    fieldId: BOXES[fault.field],
    message: `${titles[fault.field]}: ${faultText(fault)}`,
  }));
  const fields = fieldsOf(props.channel);
  return (
    <form method="post" className="template-form">
      {/* Enter shows the preview; it publishes nothing. */}
      <button type="submit" name="_langkah" value="lihat" className="vh" tabIndex={-1}>
        {words.see}
      </button>
      <HiddenFields fields={props.hidden} />
      <ErrorSummary title={words.faultsTitle} errors={errors} />
      {fields.includes("subject") ? <StaffField {...box("subject")} autoComplete="off" /> : null}
      <StaffField {...box("body")} hint={words.bodyHint[props.channel]} rows={props.channel === "sms" ? 5 : 9} />
      <Places places={props.places} />
      {fields.includes("button") ? <StaffField {...box("button")} hint={words.buttonHint} autoComplete="off" /> : null}
      <div className="row-acts">
        <Button name="_langkah" value="terbit">
          {props.channel === "whatsapp" ? words.publishReviewed : words.publish}
        </Button>
        <Button look="second" name="_langkah" value="simpan">
          {words.save}
        </Button>
        <Button look="second" name="_langkah" value="lihat">
          {words.see}
        </Button>
      </div>
    </form>
  );
}
