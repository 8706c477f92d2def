import { randomInt } from "node:crypto";
import type {
  Audience,
  BroadcastLineView,
  BroadcastProgress,
  BroadcastState,
  BroadcastView,
  ContactLevel,
} from "@gerai/contracts/broadcasts";
import type { Permission } from "@gerai/contracts/identity";
import type { Context } from "../kernel/index.ts";
import type { BroadcastRow } from "./broadcasts.store.ts";
import { LEVELS, type OfficeArea } from "./place.ts";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A message code: S and eight characters that survive being read aloud. It confirms, and opens nothing. */
export function newBroadcastCode(): string {
  return `S${Array.from({ length: 8 }, () => CROCKFORD[randomInt(32)] ?? "0").join("")}`;
}

/** A code as people see it, `S-7KQ4-M2XD`. */
export function formatBroadcastCode(code: string): string {
  return code.replace(/^S(.{4})(.{4})$/, "S-$1-$2");
}

/** The code in what somebody typed, mended where it can be; undefined when it cannot be one of ours. */
export function parseBroadcastCode(typed: string): string | undefined {
  const bare = typed.toUpperCase().replace(/[\s-]/g, "");
  const code = `${bare.slice(0, 1)}${bare.slice(1).replace(/O/g, "0").replace(/[IL]/g, "1")}`;
  return /^S[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : undefined;
}

/** The audience of a broadcast, levels from the top down. */
export function audienceOf(row: Pick<BroadcastRow, "levels" | "areas">): Audience {
  return { levels: LEVELS.filter((level): level is ContactLevel => row.levels.includes(level)), areas: row.areas };
}

/** Who may be asked about the steps of a broadcast. */
export interface Reader {
  readonly id: string | null;
  can(permission: Permission): boolean;
}

/** The reader of a request. */
export function readerOf({ principal }: Pick<Context, "principal">): Reader {
  if (principal.kind !== "staff") return { id: null, can: () => false };
  return { id: principal.id, can: (permission) => principal.permissions.has(permission) };
}

/** Which steps a reader can take now; the verbs hold the same. */
function stepsOf(row: Pick<BroadcastRow, "state" | "composers">, { id, can }: Reader): BroadcastView["may"] {
  const isOwn = id !== null && row.composers.includes(id);
  const [composes, approves] = [can("broadcasts:compose"), can("broadcasts:approve")];
  return {
    change: row.state === "draft" && composes,
    submit: row.state === "draft" && composes,
    approve: row.state === "submitted" && approves && !isOwn,
    sendBack: row.state === "submitted" && approves && !isOwn,
    cancel: ["draft", "submitted", "sending"].includes(row.state) && composes,
  };
}

/** People by id. */
export type Names = ReadonlyMap<string, string>;

function whoWhen(names: Names, id: string | null | undefined, at: Date | null): BroadcastLineView["composedBy"] | null {
  return id && at ? { id, name: names.get(id) ?? null, at: at.toISOString() } : null;
}

/** One line of the list. */
export function viewLine(row: BroadcastRow, names: Names, progress: BroadcastProgress | null): BroadcastLineView {
  const [composer = ""] = row.composers;
  const composedAt = row.composed_at.toISOString();
  return {
    id: row.id,
    code: formatBroadcastCode(row.code),
    state: row.state as BroadcastState,
    title: row.title,
    composedBy: { id: composer, name: names.get(composer) ?? null, at: composedAt },
    submittedAt: row.submitted_at?.toISOString() ?? null,
    startedAt: row.approved_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    progress,
  };
}

/** Everybody who stands in a broadcast. */
export function peopleIn(row: BroadcastRow): (string | null)[] {
  return [...row.composers, row.submitted_by, row.approved_by, row.returned_by, row.cancelled_by];
}

/** A broadcast whole. */
export function viewBroadcast(
  row: BroadcastRow,
  facts: { readonly names: Names; readonly area: OfficeArea; readonly progress: BroadcastProgress | null },
  reader: Reader,
): BroadcastView {
  const { names, area, progress } = facts;
  const returnedBy = whoWhen(names, row.returned_by, row.returned_at);
  return {
    ...viewLine(row, names, progress),
    text: row.text,
    sms: row.sms,
    audience: audienceOf(row),
    areaNames: row.areas.map((code) => area.byCode.get(code)?.name ?? code),
    configVersion: row.config_version,
    revision: row.revision,
    submittedBy: whoWhen(names, row.submitted_by, row.submitted_at),
    approvedBy: whoWhen(names, row.approved_by, row.approved_at),
    cancelledBy: whoWhen(names, row.cancelled_by, row.cancelled_at),
    returned: returnedBy && { by: returnedBy, reason: row.returned_reason ?? "" },
    may: stepsOf(row, reader),
  };
}
