import { type ConfigurationChoicesView, Weekday } from "@gerai/contracts/availability";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { BREAKS } from "../forms/hours-form.ts";
import { Box, BoxFault, Tick, useBox } from "./form-boxes.tsx";
import { ScopeFields } from "./scope-fields.tsx";

/** A time of a weekday; its label is the head of the column and of the row. */
function TimeBox({ name, label }: { name: string; label: string }) {
  const { value, error } = useBox(name);
  return (
    <input
      className="control"
      type={value === "24:00" ? "text" : "time"}
      id={name}
      name={name}
      defaultValue={value}
      aria-label={label}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${name}-error` : undefined}
    />
  );
}

function DayRow({ day }: { day: Weekday }) {
  const { fields, values } = useTexts().t.settings;
  const at = `week.${day}`;
  const name = values.days[day];
  const boxes = [
    [`${at}.opens`, fields.opens],
    [`${at}.closes`, fields.closes],
    ...BREAKS.flatMap((number) => [
      [`${at}.breaks.${number}.from`, fields.breakFrom],
      [`${at}.breaks.${number}.to`, fields.breakTo],
    ]),
    [`${at}.lastFiling`, fields.lastFiling],
  ] as [string, string][];
  return (
    <tr>
      <th scope="row">{name}</th>
      {boxes.map(([box, label]) => (
        <td key={box} data-head={label}>
          <TimeBox name={box} label={`${name}: ${label}`} />
          <BoxFault name={box} />
        </td>
      ))}
    </tr>
  );
}

/** The hours of a week for a scope, with season, dates and quota. */
export function HoursFields({ choices }: { choices: ConfigurationChoicesView }) {
  const { fields, form } = useTexts().t.settings;
  const heads = [
    ["opens", fields.opens],
    ["closes", fields.closes],
    ...BREAKS.flatMap((number) => [
      [`from-${number}`, fields.breakFrom],
      [`to-${number}`, fields.breakTo],
    ]),
    ["last", fields.lastFiling],
  ] as [string, string][];
  return (
    <>
      <Card>
        <Box name="name" label={fields.name} />
        <div className="scroll">
          <table className="tbl week-boxes">
            <caption>
              {fields.week} <span className="sm">{fields.weekHint}</span>
            </caption>
            <thead>
              <tr>
                <td />
                {heads.map(([key, head]) => (
                  <th key={key} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Weekday.options.map((day) => (
                <DayRow key={day} day={day} />
              ))}
            </tbody>
          </table>
        </div>
        <Tick name="season" label={fields.season} />
        <div className="boxes-4">
          <Box name="from" label={fields.firstDay} type="date" />
          <Box name="until" label={fields.lastDay} type="date" />
          <Box name="dailyQuota" label={fields.dailyQuota} numeric />
        </div>
      </Card>
      <Card title={fields.scope} note={form.allHint}>
        <ScopeFields
          choices={choices}
          prefix="scope"
          dimensions={["channels", "stages", "categories", "sites", "services"]}
          withOffice
        />
      </Card>
    </>
  );
}
