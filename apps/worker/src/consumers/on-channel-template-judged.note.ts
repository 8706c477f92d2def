import { templateJudged } from "@gerai/contracts/channels";
import { noteJudgement } from "@gerai/domain/notifications";
import { actOn } from "./act-on.ts";

/** Takes a template out of use, or lets it in, as WhatsApp's reviewers say. */
export const onChannelTemplateJudgedNote = actOn("on-channel-template-judged-note", templateJudged, noteJudgement);
