import type { StaffSessionView } from "@gerai/contracts/identity";
import { hashSecret } from "@gerai/foundation/codes";
import { sameBytes } from "@gerai/foundation/envelope";
import { z } from "zod";
import { command, query } from "../kernel/index.ts";
import { signedIn } from "./find-staff.ts";
import { endSession, endSessionsBut, listSessions } from "./sessions.ts";

/** The token of the session at hand: the door reads it from the cookie. */
const Input = z.object({ token: z.string().min(1).max(80) });

/** The person's own open sessions, newest first; never a token or its hash. */
export const listOwnSessions = query({
  action: "session.list",
  principals: ["staff"],
  permission: "self",
  input: Input,
  async run({ tx, ctx }, { token }): Promise<StaffSessionView[]> {
    const current = hashSecret(token);
    return (await listSessions(tx, ctx, signedIn(ctx).id)).map((row) => ({
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      isCurrent: sameBytes(row.id, current),
    }));
  },
});

/** Signs out everywhere but here. */
export const endOtherSessions = command({
  action: "session.end-others",
  principals: ["staff"],
  permission: "self",
  input: Input,
  async run({ tx, ctx }, { token }) {
    const staffId = signedIn(ctx).id;
    const ended = await endSessionsBut(tx, staffId, hashSecret(token));
    return { subjectId: staffId, result: { ended }, details: { ended } };
  },
});

/** Signs out here. */
export const signOut = command({
  action: "staff.sign-out",
  principals: ["staff"],
  permission: "self",
  input: Input,
  async run({ tx, ctx }, { token }) {
    await endSession(tx, ctx, token);
    return { subjectId: signedIn(ctx).id, result: undefined };
  },
});
