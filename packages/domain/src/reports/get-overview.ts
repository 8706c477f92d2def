import { type ClosureView, OverviewInput, type OverviewView } from "@gerai/contracts/reports";
import { notFound } from "@gerai/foundation/problem";
import { nationalCatalogue } from "../catalogue/index.ts";
import { query } from "../kernel/index.ts";
import { describeOverview } from "./describe-overview.ts";
import {
  type ClosureRow,
  listClosuresInForce,
  listCountedOffices,
  listMedians,
  listMonthly,
  listWaiting,
} from "./overview.store.ts";

/** The last months of a period that was not wholly said: this year so far, or a year from its beginning on. */
function periodOf({ from, to }: OverviewInput, today: string): { from: string; to: string } {
  const last = to ?? (from !== undefined && from > today.slice(0, 7) ? from : today.slice(0, 7));
  return { from: from ?? `${last.slice(0, 4)}-01`, to: last };
}

function wordClosure(row: ClosureRow): ClosureView {
  const { definitions, categories } = nationalCatalogue();
  const nameOf = (code: string) =>
    definitions.find((one) => one.code === code)?.name ??
    categories.find((one) => one.code === code)?.name ?? { id: code, en: code };
  return { ...row, effects: [...row.effects], services: row.services.map(nameOf) };
}

/**
 * The ministry's overview: filed, finished, waiting and the median time by office, service and month, and the closures in
 * force. Read with a role that can read no case; hidden counts never leave this verb. At the ministry only; an unknown
 * service is 404.
 */
export const getOverview = query({
  action: "report.overview",
  principals: ["staff"],
  permission: "reports:national",
  input: OverviewInput,
  audited: () => null,
  async run({ ctx }, input): Promise<OverviewView> {
    if (ctx.office.kind !== "ministry") throw notFound();
    const services = nationalCatalogue().definitions.map(({ code, name }) => ({ code, name }));
    const { service } = input;
    if (service !== undefined && !services.some(({ code }) => code === service)) throw notFound();
    const { from, to } = periodOf(input, ctx.today());
    const { reports } = ctx.ports;
    const now = ctx.now();
    const [offices, monthly, waiting, medians, closures] = await Promise.all([
      listCountedOffices(reports),
      listMonthly(reports, from.slice(0, 4), to.slice(0, 4)),
      listWaiting(reports, now),
      listMedians(reports, { from: `${from}-01`, to: `${to}-01` }, service),
      listClosuresInForce(reports, now),
    ]);
    const sources = { from, to, service, services, now, offices, monthly, waiting, medians };
    return describeOverview({ ...sources, closures: closures.map(wordClosure) });
  },
});
