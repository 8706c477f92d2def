export { createMailReportReader } from "./mail-report-reader.ts";
export { createRecordingTransport, type RecordingTransport } from "./recording-transport.ts";
export { createSmtpTransport, type SmtpOptions } from "./smtp-transport.ts";
