export { changePassword } from "./change-password.ts";
export { disableStaff } from "./disable-staff.ts";
export { findSigner } from "./find-signer.ts";
export { findPendingStaff, findStaffByUsername, findStaffPrincipal, staffNames, staffPrincipal } from "./find-staff.ts";
export { getMe } from "./get-me.ts";
export {
  createIntakeGate,
  DEFAULT_INTAKE_LIMITS,
  type IntakeGate,
  type IntakeKind,
  type IntakeLimits,
} from "./intake-gate.ts";
export { listPowers, type Powers } from "./list-powers.ts";
export { listActorNames, listStaff } from "./list-staff.ts";
export { endOtherSessions, listOwnSessions, signOut } from "./own-sessions.ts";
export { passSecondFactor } from "./pass-second-factor.ts";
export { preparePlatformAccount } from "./platform-account.ts";
export { findPlatformPrincipal } from "./platform-sessions.ts";
export {
  getPlatformMe,
  listPlatformOffices,
  PLATFORM_CONSOLE,
  PLATFORM_SIGN_IN,
  passPlatformSecondFactor,
  signInPlatform,
  signOutPlatform,
} from "./platform-sign-in.ts";
export { registerStaff } from "./register-staff.ts";
export { signIn } from "./sign-in.ts";
export { returnToken, spendToken, takeToken } from "./throttle.ts";
export { timeCodeAt } from "./time-codes.ts";
