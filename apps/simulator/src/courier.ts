import type { Clock } from "@gerai/foundation/clock";
import type { ChannelFaults, Faults, HttpChannel } from "./faults.ts";
import { type CallbackRequest, postCallback } from "./post-callback.ts";

/** Something a provider tells by webhook. Items of one lane may be put together into one request. */
export interface Parcel<Item = unknown> {
  /** Parcels of a lane leave one after the other. */
  readonly lane: string;
  readonly channel: HttpChannel;
  readonly item: Item;
  /** The request for these items of the lane; `isForged` asks for a wrong signature. */
  readonly pack: (items: readonly Item[], isForged: boolean) => CallbackRequest;
  /** Leaves this much later, beyond the switches; 0 when absent. */
  readonly delayMs?: number;
  /** Never put together with others of its lane. */
  readonly isSingle?: boolean;
}

/** How many parcels are where. */
export interface CourierCounts {
  readonly waiting: number;
  readonly delivered: number;
  /** Answered with no 2xx and tried again. */
  readonly refused: number;
  readonly givenUp: number;
}

/** Delivers webhooks and receipts as the providers do: at least once, with back-off, not always in order. */
export interface Courier {
  send<Item>(parcel: Parcel<Item>): void;
  /** Delivers what is due by the clock; resolves when it has been tried. */
  tick(): Promise<void>;
  counts(): CourierCounts;
  /** Stops; what waits is forgotten. */
  close(): Promise<void>;
}

interface Waiting {
  readonly parcel: Parcel;
  readonly since: number;
  dueAt: number;
  attempt: number;
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** Waits before the second, third... attempt, and after that each time the last one. */
const BACK_OFF = [5 * SECOND, 30 * SECOND, 300 * SECOND, HOUR, 4 * HOUR];
/** Meta tries for seven days; SMS gateways for one. */
const GIVE_UP: Record<HttpChannel, number> = { whatsapp: 168 * HOUR, "sms-json": 24 * HOUR, "sms-form": 24 * HOUR };
/** How long items wait for company when they are to be put together or turned round. */
const GATHER = 250;

/** A courier that knows the switches. Nothing is delivered later than now unless `tick()` is called. */
export function createCourier(options: { readonly clock: Clock; readonly faults: Faults }): Courier {
  const { clock, faults } = options;
  const closing = new AbortController();
  const lanes = new Map<string, Waiting[]>();
  const counts = { delivered: 0, refused: 0, givenUp: 0 };

  const attempt = async (batch: readonly Waiting[], switches: ChannelFaults): Promise<boolean> => {
    const first = batch[0];
    if (!first) return true;
    const request = first.parcel.pack(
      batch.map(({ parcel }) => parcel.item),
      switches.badSignature,
    );
    let isTaken = true;
    for (let copy = 0; copy < switches.duplicate; copy++) {
      const { status } = await postCallback(request, closing.signal);
      isTaken &&= status >= 200 && status < 300;
    }
    return isTaken;
  };

  const settle = (batch: readonly Waiting[], isTaken: boolean, lane: string): void => {
    if (isTaken) {
      counts.delivered += batch.length;
      return;
    }
    const now = clock.now().getTime();
    for (const waiting of batch) {
      counts.refused += 1;
      waiting.attempt += 1;
      waiting.dueAt = now + (BACK_OFF[Math.min(waiting.attempt, BACK_OFF.length) - 1] ?? HOUR);
      if (waiting.dueAt - waiting.since > GIVE_UP[waiting.parcel.channel]) counts.givenUp += 1;
      else put(lane, waiting);
    }
  };

  const put = (lane: string, waiting: Waiting): void => {
    const list = lanes.get(lane);
    if (list) list.push(waiting);
    else lanes.set(lane, [waiting]);
  };

  /** Takes what is due out of the lane and delivers it. */
  const serve = async (lane: string): Promise<boolean> => {
    const all = lanes.get(lane) ?? [];
    const now = clock.now().getTime();
    const due = all.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
    if (due.length === 0) return false;
    const rest = all.filter(({ dueAt }) => dueAt > now);
    if (rest.length > 0) lanes.set(lane, rest);
    else lanes.delete(lane);
    const switches = faults[due[0]?.parcel.channel ?? "whatsapp"];
    if (switches.reorder) due.reverse();
    const most = due[0]?.parcel.isSingle ? 1 : switches.batch;
    for (let start = 0; start < due.length; start += most) {
      if (closing.signal.aborted) return false;
      const batch = due.slice(start, start + most);
      settle(batch, await attempt(batch, switches), lane);
    }
    return true;
  };

  /** A lane that hangs keeps no other one waiting. */
  const running = new Map<string, Promise<void>>();
  const run = (lane: string): Promise<void> => {
    const known = running.get(lane);
    if (known) return known;
    const serveAll = async (): Promise<void> => {
      let isBusy = true;
      while (isBusy && !closing.signal.aborted) isBusy = await serve(lane);
    };
    const started = serveAll().finally(() => running.delete(lane));
    running.set(lane, started);
    return started;
  };
  const tick = async (): Promise<void> => {
    await Promise.all([...lanes.keys(), ...running.keys()].map(run));
  };

  return {
    send(parcel) {
      if (closing.signal.aborted) return;
      const now = clock.now().getTime();
      const switches = faults[parcel.channel];
      const gather = switches.batch > 1 || switches.reorder ? GATHER : 0;
      const dueAt = now + (parcel.delayMs ?? 0) + switches.callbackDelayMs + gather;
      put(parcel.lane, { parcel: parcel as Parcel, since: now, dueAt, attempt: 0 });
      // Not within the answer to the request that causes it: nobody is told of a message before it has its id.
      if (dueAt <= now) setImmediate(() => void tick());
    },
    tick,
    counts: () => ({ waiting: [...lanes.values()].reduce((sum, list) => sum + list.length, 0), ...counts }),
    async close() {
      closing.abort();
      lanes.clear();
      await Promise.all(running.values());
    },
  };
}
