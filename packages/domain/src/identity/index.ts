export { findPendingStaff, findStaffByUsername, findStaffPrincipal, staffNames, staffPrincipal } from "./find-staff.ts";
export { registerStaff } from "./register-staff.ts";
export { timeCodeAt } from "./time-codes.ts";
