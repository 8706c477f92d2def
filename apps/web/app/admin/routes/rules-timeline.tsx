import type { DatedRuleView } from "@gerai/contracts/availability";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { DataTable } from "@gerai/ui/data-table";
import { formatCalendarDate, formatDateTime } from "@gerai/ui/format";
import { Card, CardGrid } from "@gerai/ui/staff-shell";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import { wordingOf } from "../describe/wording.ts";
import { Box, FormContext } from "../fields/form-boxes.tsx";
import { itemAddress } from "../item-kinds.ts";
import { stateOf } from "../item-state.ts";
import { daysLater, isDay } from "../office-instant.ts";
import { AdminPage } from "../parts/admin-page.tsx";
import { FindingsList } from "../parts/findings-list.tsx";
import { RuleTimeline } from "../parts/rule-timeline.tsx";
import { readChoices, readDraft, readReview } from "../settings-api.server.ts";
import { typed } from "../typed-form.ts";
import type { Route } from "./+types/rules-timeline.ts";

const [DAYS_BEFORE, DAYS_AFTER] = [30, 120];
/** Ten years: more than that is no picture. */
const MOST_DAYS = 3_660;

export async function loader(args: Route.LoaderArgs) {
  const [draft, choices] = await Promise.all([readDraft(args), readChoices(args)]);
  const search = new URL(args.request.url).searchParams;
  const dayIn = (name: string, other: string) => {
    const day = search.get(name) ?? "";
    return /^\d{4}-\d{2}-\d{2}$/.test(day) && isDay(day) ? day : other;
  };
  const from = dayIn("dari", daysLater(choices.today, -DAYS_BEFORE));
  const wished = dayIn("sampai", daysLater(choices.today, DAYS_AFTER));
  const [shortest, longest] = [daysLater(from, DAYS_AFTER), daysLater(from, MOST_DAYS)];
  const earlier = [wished, longest].toSorted()[0] ?? longest;
  const until = earlier <= from ? shortest : earlier;
  return { review: await readReview(args, { from, until }), choices, items: draft.items, from, until };
}

/** All rules, those of the past and to come too, with their days; the picture in words. */
function RuleTable({ loaderData }: { loaderData: Route.ComponentProps["loaderData"] }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const { timeline: words, values, marks } = t.settings;
  const { review, choices } = loaderData;
  const at = (instant: string) => formatDateTime(instant, timeZone, locale);
  return (
    <DataTable<DatedRuleView>
      caption={words.table}
      hideCaption
      rows={review.rules.toReversed()}
      rowKey={({ key }) => key}
      empty={words.empty}
      columns={[
        { id: "mode", head: words.mode, cell: ({ key, name }) => <a href={itemAddress("rule", key)}>{name}</a> },
        { id: "since", head: words.since, cell: ({ since }) => at(since) },
        {
          id: "end",
          head: words.end,
          cell: ({ until, reviewOn }) =>
            until
              ? at(until)
              : [
                  values.notDecided,
                  ...(reviewOn ? [fill(values.review, { day: formatCalendarDate(reviewOn, locale) })] : []),
                ].join(", "),
        },
        {
          id: "does",
          head: words.does,
          cell: ({ closes, suspends }) =>
            [...(closes ? [words.closes] : []), ...(suspends ? [words.suspends] : [])].join(", ") || words.other,
        },
        {
          id: "state",
          head: t.settings.lists.state,
          cell: (rule) => {
            const state = stateOf({ kind: "rule" } as Parameters<typeof stateOf>[0], choices.today, rule, review.now);
            return (
              <span className="nw">
                <StateChip tone={state === "live" ? "ok" : state === "coming" ? "info" : "idle"}>
                  {marks[state]}
                </StateChip>
              </span>
            );
          },
        },
      ]}
    />
  );
}

/** Past, present and coming rules of the draft, what contradicts what, and the same as a table. */
export default function RulesTimeline({ loaderData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const words = t.settings.timeline;
  const { review, choices, items, from, until } = loaderData;
  const days = { from: formatCalendarDate(from, locale), until: formatCalendarDate(until, locale) };
  return (
    <AdminPage title={words.title} lead={fill(words.lead, days)}>
      <CardGrid>
        <Card span={12}>
          <FormContext value={{ typed: typed({ dari: from, sampai: until }), faults: [] }}>
            <form method="get" className="boxes-4 ask">
              <Box name="dari" label={words.from} type="date" />
              <Box name="sampai" label={words.until} type="date" />
              <Button look="second">{words.show}</Button>
            </form>
          </FormContext>
          <RuleTimeline review={review} firstDay={from} lastDay={until} empty={words.empty} />
        </Card>
        <Card span={12} title={t.settings.findings.title}>
          <FindingsList findings={review.findings} items={items} wording={wordingOf(locale, choices)} />
        </Card>
        <Card span={12} title={words.table}>
          <RuleTable loaderData={loaderData} />
        </Card>
      </CardGrid>
    </AdminPage>
  );
}
