import type { BroadcastState, RecipientState, VillagesView } from "@gerai/contracts/broadcasts";
import type { IconName } from "@gerai/ui/icons";
import type { Tone } from "@gerai/ui/state-chip";

/** Colour and icon of a state. */
export interface Look {
  readonly tone: Tone;
  readonly icon?: IconName;
}

/** How a broadcast's state looks. */
export const BROADCAST_LOOK: Readonly<Record<BroadcastState, Look>> = {
  draft: { tone: "idle", icon: "pencil" },
  submitted: { tone: "warn", icon: "clock" },
  sending: { tone: "info", icon: "refresh" },
  sent: { tone: "ok", icon: "check" },
  cancelled: { tone: "idle", icon: "cross" },
};

/** How it looks where a head stands. */
export const RECIPIENT_LOOK: Readonly<Record<RecipientState, Look>> = {
  waiting: { tone: "idle", icon: "clock" },
  sending: { tone: "info", icon: "refresh" },
  sent: { tone: "info", icon: "check" },
  delivered: { tone: "ok", icon: "check" },
  read: { tone: "ok", icon: "eye" },
  failed: { tone: "bad", icon: "alert" },
  cancelled: { tone: "idle", icon: "dash" },
};

/** A village with what became of its heads. */
export type VillageProgress = VillagesView["villages"][number];

/** What a village's tile says. */
export type VillageMark = "passed" | "told" | "waiting" | "silent" | "unreached" | "nobody";

/** The marks of villages, the good ones first; the key of the map. */
export const VILLAGE_MARKS: readonly VillageMark[] = ["passed", "told", "waiting", "silent", "unreached", "nobody"];

/** How a village's mark looks in a table. */
export const VILLAGE_LOOK: Readonly<Record<VillageMark, Look>> = {
  passed: { tone: "ok", icon: "check" },
  told: { tone: "info", icon: "check" },
  waiting: { tone: "idle", icon: "clock" },
  silent: { tone: "warn", icon: "alert" },
  unreached: { tone: "bad", icon: "alert" },
  nobody: { tone: "bad", icon: "dash" },
};

/** What a village has come to: somebody passed it on, was told, has not answered in time, could not be reached. */
export function markOfVillage({ silence, passedOn, told }: VillageProgress): VillageMark {
  if (passedOn > 0) return "passed";
  if (silence === "nobody") return "nobody";
  if (silence === "not-reached") return "unreached";
  if (silence === "no-answer") return "silent";
  return told > 0 ? "told" : "waiting";
}
