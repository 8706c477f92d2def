import type { RuleBody } from "@gerai/contracts/availability";
import { type BroadcastSuggestionView, SuggestionInput } from "@gerai/contracts/broadcasts";
import type { Text } from "@gerai/contracts/kernel";
import { notFound } from "@gerai/foundation/problem";
import { purposeLabels } from "../availability/index.ts";
import { nationalCatalogue } from "../catalogue/index.ts";
import { query } from "../kernel/index.ts";
import {
  type ConfigurationItem,
  differing,
  type ItemPair,
  listConfigurationItems,
  pairItems,
} from "../tenancy/index.ts";
import { findByVersion } from "./broadcasts.store.ts";
import type { ChangedMode } from "./ports.ts";

/** Names by which a mode speaks of services and purposes. */
interface ModeNames {
  service(code: string): Text;
  category(code: string): Text;
  purpose(code: string): Text;
}

const LAST = "9999-12-31";

/** A mode that is told of: it closes something or makes it stand still. Others are the office's own business. */
const isTold = (rule: RuleBody | null): rule is RuleBody =>
  rule !== null &&
  (rule.effects.access === "close" || rule.effects.stopsWork === true || rule.effects.suspend !== undefined);

function changeOf(before: RuleBody | null, after: RuleBody | null, today: string): ChangedMode["change"] | undefined {
  const isOver = (rule: RuleBody) => (rule.until ?? LAST).slice(0, 10) < today;
  if (after && isTold(after))
    return isOver(after)
      ? before && !isOver(before)
        ? "ended"
        : undefined
      : before && isTold(before)
        ? "changed"
        : "new";
  return before && isTold(before) && !isOver(before) ? "ended" : undefined;
}

/** What one changed rule says, ready to be told; undefined when heads need not know. */
function changedMode(
  { before, after }: { readonly before: RuleBody | null; readonly after: RuleBody | null },
  names: ModeNames,
  today: string,
): ChangedMode | undefined {
  const change = changeOf(before, after, today);
  const rule = after ?? before;
  if (!change || !rule) return undefined;
  const { scope, effects } = rule;
  return {
    name: rule.name,
    change,
    closes: effects.access === "close" || effects.stopsWork === true,
    services: [...(scope.categories ?? []).map(names.category), ...(scope.services ?? []).map(names.service)],
    suspended: (effects.suspend ?? []).map(({ capability }) => capability),
    from: rule.from,
    until: change === "ended" && after === null ? today : (rule.until ?? null),
    reason: rule.reason,
    exceptions: rule.exceptions.flatMap(({ purposes = [], filedBefore }) =>
      purposes.length > 0 || filedBefore !== undefined
        ? [{ purposes: purposes.map(names.purpose), filedBefore: filedBefore ?? null }]
        : [],
    ),
    instead: rule.alternatives.map(({ channel, text }) => ({ channel: channel ?? null, text: text ?? null })),
  };
}

const sameInBoth = (code: string): Text => ({ id: code, en: code });

function nationalNames(): ModeNames {
  const { categories, definitions } = nationalCatalogue();
  const services = new Map(definitions.map(({ code, name }) => [code, name]));
  const categoryNames = new Map(categories.map(({ code, name }) => [code, name]));
  const purposes = new Map(definitions.flatMap((definition) => [...purposeLabels(definition)]));
  return {
    service: (code) => services.get(code) ?? sameInBoth(code),
    category: (code) => categoryNames.get(code) ?? sameInBoth(code),
    purpose: (code) => purposes.get(code) ?? sameInBoth(code),
  };
}

const ruleOf = (body: ItemPair["before"], kind: string): RuleBody | null =>
  kind === "rule" && body !== null ? (body as RuleBody) : null;

/** The broadcast that a published version calls for, in words to start from; null when it closes and opens nothing. */
export const suggestBroadcast = query({
  action: "broadcast.suggest",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: SuggestionInput,
  async run(scope, { version }): Promise<BroadcastSuggestionView> {
    const { tx, ctx } = scope;
    if (version > ctx.office.configVersion) throw notFound();
    const rules = (of: number): Promise<ConfigurationItem[]> =>
      of < 1 ? Promise.resolve([]) : listConfigurationItems(scope, { version: of, kinds: ["rule"] });
    const pairs = differing(pairItems(await rules(version - 1), await rules(version)));
    const names = nationalNames();
    const [first, ...others] = pairs.flatMap(({ kind, before, after }) => {
      const mode = changedMode({ before: ruleOf(before, kind), after: ruleOf(after, kind) }, names, ctx.today());
      return mode ? [mode] : [];
    });
    if (!first) return { version, suggestion: null };
    const words = ctx.ports.broadcasts.suggest([first, ...others]);
    const existing = (await findByVersion(tx, version))?.id ?? null;
    const audience = { levels: ["camat" as const, "lurah" as const, "kades" as const], areas: [] };
    return { version, suggestion: { ...words, audience, existing } };
  },
});
