import { MESSAGE_STEPS, type MessagePreviewView, type OutputState } from "@gerai/contracts/applications";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import {
  type CaseFile,
  isFinalOutput,
  listRefusedPapers,
  maskEmail,
  maskPhone,
  type OutputFile,
  outputName,
  readCaseFile,
  readOutputs,
} from "../applications/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { frameNotice } from "./gather-notice.ts";
import { findNoticeWords } from "./notice-template.ts";
import { findOrder, findWays } from "./plan-ways.ts";
import type { Notice } from "./ports.ts";

type MessageStep = (typeof MESSAGE_STEPS)[number];
type OutputStep = Extract<MessageStep, "attach-pdf" | "courier" | "collect" | "answer" | "revoke">;

/** Stands for the link, which is made when the message is sent. */
const LINK_PLACE = "<tautan>";
/** Stands for the code of the message. */
const CODE_PLACE = "<kode>";
/** Stands for the words the officer has not written yet. */
const WORDS_PLACE = "<alasan>";
/** Stands for the paper the officer has not chosen yet. */
const PAPER_PLACE = { id: "<berkas>", en: "<berkas>" };
/** Days to answer a request, counted from the sending. */
const ANSWER_DAYS = 14;

const OUTPUT_STEPS: readonly string[] = ["attach-pdf", "courier", "collect", "answer", "revoke"];
const isOutputStep = (step: MessageStep): step is OutputStep => OUTPUT_STEPS.includes(step);

async function ofOutput(
  scope: ReadScope,
  file: CaseFile,
  step: OutputStep,
  outputId: string | undefined,
): Promise<Notice | undefined> {
  const outputs = await readOutputs(scope, file.id);
  const output: OutputFile | undefined = outputs.find(({ id }) => id === outputId);
  if (!output) throw notFound();
  const name = outputName(output.item, file.serviceName);
  switch (step) {
    case "attach-pdf":
      // A paper that waits at the counter is announced when it lies there, not when it is made.
      if (output.delivery === "pickup") return undefined;
      return { ...frameNotice(scope, file, "document", CODE_PLACE), name, link: LINK_PLACE };
    case "answer":
      return { ...frameNotice(scope, file, "answered", CODE_PLACE), name, words: WORDS_PLACE };
    case "revoke":
      return { ...frameNotice(scope, file, "revoked", CODE_PLACE), name };
    default: {
      const isLast = outputs.every(({ id, state }) => id === output.id || isFinalOutput(state satisfies OutputState));
      return isLast ? frameNotice(scope, file, "closed", CODE_PLACE) : undefined;
    }
  }
}

async function ofCase(scope: ReadScope, file: CaseFile, step: Exclude<MessageStep, OutputStep>): Promise<Notice> {
  const until = new Date(scope.ctx.now().getTime() + ANSWER_DAYS * 86_400_000);
  switch (step) {
    case "verify":
      return frameNotice(scope, file, "verified", CODE_PLACE);
    case "cancel":
      return frameNotice(scope, file, "cancelled", CODE_PLACE);
    case "propose-rejection":
      return { ...frameNotice(scope, file, "rejected", CODE_PLACE), words: WORDS_PLACE };
    case "agree-rejection":
      return { ...frameNotice(scope, file, "rejected", CODE_PLACE), words: file.rejectionReason ?? "" };
    case "ask-completion": {
      const items = await listRefusedPapers(scope, file, file.round);
      return { ...frameNotice(scope, file, "completion", CODE_PLACE), items, until, link: LINK_PLACE };
    }
    case "reopen-completion": {
      const items = [{ paper: PAPER_PLACE, text: { id: WORDS_PLACE, en: WORDS_PLACE } }];
      return { ...frameNotice(scope, file, "completion", CODE_PLACE), items, until, link: LINK_PLACE };
    }
  }
}

/** The message as it would go by the first way that is open now; worded as e-mail when there is none. */
async function viewMessage(
  scope: ReadScope,
  file: CaseFile,
  notice: Notice,
  outputId: string | undefined,
): Promise<MessagePreviewView> {
  const { notices } = scope.ctx.ports;
  const { kind, locale } = notice;
  const outputs = kind === "document" ? await readOutputs(scope, file.id) : [];
  const delivery = outputs.find(({ id }) => id === outputId)?.delivery;
  const { phone, email } = file.contact;
  for (const channel of await findWays(scope, file, { kind, order: await findOrder(scope, kind), delivery })) {
    const words = await findNoticeWords(scope, { kind, channel, locale, service: file.definition.code });
    if (words === "unusable") continue;
    if (channel !== "email")
      return { channel, to: maskPhone(phone), subject: "", text: notices.writeSms(notice, words) };
    const { subject, text } = notices.write(notice, words);
    return { channel, to: maskEmail(email), subject, text };
  }
  const { subject, text } = notices.write(notice, null);
  return { channel: null, to: null, subject, text };
}

/**
 * The exact message that a step would send, before it is taken, in the language of the case; null when it sends none.
 * Whoever may open the desk may read it: it tells nothing that the case beside it does not.
 */
export const previewNotice = query({
  action: "notice.preview",
  principals: ["staff"],
  permission: "applications:read",
  input: z.object({ applicationId: z.uuid(), step: z.enum(MESSAGE_STEPS), outputId: z.uuid().optional() }),
  async run(scope, { applicationId, step, outputId }): Promise<MessagePreviewView | null> {
    const file = await readCaseFile(scope, applicationId);
    const notice = isOutputStep(step) ? await ofOutput(scope, file, step, outputId) : await ofCase(scope, file, step);
    return notice ? await viewMessage(scope, file, notice, outputId) : null;
  },
});
