import { type ConfigurationChoicesView, SiteCapability } from "@gerai/contracts/availability";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { Box, Choice, Tick, Ticks, useBox, WordsBoxes } from "./form-boxes.tsx";
import { useServiceOptions } from "./service-options.ts";

/** First and last day of something. */
function Days() {
  const { fields } = useTexts().t.settings;
  return (
    <div className="boxes-2">
      <Box name="from" label={fields.firstDay} type="date" />
      <Box name="until" label={fields.lastDay} type="date" />
    </div>
  );
}

/** A place where people are served. */
export function SiteFields() {
  const { fields, values } = useTexts().t.settings;
  return (
    <Card>
      <div className="boxes-2">
        <Box name="name" label={fields.siteName} />
        <Box name="code" label={fields.code} hint={fields.codeHint} />
      </div>
      <Box name="address" label={fields.address} rows={2} />
      <Ticks
        name="capabilities"
        legend={fields.capabilities}
        options={SiteCapability.options.map((value) => ({ value, label: values.capabilities[value] }))}
      />
      <Tick name="isMain" label={fields.isMain} />
      <Box name="seats" label={fields.seats} numeric />
      <Days />
    </Card>
  );
}

/** Somebody or something to reach the office by. */
export function ContactFields({ choices }: { choices: ConfigurationChoicesView }) {
  const { t, locale } = useTexts();
  const { fields, values, form } = t.settings;
  const kinds = (["whatsapp", "person", "line"] as const).map((value) => ({ value, label: values.contacts[value] }));
  return (
    <>
      <Card>
        <Choice name="kind" legend={fields.contactKind} options={kinds} />
        <div className="boxes-2">
          <Box name="name" label={fields.contactName} />
          <Box name="role" label={fields.role} />
          <Box name="phone" label={fields.phone} hint={fields.phoneHint} type="tel" />
          <Box name="email" label={fields.email} type="email" />
        </div>
        <Days />
      </Card>
      <Card title={fields.scope} note={form.allHint}>
        <Ticks
          name="categories"
          legend={fields.categories}
          options={choices.categories.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        />
        <details open={useBox("services").values.length > 0}>
          <summary>{fields.services}</summary>
          <Ticks name="services" legend={fields.services} options={useServiceOptions(choices)} />
        </details>
      </Card>
    </>
  );
}

/** A day on which the office is closed, or serves all the same. */
export function HolidayFields() {
  const { fields } = useTexts().t.settings;
  const { value: uid } = useBox("importUid");
  return (
    <Card>
      <WordsBoxes name="name" label={fields.holidayName} />
      <Choice
        name="effect"
        legend={fields.holidayEffect}
        options={[
          { value: "closed", label: fields.holidayClosed },
          { value: "open", label: fields.holidayOpen },
        ]}
      />
      <Days />
      {uid ? <input type="hidden" name="importUid" value={uid} /> : null}
    </Card>
  );
}

/** What the office says of itself. */
export function ProfileFields() {
  const { fields } = useTexts().t.settings;
  return (
    <Card>
      <WordsBoxes name="intro" label={fields.intro} rows={3} />
      <Box name="address" label={fields.address} rows={2} />
      <div className="boxes-2">
        <Box name="phone" label={fields.officePhone} type="tel" />
        <Box name="email" label={fields.email} type="email" />
      </div>
      <Box name="accent" label={fields.accent} hint={fields.accentHint} />
    </Card>
  );
}
