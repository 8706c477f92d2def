import type { ConfigurationChoicesView } from "@gerai/contracts/availability";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { Card } from "@gerai/ui/staff-shell";
import { use } from "react";
import { useTexts } from "../../office.ts";
import { shownEntries } from "../forms/rule-form.ts";
import { Box, BoxGroup, FormContext, Tick, Ticks, WordsBoxes } from "./form-boxes.tsx";
import { ScopeFields } from "./scope-fields.tsx";

interface ListProps {
  readonly choices: ConfigurationChoicesView;
  /** Empty entries shown after the filled ones. */
  readonly more: number;
}

/** For whom the rule does not hold. */
export function ExceptionFields({ choices, more }: ListProps) {
  const { t, locale } = useTexts();
  const { fields } = t.settings;
  const { typed } = use(FormContext);
  const purposes = choices.purposes.map(({ code, label }) => ({ value: code, label: label[locale] }));
  const isNarrow = (at: string) => ["channels", "sites"].some((name) => (typed[`${at}.${name}`] ?? []).length > 0);
  return (
    <Card title={fields.exceptions} note={fields.exceptionsHint}>
      {shownEntries(typed, "exceptions", more).map((number) => {
        const at = `exceptions.${number}`;
        return (
          <BoxGroup key={at} name={at} legend={fill(fields.exception, { number: number + 1 })}>
            <Ticks name={`${at}.purposes`} legend={fields.purposes} options={purposes} />
            <ScopeFields choices={choices} prefix={at} dimensions={["stages", "categories", "services"]} />
            <div className="boxes-2">
              <Tick name={`${at}.beforeStart`} label={fields.beforeStart} />
              <Box name={`${at}.filedBefore`} label={fields.filedBefore} type="date" />
            </div>
            <details open={isNarrow(at)}>
              <summary>{fields.narrow}</summary>
              <ScopeFields choices={choices} prefix={at} dimensions={["channels", "sites"]} />
            </details>
          </BoxGroup>
        );
      })}
      <div className="row-acts">
        <Button look="second" icon="plus" name="_langkah" value="pengecualian">
          {fields.addException}
        </Button>
      </div>
    </Card>
  );
}

/** What people can do instead. */
export function AlternativeFields({ choices, more }: ListProps) {
  const { fields, values } = useTexts().t.settings;
  const { typed } = use(FormContext);
  const channels = (["web", "whatsapp", "counter"] as const).map((value) => ({
    value,
    label: values.channels[value],
  }));
  const sites = choices.sites.map(({ code, name }) => ({ value: code, label: name }));
  const none = { value: "", label: values.none };
  return (
    <Card title={fields.alternatives}>
      {shownEntries(typed, "alternatives", more).map((number) => {
        const at = `alternatives.${number}`;
        return (
          <BoxGroup key={at} name={at} legend={fill(fields.alternative, { number: number + 1 })}>
            <div className="boxes-2">
              <Box name={`${at}.channel`} label={fields.channel} options={[none, ...channels]} />
              <Box name={`${at}.site`} label={fields.site} options={[none, ...sites]} />
            </div>
            <WordsBoxes name={`${at}.text`} label={fields.words} rows={2} />
          </BoxGroup>
        );
      })}
      <div className="row-acts">
        <Button look="second" icon="plus" name="_langkah" value="jalan">
          {fields.addAlternative}
        </Button>
      </div>
      <Tick name="showContacts" label={fields.showContacts} />
    </Card>
  );
}
