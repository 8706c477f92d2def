import type { MessagePreviewView } from "@gerai/contracts/applications";
import { z } from "zod";
import { type CaseFile, listRefusedPapers, maskEmail, readCaseFile } from "../applications/index.ts";
import { query, type ReadScope } from "../kernel/index.ts";
import { frameNotice } from "./gather-notice.ts";
import type { Notice } from "./ports.ts";

/** Steps of the desk that send something to the applicant. */
export const PREVIEW_STEPS = ["ask-completion", "verify", "propose-rejection", "reopen-completion"] as const;

/** Stands for the link, which is made when the message is sent. */
const LINK_PLACE = "<tautan>";
/** Stands for the words the officer has not written yet. */
const WORDS_PLACE = "<alasan>";
/** Days to answer a request, counted from the sending. */
const ANSWER_DAYS = 14;

async function previewOf(scope: ReadScope, file: CaseFile, step: (typeof PREVIEW_STEPS)[number]): Promise<Notice> {
  const until = new Date(scope.ctx.now().getTime() + ANSWER_DAYS * 86_400_000);
  switch (step) {
    case "verify":
      return frameNotice(scope, file, "verified");
    case "propose-rejection":
      return { ...frameNotice(scope, file, "rejected"), words: file.rejectionReason ?? WORDS_PLACE };
    case "ask-completion": {
      const items = await listRefusedPapers(scope, file, file.round);
      return { ...frameNotice(scope, file, "completion"), items, until, link: LINK_PLACE };
    }
    case "reopen-completion": {
      const place = { id: WORDS_PLACE, en: WORDS_PLACE };
      const items = [{ paper: { id: "<berkas>", en: "<berkas>" }, text: place }];
      return { ...frameNotice(scope, file, "completion"), items, until, link: LINK_PLACE };
    }
  }
}

/** The exact message that a step would send, before it is taken; the link stands as `<tautan>`. Without an address, no channel. */
export const previewNotice = query({
  action: "notice.preview",
  principals: ["staff"],
  permission: "applications:decide",
  input: z.object({ applicationId: z.uuid(), step: z.enum(PREVIEW_STEPS) }),
  async run(scope, { applicationId, step }): Promise<MessagePreviewView> {
    const file = await readCaseFile(scope, applicationId);
    const { subject, text } = scope.ctx.ports.notices.write(await previewOf(scope, file, step));
    const { email } = file.contact;
    return { channel: email ? "email" : null, to: maskEmail(email), subject, text };
  },
});
