export { PERMISSIONS, type Permission, permissionsOf, ROLE_PERMISSIONS, ROLES, Role } from "./permissions.ts";
export { PlatformMeView, PlatformOfficeView } from "./platform.ts";
export {
  ChangePasswordInput,
  SecondFactorInput,
  SignInInput,
  SignInView,
  StaffMeView,
  StaffRowView,
  StaffSessionView,
} from "./sign-in.ts";
