export { createRecordingTransport, type RecordingTransport } from "./recording-transport.ts";
export { createSmtpTransport, type SmtpOptions } from "./smtp-transport.ts";
