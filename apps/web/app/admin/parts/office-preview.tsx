import type {
  AvailabilityAnswer,
  ConfigurationChoicesView,
  OfficePreviewView,
  PreviewWay,
} from "@gerai/contracts/availability";
import { fill } from "@gerai/language";
import { formatCalendarDate, formatShortDateTime } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { HouseRules, OfficeDoors, OfficeNotices, officeSentence } from "../../citizen/parts/office-now.tsx";
import { useOpenWords } from "../../citizen/parts/open-words.ts";
import { useOffice, useTexts } from "../../office.ts";
import { ServicePreview } from "./service-preview.tsx";

/** The office's page, and the page of a service when one was named, with the very parts citizens are shown. */
export function CitizenPreview({ preview, asked }: { preview: OfficePreviewView; asked: string }) {
  const { t } = useTexts();
  const open = useOpenWords();
  const words = t.settings.preview;
  const { today } = preview;
  return (
    <section className="phone-preview" aria-labelledby="yang-dilihat">
      <p className="sm" id="yang-dilihat">
        {words.citizen}
      </p>
      <h3>{officeSentence(today, open)}</h3>
      <OfficeDoors today={today} />
      {today.notices.length > 0 ? <OfficeNotices today={today} /> : <p className="sm">{words.noNotices}</p>}
      <HouseRules rules={today.houseRules} capacityFactor={1} />
      <ServicePreview preview={preview} asked={asked} />
    </section>
  );
}

/** Why a way is closed and until when, in a line. */
function useClosedLine() {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.settings.preview;
  return ({ reason, rule, until, reviewOn }: AvailabilityAnswer): string => {
    const kind = reason?.kind ?? "notOffered";
    const name = kind === "rule" ? (rule?.name ?? "") : (reason?.text?.[locale] ?? "");
    const end = until
      ? fill(words.untilOpen, { time: formatShortDateTime(until, timeZone, locale) })
      : kind === "notOffered"
        ? ""
        : [
            words.notDecided,
            ...(reviewOn ? [fill(words.reviewOn, { day: formatCalendarDate(reviewOn, locale) })] : []),
          ].join(", ");
    return [fill(words.reasons[kind], { name }), end].filter(Boolean).join("; ");
  };
}

/** What stands still for a service, whatever the way. */
function useHeld() {
  const { preview, values } = useTexts().t.settings;
  return (ways: readonly PreviewWay[]): string | undefined => {
    const held = new Set(ways.flatMap(({ answer }) => answer.holds.map(({ capability }) => capability)));
    const what = [...held].map((capability) => values.capabilities[capability]).join(", ");
    return what ? fill(preview.holds, { what }) : undefined;
  };
}

function WayCell({ way }: { way: PreviewWay | undefined }) {
  const words = useTexts().t.settings.preview;
  const closedLine = useClosedLine();
  if (!way) return <span className="sm">{words.reasons.notOffered}</span>;
  const { answer } = way;
  return (
    <div>
      <StateChip tone={answer.open ? "ok" : "bad"}>{answer.open ? words.open : words.closed}</StateChip>
      {answer.open ? null : <span className="sm cell-note">{closedLine(answer)}</span>}
    </div>
  );
}

const COLUMNS = [
  ["web", "file"],
  ["whatsapp", "file"],
  ["counter", "file"],
  ["counter", "continue"],
  ["counter", "collect"],
] as const;

/** The counter's screen: every service by channel and stage, for each site where there are several. */
export function CounterPreview(props: { preview: OfficePreviewView; choices: ConfigurationChoicesView }) {
  const { t } = useTexts();
  const { preview: words, values } = t.settings;
  const { services, today } = props.preview;
  const sites = [...new Set(services.flatMap(({ ways }) => ways.flatMap(({ site }) => site ?? [])))];
  const shown = sites.length > 0 ? sites : [null];
  return (
    <div className="flow">
      {shown.map((site) => {
        const name = props.choices.sites.find(({ code }) => code === site)?.name;
        const title = shown.length > 1 && name ? `${words.counter}: ${name}` : words.counter;
        return (
          <Card key={site} title={title}>
            <HouseRules
              rules={today.houseRules}
              capacityFactor={Math.min(
                1,
                ...services.flatMap(({ ways }) =>
                  ways.filter((way) => way.site === site).map(({ answer }) => answer.capacityFactor),
                ),
              )}
            />
            <ServiceTable caption={title} services={services} site={site} heads={values} />
          </Card>
        );
      })}
    </div>
  );
}

/** What the list of services will say otherwise: that it is not offered, or the promise of one that the draft changes. */
function ServiceMarks(said: Pick<OfficePreviewView["services"][number], "isOffered" | "isDrafted" | "promise">) {
  const { t } = useTexts();
  const words = t.settings.preview;
  const promise = fill(t.citizen.services.workingDays, { days: said.promise.workingDays });
  return (
    <>
      {said.isOffered ? null : <span className="sm cell-note">{words.notListed}</span>}
      {said.isDrafted ? (
        <span className="sm cell-note">{said.isOffered ? fill(words.drafted, { promise }) : words.draftedOff}</span>
      ) : null}
    </>
  );
}

function ServiceTable(props: {
  caption: string;
  services: OfficePreviewView["services"];
  site: string | null;
  heads: {
    readonly channels: Readonly<Record<PreviewWay["channel"], string>>;
    readonly stages: Readonly<Record<PreviewWay["stage"], string>>;
  };
}) {
  const { t, locale } = useTexts();
  const held = useHeld();
  const { heads, services, site } = props;
  const headOf = ([channel, stage]: (typeof COLUMNS)[number]) =>
    channel === "counter" ? `${heads.channels.counter}, ${heads.stages[stage]}` : heads.channels[channel];
  return (
    <div className="scroll">
      <table className="tbl ways">
        <caption className="vh">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.settings.publish.service}</th>
            {COLUMNS.map((column) => (
              <th key={column.join()} scope="col">
                {headOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map(({ code, name, ways, ...said }) => (
            <tr key={code} data-service={code}>
              <th scope="row">
                {name[locale]}
                <ServiceMarks {...said} />
                {held(ways) ? <span className="sm cell-note">{held(ways)}</span> : null}
              </th>
              {COLUMNS.map((column) => {
                const [channel, stage] = column;
                return (
                  <td key={column.join()} data-head={headOf(column)} data-way={`${channel}-${stage}`}>
                    <WayCell
                      way={ways.find(
                        (way) =>
                          way.channel === channel &&
                          way.stage === stage &&
                          (channel !== "counter" || way.site === site),
                      )}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
