export { checkReadiness, checkReadinessWhenDue } from "./check-readiness.ts";
export { type DeadEnd, findDeadEnd } from "./find-way-through.ts";
export { getReadiness } from "./get-readiness.ts";
export {
  judgeReadiness,
  type Reach,
  type ReadinessFacts,
  type ReadinessFinding,
  type ServiceReadiness,
} from "./judge-readiness.ts";
export { gatherReadinessDigest, mailReadinessDigest } from "./mail-digest.ts";
