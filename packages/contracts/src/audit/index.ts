export { AuditEventView, AuditPageView, AuditVerificationView, ListAuditInput, VerifyAuditInput } from "./trail.ts";
