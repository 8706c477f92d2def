import type { ConfigurationChoicesView } from "@gerai/contracts/availability";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { Box, BoxGroup, Choice, Tick, Ticks, WordsBoxes } from "./form-boxes.tsx";
import { AlternativeFields, ExceptionFields } from "./rule-lists.tsx";
import { ScopeFields } from "./scope-fields.tsx";

/** A closed day of the calendar that a rule may override. */
export interface ShownHoliday {
  readonly day: string;
  readonly label: string;
}

const CARDS = ["ktp-el", "kia"] as const;

/** What can be postponed, each with the code of its box. */
function useSuspensions() {
  const { values } = useTexts().t.settings;
  const { capabilities: names, cards } = values;
  return [
    { value: "recording", label: names.recording },
    { value: "printing", label: names.printing },
    ...CARDS.map((card) => ({ value: `printing:${card}`, label: values.printCard.replace("{card}", cards[card]) })),
    { value: "blanks", label: values.blanks },
    ...CARDS.map((card) => ({ value: `blanks:${card}`, label: values.blanksCard.replace("{card}", cards[card]) })),
    { value: "pickup", label: names.pickup },
    { value: "legalisation", label: names.legalisation },
    { value: "siak", label: names.siak },
  ];
}

/** Name, reason, and from when to when. */
function WhyAndWhen({ holidays }: { holidays: readonly ShownHoliday[] }) {
  const { fields } = useTexts().t.settings;
  return (
    <Card>
      <Box name="name" label={fields.name} hint={fields.nameHint} />
      <WordsBoxes name="reason" label={fields.reason} hint={fields.reasonHint} rows={2} />
      <div className="boxes-4">
        <Box name="from" label={fields.from} type="date" />
        <Box name="until" label={fields.until} type="date" hint={fields.untilHint} />
        <Box name="durationDays" label={fields.durationDays} numeric />
        <Box name="reviewOn" label={fields.reviewOn} type="date" hint={fields.reviewHint} />
      </div>
      <details>
        <summary>{fields.timeHint}</summary>
        <div className="boxes-4">
          <Box name="from.time" label={fields.fromTime} type="time" />
          <Box name="until.time" label={fields.untilTime} type="time" />
        </div>
      </details>
      <BoxGroup name="overridesHoliday" legend={fields.overridesHoliday}>
        <div className="ticks">
          {holidays.map(({ day, label }) => (
            <Tick key={day} name="overridesHoliday" value={day} label={label} />
          ))}
        </div>
        <Box name="overridesHoliday.more" label={fields.moreHoliday} type="date" />
      </BoxGroup>
    </Card>
  );
}

/** What the rule does: doors, what is postponed, seats, rules for visitors, advice. */
function Effects() {
  const { fields, form, values } = useTexts().t.settings;
  const { capabilities } = values;
  return (
    <Card>
      <BoxGroup name="effects" legend={<h2>{fields.effects}</h2>}>
        <Choice
          name="effects.access"
          legend={fields.access}
          options={[
            { value: "", label: form.noChoice },
            { value: "close", label: fields.accessClose },
            { value: "open", label: fields.accessOpen },
          ]}
        />
        <Ticks name="effects.suspend" legend={fields.suspend} options={useSuspensions()} />
        <Ticks
          name="effects.resume"
          legend={fields.resume}
          options={(["recording", "printing", "pickup", "legalisation", "siak"] as const).map((value) => ({
            value,
            label: capabilities[value],
          }))}
        />
        <Tick name="effects.stopsWork" label={fields.stopsWork} />
        <div className="boxes-4">
          <Box name="effects.capacityFactor" label={fields.capacity} numeric />
        </div>
        <WordsBoxes name="effects.houseRules" label={fields.houseRules} hint={fields.houseRulesHint} rows={3} />
        <WordsBoxes name="effects.advice" label={fields.advice} rows={2} />
      </BoxGroup>
    </Card>
  );
}

/** The one form of a rule. `more` empty exceptions and ways are shown when somebody asked for them. */
export function RuleFields(props: {
  choices: ConfigurationChoicesView;
  holidays: readonly ShownHoliday[];
  more: { readonly exceptions: number; readonly alternatives: number };
}) {
  const { fields, form } = useTexts().t.settings;
  return (
    <>
      <WhyAndWhen holidays={props.holidays} />
      <Effects />
      <Card title={fields.scope} note={form.allHint}>
        <ScopeFields
          choices={props.choices}
          prefix="scope"
          dimensions={["channels", "stages", "categories", "sites", "services"]}
        />
      </Card>
      <ExceptionFields choices={props.choices} more={props.more.exceptions} />
      <AlternativeFields choices={props.choices} more={props.more.alternatives} />
    </>
  );
}
