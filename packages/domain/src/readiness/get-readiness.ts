import { slugOfService, type Text } from "@gerai/contracts/catalogue";
import {
  ReadinessCode,
  type ReadinessFindingView,
  type ReadinessMend,
  ReadinessSeverity,
  type ReadinessView,
} from "@gerai/contracts/readiness";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { nationalCatalogue, type OfferedService, offeredServices, type ServiceDefinition } from "../catalogue/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { type FindingRow, findCheck, listOpenFindings } from "./readiness.store.ts";

/** Where a finding is mended, by the first half of its code, but for those named whole. */
const MENDS: Readonly<Record<string, ReadinessMend>> = {
  contact: "contact",
  form: "service",
  "form.site": "site",
  holiday: "holiday",
  hours: "hours",
  rule: "rule",
  "service.noChannel": "rule",
  "service.closedForLong": "rule",
  service: "service",
  site: "site",
  staff: "staff",
  template: "service",
};

const plain = (text: string): Text => ({ id: text, en: text });

/** The label of a question, also of one inside a list (`children.0.nik`), or the rule's or paper's own words. */
function wordingOf(definition: ServiceDefinition | undefined, name: string): Text {
  const fields = definition?.pages.flatMap((page) => page.fields) ?? [];
  const field = fields.find(({ key }) => key === name) ?? fields.find(({ key }) => name.startsWith(`${key}.`));
  const rule = definition?.eligibility.rules.find((one) => one.rule === name);
  const paper = definition?.requirements.find(({ key }) => key === name);
  return field?.label ?? rule?.message ?? paper?.label ?? plain(name);
}

function isOfSite(definition: ServiceDefinition | undefined, about: readonly string[]): boolean {
  const fields = definition?.pages.flatMap((page) => page.fields) ?? [];
  return about.length > 0 && about.every((name) => fields.find(({ key }) => key === name)?.type === "site");
}

function viewFinding(row: FindingRow, services: readonly OfferedService[]): ReadinessFindingView {
  const code = ReadinessCode.parse(row.code);
  const isForm = code === "form.deadEnd";
  const definition = isForm ? services.find((one) => one.code === row.services[0])?.definition : undefined;
  const area = isForm && isOfSite(definition, row.about) ? "form.site" : code;
  return {
    id: row.id,
    code,
    severity: ReadinessSeverity.parse(row.severity),
    services: [...row.services],
    isEveryService: services.length > 0 && services.every((one) => row.services.includes(one.code)),
    about: row.about.map((name) => (isForm ? wordingOf(definition, name) : plain(name))),
    mend: MENDS[area] ?? MENDS[code.slice(0, code.indexOf("."))] ?? "service",
    keys: [...row.keys],
    firstSeen: row.first_seen.toISOString(),
  };
}

/** What stands, inside a verb that is already reading. */
export async function readStanding(scope: ReadScope): Promise<ReadinessView> {
  const { tx, ctx } = scope;
  const [check, rows, services] = await Promise.all([findCheck(tx), listOpenFindings(tx), offeredServices(scope)]);
  const findings = rows.map((row) => viewFinding(row, services));
  const named = new Set(findings.flatMap((finding) => finding.services));
  const red = findings.filter(({ severity }) => severity === "red").length;
  return {
    checkedAt: check?.checked_at.toISOString() ?? null,
    isCurrent: check?.config_version === ctx.office.configVersion,
    offered: check?.offered ?? services.length,
    red,
    yellow: findings.length - red,
    findings,
    services: nationalCatalogue()
      .definitions.filter(({ code }) => named.has(code))
      .map(({ code, name }) => ({ code, slug: slugOfService(code), name })),
  };
}

/** What the last check of the office found and still stands. 404 at the ministry. */
export const getReadiness = query({
  action: "readiness.read",
  principals: ["staff"],
  permission: "office:manage",
  input: z.object({}),
  async run(scope): Promise<ReadinessView> {
    if (scope.ctx.office.kind !== "office") throw notFound();
    return await readStanding(scope);
  },
});
