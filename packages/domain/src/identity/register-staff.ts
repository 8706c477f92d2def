import { Role } from "@gerai/contracts/identity";
import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { isGuessable, NewPassword } from "./password-rules.ts";
import { hashPassword } from "./passwords.ts";
import { insertStaff, insertStaffRoles } from "./staff.store.ts";
import { newTotpSecret } from "./time-codes.ts";

const RegisterStaffInput = z
  .object({
    username: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]{1,78}[a-z0-9]$/),
    name: z.string().trim().min(2).max(120),
    position: z.string().trim().min(2).max(120),
    password: NewPassword,
    roles: z
      .array(Role.exclude(["platform_operator"]))
      .min(1)
      .max(8),
    /** True for a delegation (Plt.), which then needs an end. */
    acting: z.boolean().default(false),
    validFrom: z.date().optional(),
    validTo: z.date().optional(),
  })
  .refine((input) => !input.acting || input.validTo !== undefined, { path: ["validTo"], error: "required" })
  .refine((input) => !isGuessable(input.password, input.username), { path: ["password"], error: "guessable" });

/**
 * Enters a person with roles. The authenticator's secret is answered here and never again: it is stored sealed.
 * 409 `identity.username-taken`.
 */
export const registerStaff = command({
  action: "staff.register",
  principals: ["system", "staff"],
  permission: "staff:manage",
  input: RegisterStaffInput,
  async run({ tx, ctx }, input) {
    const now = ctx.now();
    const id = newId(now);
    const totpSecret = newTotpSecret();
    const isNew = await insertStaff(tx, {
      tenant_id: ctx.tenantId,
      id,
      username: input.username,
      name_sealed: ctx.keys.seal("staff", "name", id, input.name),
      position: input.position,
      password_hash: await hashPassword(input.password),
      totp_secret_sealed: ctx.keys.seal("staff", "totp_secret", id, totpSecret),
      created_at: now,
    });
    if (!isNew) throw new Problem("identity.username-taken", 409);
    const roles = [...new Set(input.roles)];
    await insertStaffRoles(
      tx,
      roles.map((role) => ({
        tenant_id: ctx.tenantId,
        id: newId(now),
        staff_id: id,
        role,
        acting: input.acting,
        valid_from: input.validFrom ?? now,
        valid_to: input.validTo ?? null,
      })),
    );
    return { subjectId: id, result: { id, totpSecret }, details: { roles, acting: input.acting } };
  },
});
