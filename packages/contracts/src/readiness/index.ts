export { readinessFound } from "./events.ts";
export {
  ReadinessCheckView,
  ReadinessCode,
  ReadinessFindingView,
  ReadinessMend,
  ReadinessSeverity,
  ReadinessView,
} from "./finding.ts";
