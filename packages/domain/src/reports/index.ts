export { type CountedCase, countCase } from "./count-case.ts";
export { getOverview } from "./get-overview.ts";
export { type Rebuilding, rebuildReports, rebuildReportsWhenDue } from "./rebuild-reports.ts";
export { recordClosures } from "./record-closures.ts";
