import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { signedIn } from "./find-staff.ts";
import { deleteSessionsOf } from "./session.store.ts";
import { markDisabled } from "./staff.store.ts";

/**
 * Takes a colleague's access away: signing in is refused from now on, and every open session of theirs has ended. What
 * they did stays theirs, and cases they hold are free when the lease runs out. Nobody takes away their own access, so that
 * an office never loses its last administrator so: 409 `identity.own-account`. Done again it changes nothing.
 */
export const disableStaff = command({
  action: "staff.disable",
  principals: ["staff"],
  permission: "staff:manage",
  input: z.object({ staffId: z.uuid() }),
  async run({ tx, ctx }, { staffId }) {
    if (staffId === signedIn(ctx).id) throw new Problem("identity.own-account", 409);
    if (!(await markDisabled(tx, staffId, ctx.now()))) throw notFound();
    const ended = await deleteSessionsOf(tx, staffId);
    return { subjectId: staffId, result: { ended }, details: { ended } };
  },
});
