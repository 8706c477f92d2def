import type { ConversationView } from "@gerai/contracts/conversations";
import { type Locale, messages, problemText } from "@gerai/language";
import { data, redirect } from "react-router";
import type { ApiReply, Caller } from "../../api.server.ts";
import { needStaff } from "../staff-session.server.ts";
import { FOOT, isToldBelow, NOTES, type StepName } from "./chat-notes.ts";
import {
  answerConversation,
  type ConversationStep,
  linkConversation,
  listCannedReplies,
  takeConversation,
} from "./inbox-api.server.ts";

/** The page again: what was typed, what is wrong with it, and why the step was not taken. */
export interface ChatFault {
  readonly answer?: string;
  readonly answerError?: string;
  readonly caseNumber?: string;
  readonly caseError?: string;
  readonly problem?: string;
}

const isStep = (name: string): name is StepName => Object.hasOwn(NOTES, name);
const isPlainStep = (name: StepName): name is ConversationStep & StepName =>
  name === "claim" || name === "release" || name === "hand-back" || name === "invite";

const text = (form: FormData, name: string) => String(form.get(name) ?? "").replace(/\r\n?/g, "\n");
const again = (fault: ChatFault, status: number) => data<ChatFault>(fault, { status });

/** Puts a canned reply behind what was typed, for who has no script. */
async function insertReply(caller: Caller, form: FormData) {
  const typed = text(form, "jawaban");
  const replies = needStaff(caller, await listCannedReplies(caller));
  const chosen = replies.find(({ id }) => id === form.get("siap"));
  return again({ answer: [typed.trimEnd(), chosen?.filled ?? ""].filter(Boolean).join("\n") }, 200);
}

/** What is wrong with an answer before it is sent. */
function answerFault(answer: string, locale: Locale): string | undefined {
  const { faults } = messages(locale).inbox;
  if (answer.trim() === "") return faults.empty;
  return answer.trim().length > 4_000 ? faults.tooLong : undefined;
}

function callStep(caller: Caller, id: string, step: StepName, form: FormData): Promise<ApiReply<ConversationView>> {
  const revision = Number(form.get("_revisi"));
  if (isPlainStep(step)) return takeConversation(caller, id, step, { revision });
  if (step === "answer") {
    return answerConversation(caller, id, { text: text(form, "jawaban") }, text(form, "_kunci_isian"));
  }
  const caseNumber = step === "link" ? text(form, "pengajuan").trim() : null;
  return linkConversation(caller, id, { revision, caseNumber });
}

/** Why a step was refused, in words, at the box it belongs to. */
function faultOf(step: StepName, form: FormData, reply: ApiReply<unknown> & { ok: false }, locale: Locale): ChatFault {
  const { inbox } = messages(locale);
  const { code, params } = reply.problem;
  const problem = problemText(locale, code, params);
  if (step === "answer") {
    const answer = text(form, "jawaban");
    return code === "conversations.personal-number"
      ? { answer, answerError: inbox.faults.personalNumber }
      : { answer, problem };
  }
  if (step !== "link") return { problem };
  const caseNumber = text(form, "pengajuan");
  return reply.status === 404 || reply.status === 422
    ? { caseNumber, caseError: inbox.link.notFound }
    : { caseNumber, problem };
}

/** Does what the pressed button says; nothing that was typed is lost. */
export async function takeChatStep(caller: Caller, id: string, locale: Locale) {
  const form = await caller.request.formData();
  const step = String(form.get("_langkah") ?? "");
  if (step === "insert") return insertReply(caller, form);
  if (!isStep(step)) throw new Response(null, { status: 400 });
  if (step === "answer") {
    const answer = text(form, "jawaban");
    const answerError = answerFault(answer, locale);
    if (answerError) return again({ answer, answerError }, 422);
  }
  if (step === "link" && text(form, "pengajuan").trim() === "") {
    return again({ caseNumber: "", caseError: messages(locale).inbox.link.needed }, 422);
  }
  const reply = await callStep(caller, id, step, form);
  if (reply.ok) {
    const note = NOTES[step];
    const place = isToldBelow(note) ? `#${FOOT}` : "";
    throw redirect(`/petugas/percakapan/${encodeURIComponent(id)}?hasil=${note}${place}`, 303);
  }
  const isTold = reply.status === 409 || reply.status === 422 || reply.status === 429;
  if (!isTold && !(step === "link" && reply.status === 404)) needStaff(caller, reply);
  return again(faultOf(step, form, reply, locale), reply.status === 404 ? 422 : reply.status);
}
