import { formatMessageCode, formatTrackingCode } from "@gerai/foundation/codes";
import {
  type CaseContact,
  type CaseFile,
  canBeHeld,
  findWaitingRequest,
  listRefusedPapers,
  mintLink,
  outputName,
  readCaseCourses,
  readCaseFile,
  readOutput,
  viewHolds,
} from "../applications/index.ts";
import { mintDocumentLink } from "../issuing/index.ts";
import { publicUrl, type ReadScope, type Scope, step } from "../kernel/index.ts";
import type { Notice, NoticeKind } from "./ports.ts";
import type { NoticeFacts } from "./record-notice.ts";

/** A notice with whom it goes to; both are made when it is sent and kept nowhere. */
export interface AddressedNotice {
  readonly contact: Pick<CaseContact, "phone" | "email">;
  readonly service: string;
  readonly notice: Notice;
}

/** What is to be told: of which case, and of which request or output of it. */
export interface NoticeOrder {
  readonly kind: NoticeKind;
  readonly applicationId: string;
  readonly subjectId: string | null;
  readonly facts: NoticeFacts | null;
  readonly messageCode: string;
  /** The case as it was read in this transaction, where it was. */
  readonly file?: CaseFile;
}

/** What every notice says: office, number, service, where to look. */
export function frameNotice({ ctx }: ReadScope, file: CaseFile, kind: NoticeKind, messageCode: string): Notice {
  return {
    kind,
    locale: file.contact.locale,
    office: { name: ctx.office.fullName, timeZone: ctx.office.timeZone },
    number: file.number,
    service: file.serviceName,
    trackLink: publicUrl(ctx, "/lacak"),
    checkLink: publicUrl(ctx, "/cek-pesan"),
    messageCode,
  };
}

type Parts = Partial<Notice> | undefined;

/** The request with its refused papers and a fresh link; undefined when it no longer waits. */
async function gatherCompletion(scope: Scope, file: CaseFile, requestId: string): Promise<Parts> {
  const request = await findWaitingRequest(scope, file, requestId);
  if (!request) return undefined;
  const items = await listRefusedPapers(scope, file, request.round);
  const token = await mintLink(scope, {
    kind: "completion",
    applicationId: file.id,
    subjectId: request.id,
    expiresAt: request.expiresAt,
  });
  return { items, until: request.expiresAt, link: publicUrl(scope.ctx, `/lengkapi/${token}`) };
}

async function gatherOutput(scope: Scope, file: CaseFile, kind: NoticeKind, outputId: string): Promise<Parts> {
  const output = await readOutput(scope, outputId);
  if (output.applicationId !== file.id) return undefined;
  const name = outputName(output.item, file.serviceName);
  if (kind === "answered") return { name, words: output.details.answer ?? "" };
  if (kind === "revoked") return output.state === "REVOKED" ? { name } : undefined;
  if (kind === "ready") return output.state === "READY_FOR_PICKUP" ? { name } : undefined;
  const token = await mintDocumentLink(scope, { outputId });
  return token ? { name, link: publicUrl(scope.ctx, `/dokumen/${token}`) } : undefined;
}

/** What holds the case up now; what was to be told is overtaken when that has changed meanwhile. */
async function gatherHold(scope: Scope, file: CaseFile, kind: "held" | "resumed"): Promise<Parts> {
  const [course] = await readCaseCourses(scope, [file.id]);
  if (!course || !canBeHeld(course.state)) return undefined;
  const [hold] = viewHolds(course.state, course.outputs, course.holds);
  if (kind === "resumed") return hold ? undefined : {};
  return hold && { hold };
}

async function gatherParts(scope: Scope, file: CaseFile, { kind, subjectId, facts }: NoticeOrder): Promise<Parts> {
  switch (kind) {
    case "received":
      return { code: formatTrackingCode(file.contact.trackingCode) };
    case "completion":
    case "completion-reminder":
      return subjectId ? await gatherCompletion(scope, file, subjectId) : undefined;
    case "document":
    case "ready":
    case "answered":
    case "revoked":
      return subjectId ? await gatherOutput(scope, file, kind, subjectId) : undefined;
    case "rejected":
      return { words: file.rejectionReason ?? "" };
    case "held":
    case "resumed":
      return await gatherHold(scope, file, kind);
    case "promise":
      return facts ? { promise: facts } : undefined;
    default:
      return {};
  }
}

/**
 * The facts of a notice as they are now, with links minted for this very message; earlier links to the same thing are
 * void from now on. Undefined when it is no longer true (answered, revoked).
 */
export const gatherNotice = step(async (scope: Scope, order: NoticeOrder): Promise<AddressedNotice | undefined> => {
  const file = order.file ?? (await readCaseFile(scope, order.applicationId));
  const parts = await gatherParts(scope, file, order);
  if (!parts) return undefined;
  const notice = { ...frameNotice(scope, file, order.kind, formatMessageCode(order.messageCode)), ...parts };
  return { contact: file.contact, service: file.definition.code, notice };
});
