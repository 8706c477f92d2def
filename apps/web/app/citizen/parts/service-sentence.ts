import type { ServiceTodayView, ServiceWay } from "@gerai/contracts/availability";
import { fill } from "@gerai/language";
import { formatDate } from "@gerai/ui/format";
import type { OpenWords } from "./open-words.ts";

type Channel = ServiceWay["channel"];

/**
 * The first sentence of a service of which rules closed a channel: what is closed, until when where that is one answer,
 * and what is still open. Undefined while no channel is closed wholly by a rule.
 */
export function closedSentence({ ways }: Pick<ServiceTodayView, "ways">, words: OpenWords): string | undefined {
  const { t, locale, zone } = words;
  const channels = [...new Set(ways.map(({ channel }) => channel))];
  const of = (channel: Channel) => ways.filter((way) => way.channel === channel);
  const open = channels.filter((channel) => of(channel).some(({ answer }) => answer.open));
  const closed = channels.filter(
    (channel) => !open.includes(channel) && of(channel).some(({ answer }) => answer.reason?.kind === "rule"),
  );
  if (closed.length === 0) return undefined;
  const named = (some: readonly Channel[]) => some.map((channel) => t.atChannel[channel]).join(t.and);
  const ends = new Set(closed.flatMap((channel) => of(channel).map(({ answer }) => answer.until)));
  const [until] = ends;
  const title = open.length === 0 ? t.closedWholly : fill(t.closedAt, { at: named(closed) });
  const again = ends.size === 1 && until ? fill(t.againOn, { day: formatDate(until, zone, locale) }) : "";
  const stays = open.length > 0 ? fill(t.openAt, { at: named(open) }) : "";
  return [title, again, stays].filter(Boolean).join(" ");
}
