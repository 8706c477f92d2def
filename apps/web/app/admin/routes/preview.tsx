import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { formatDateTime, zoneLabel } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { officeContext, useOffice, useTexts } from "../../office.ts";
import { Box, FormContext } from "../fields/form-boxes.tsx";
import { useServiceOptions } from "../fields/service-options.ts";
import { instantOf, localParts } from "../office-instant.ts";
import { AdminPage } from "../parts/admin-page.tsx";
import { CitizenPreview, CounterPreview } from "../parts/office-preview.tsx";
import { readChoices, readPreview } from "../settings-api.server.ts";
import { typed } from "../typed-form.ts";
import type { Route } from "./+types/preview.ts";

const CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

export async function loader(args: Route.LoaderArgs) {
  const search = new URL(args.request.url).searchParams;
  const zone = args.context.get(officeContext).timeZone;
  const now = localParts(new Date().toISOString(), zone);
  const day = search.get("tanggal") ?? now.day;
  const time = (search.get("jam") || (search.has("tanggal") ? "09:00" : now.time)).slice(0, 5);
  const at = instantOf(day, time, zone);
  const code = (name: string) => (CODE.test(search.get(name) ?? "") ? (search.get(name) ?? "") : "");
  const [purpose, service] = [code("keperluan"), code("layanan")];
  const choices = await readChoices(args);
  const isKnown = choices.services.some((one) => one.code === service);
  const preview = at ? await readPreview(args, { at, ...(purpose && { purpose }), ...(isKnown && { service }) }) : null;
  return { asked: { day, time, purpose, service }, choices, preview };
}

/** What is asked: an instant, and for whom. */
function Question({ loaderData }: { loaderData: Route.ComponentProps["loaderData"] }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.settings.preview;
  const { asked, choices } = loaderData;
  const services = useServiceOptions(choices);
  const state = typed({ tanggal: asked.day, jam: asked.time, keperluan: asked.purpose, layanan: asked.service });
  return (
    <FormContext value={{ typed: state, faults: [] }}>
      <form method="get" className="boxes-4 ask">
        <Box name="tanggal" label={words.day} type="date" />
        <Box name="jam" label={`${words.time} (${zoneLabel(timeZone)})`} type="time" />
        <Box
          name="layanan"
          label={t.settings.publish.service}
          options={[{ value: "", label: t.settings.values.none }, ...services]}
        />
        <Box
          name="keperluan"
          label={words.purpose}
          options={[
            { value: "", label: words.noPurpose },
            ...choices.purposes.map(({ code, label }) => ({ value: code, label: label[locale] })),
          ]}
        />
        <Button>{words.show}</Button>
      </form>
    </FormContext>
  );
}

/** The office at any instant by the draft: what citizens see beside what the counter sees. */
export default function Preview({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.settings.preview;
  const { preview, choices } = loaderData;
  return (
    <AdminPage title={words.title} lead={words.lead}>
      <Card>
        <Question loaderData={loaderData} />
      </Card>
      {preview ? (
        <>
          <h2 className="preview-at">
            {formatDateTime(preview.at, timeZone, locale)}
            {preview.today.nextChange ? (
              <span className="sm">
                {" "}
                {fill(words.next, { time: formatDateTime(preview.today.nextChange, timeZone, locale) })}
              </span>
            ) : null}
          </h2>
          <div className="preview">
            <CitizenPreview preview={preview} asked={loaderData.asked.service} />
            <CounterPreview preview={preview} choices={choices} />
          </div>
        </>
      ) : (
        <div role="alert">
          <HintBar tone="bad">{words.fault}</HintBar>
        </div>
      )}
    </AdminPage>
  );
}
