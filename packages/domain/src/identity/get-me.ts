import type { StaffMeView } from "@gerai/contracts/identity";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { signedIn, viewOfMe } from "./find-staff.ts";
import { findStaffRow } from "./staff.store.ts";

/** The person behind the session, with roles and permissions that hold now. */
export const getMe = query({
  action: "staff.me",
  principals: ["staff"],
  permission: "self",
  input: z.object({}),
  async run({ tx, ctx }): Promise<StaffMeView> {
    const principal = signedIn(ctx);
    const row = await findStaffRow(tx, principal.id);
    if (!row) throw new Problem("identity.sign-in-needed", 401);
    return viewOfMe(ctx, row, principal);
  },
});
