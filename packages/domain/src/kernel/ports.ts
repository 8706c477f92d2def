import type { BroadcastWriter } from "../broadcasts/ports.ts";
import type { EmailTransport, MailReportReader, MessageProviders, TemplateRegistry } from "../channels/ports.ts";
import type { ChatWriter } from "../conversations/ports.ts";
import type { FileInspector, FileStorage } from "../documents/ports.ts";
import type { DocumentRenderer, DocumentSigner, SignatureChecker } from "../issuing/ports.ts";
import type { NoticeTemplates, NoticeWriter } from "../notifications/ports.ts";
import type { ReportDatabase } from "../reports/ports.ts";

/** What the house needs from outside; a process fills in what its verbs use. */
export interface Ports {
  readonly files: FileStorage;
  readonly inspector: FileInspector;
  readonly renderer: DocumentRenderer;
  readonly signer: DocumentSigner;
  readonly signatures: SignatureChecker;
  readonly email: EmailTransport;
  readonly mailReports: MailReportReader;
  readonly messages: MessageProviders;
  readonly chat: ChatWriter;
  readonly broadcasts: BroadcastWriter;
  readonly notices: NoticeWriter;
  readonly noticeTemplates: NoticeTemplates;
  readonly templates: TemplateRegistry;
  readonly reports: ReportDatabase;
}
