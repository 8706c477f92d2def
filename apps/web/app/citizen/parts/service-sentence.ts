import type { ServiceTodayView, ServiceWay } from "@gerai/contracts/availability";
import { fill } from "@gerai/language";
import { momentText, type OpenWords } from "./open-words.ts";

type Channel = ServiceWay["channel"];

/** What a page says first of a service of which rules closed a channel. */
export interface ClosedSentence {
  /** What is closed and what is still open. */
  readonly title: string;
  /** When it opens again, where that is one answer. */
  readonly lead: string | undefined;
}

/** The first sentence of a service; undefined while no channel of it is closed wholly by a rule. */
export function closedSentence({ ways }: Pick<ServiceTodayView, "ways">, words: OpenWords): ClosedSentence | undefined {
  const { t } = words;
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
  const again = until ? fill(t.opensAgain, { time: momentText(until, words) }) : t.notDecided;
  return {
    title:
      open.length === 0
        ? t.closedWholly
        : `${fill(t.closedAt, { at: named(closed) })} ${fill(t.openAt, { at: named(open) })}`,
    lead: ends.size === 1 ? again : undefined,
  };
}
