export { listAudit } from "./list-audit.ts";
export { sealAudit } from "./seal-audit.ts";
export { verifyAudit } from "./verify-audit.ts";
