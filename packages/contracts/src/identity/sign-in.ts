import { z } from "zod";
import { PERMISSIONS, Role } from "./permissions.ts";

/** First step: user name and password. */
export const SignInInput = z.object({
  username: z.string().trim().toLowerCase().min(1).max(80),
  password: z.string().min(1).max(128),
});
export type SignInInput = z.infer<typeof SignInInput>;

/** Second step: six digits of the authenticator app. */
export const SecondFactorInput = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
});
export type SecondFactorInput = z.infer<typeof SecondFactorInput>;

/** A new password of the signed-in person; the present one shows that it is they who ask. 12 to 128 characters (AUTH-2). */
export const ChangePasswordInput = z.object({
  password: z.string().min(1).max(128),
  newPassword: z.string().min(12).max(128),
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

/** After the first step nothing is open yet but the second. */
export const SignInView = z.object({ next: z.literal("second-factor") });
export type SignInView = z.infer<typeof SignInView>;

/** The person behind the session. */
export const StaffMeView = z.object({
  id: z.uuid(),
  name: z.string(),
  username: z.string(),
  position: z.string(),
  roles: z.array(Role),
  permissions: z.array(z.enum(PERMISSIONS)),
});
export type StaffMeView = z.infer<typeof StaffMeView>;

/** One of the person's own open sessions. */
export const StaffSessionView = z.object({
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  isCurrent: z.boolean(),
});
export type StaffSessionView = z.infer<typeof StaffSessionView>;

/** A colleague in the list of people. */
export const StaffRowView = z.object({
  id: z.uuid(),
  name: z.string(),
  username: z.string(),
  position: z.string(),
  roles: z.array(Role),
  isDisabled: z.boolean(),
});
export type StaffRowView = z.infer<typeof StaffRowView>;
