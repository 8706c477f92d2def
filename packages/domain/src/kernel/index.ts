export { type Access, assertAccess } from "./access.ts";
export {
  type CalledEnd,
  type Command,
  type CommandEnd,
  type CommandOptions,
  type CommandSpec,
  command,
} from "./command.ts";
export { actAs, type Context, type OfficeFacts, openContext, publicUrl, type Resources } from "./context.ts";
export { createOfficeKeys } from "./create-office-keys.ts";
export { asProblem } from "./database-problems.ts";
export { type Ingress, type Input, type InputRoute, ingress } from "./ingress.ts";
export { type KeyCache, KeyRing, loadKeyRing } from "./office-keys.ts";
export { parseInput } from "./parse-input.ts";
export type { Ports } from "./ports.ts";
export {
  actorId,
  type LinkPrincipal,
  type PlatformPrincipal,
  type Principal,
  type PrincipalKind,
  type PublicPrincipal,
  type StaffPrincipal,
  SYSTEM,
  type SystemPrincipal,
} from "./principal.ts";
export { type Procedure, type ProcedureSpec, procedure } from "./procedure.ts";
export { type Query, type QuerySpec, query, type ReadScope } from "./query.ts";
export { recordRefusal } from "./record-refusal.ts";
export { auditRow, type Scope } from "./scope.ts";
export { type Step, step } from "./step.ts";
export { insertAuditEvent, type WritingCall } from "./trail.store.ts";
