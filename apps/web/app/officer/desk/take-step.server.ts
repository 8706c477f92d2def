import { DecidePaperInput, type DeskView } from "@gerai/contracts/applications";
import { type Locale, messages, problemText } from "@gerai/language";
import { data, redirect } from "react-router";
import { type ApiReply, type Caller, problemResponse } from "../../api.server.ts";
import { decidePaper, takeCaseStep, takeOutputStep } from "../staff-api.server.ts";
import { signInAddress } from "../staff-session.server.ts";
import { isOneOf, PLAIN_CASE_ACTIONS, PLAIN_OUTPUT_ACTIONS } from "./case-steps.ts";
import { deskHref, nextUndecided, readDeskPlace } from "./desk-address.ts";
import type { DeskFault, TypedVerdict } from "./desk-fault.ts";

type Refused = Extract<ApiReply<DeskView>, { ok: false }>;

/** What to say of a refused step; for anything the officer cannot mend, the sign-in or the error page. */
export function faultOf(caller: Caller, locale: Locale, reply: Refused, typed?: TypedVerdict): DeskFault {
  const { problem, status } = reply;
  if (status === 401) throw redirect(signInAddress(caller.request), { status: 303 });
  if (![403, 409, 413, 422].includes(status)) throw problemResponse(problem);
  return {
    text: problemText(locale, problem.code, problem.params),
    isStale: problem.code === "applications.stale-version",
    typed,
  };
}

const text = (form: FormData, name: string): string => String(form.get(name) ?? "").trim();

function verdictFault(locale: Locale, typed: TypedVerdict): string | undefined {
  const words = messages(locale).officer.desk;
  if (!typed.verdict) return words.verdictNeeded;
  if (typed.note.length > 300) return words.noteTooLong;
  if (typed.verdict !== "refused") return undefined;
  if (!typed.reason) return words.reasonNeeded;
  return typed.reason === "other" && typed.note.length < 5 ? words.noteNeeded : undefined;
}

async function takeVerdict(caller: Caller, locale: Locale, caseId: string, form: FormData) {
  const typed: TypedVerdict = {
    requirement: text(form, "berkas"),
    verdict: text(form, "putusan"),
    reason: text(form, "alasan"),
    note: text(form, "catatan"),
  };
  const fault = verdictFault(locale, typed);
  const isRefusal = typed.verdict === "refused";
  const input = DecidePaperInput.safeParse({
    version: Number(form.get("versi")),
    requirement: typed.requirement,
    verdict: typed.verdict,
    ...(isRefusal ? { reason: typed.reason || undefined, note: typed.note || undefined } : {}),
  });
  if (fault || !input.success) {
    const said = fault ?? problemText(locale, "kernel.invalid-input");
    return data<DeskFault>({ text: said, isStale: false, typed }, { status: 422 });
  }
  const reply = await decidePaper(caller, caseId, input.data);
  if (!reply.ok) return data(faultOf(caller, locale, reply, typed), { status: reply.status });
  const { view } = readDeskPlace(new URL(caller.request.url).searchParams);
  const next = nextUndecided(reply.data, typed.requirement)?.requirement.key ?? typed.requirement;
  return redirect(deskHref(caseId, { view, paper: next }), { status: 303 });
}

/**
 * Works on a post of the desk: `langkah` names a step of the case, of the output `keluaran`, or `verdicts`. Done, it leads
 * back to the desk; refused, the desk is drawn anew in its newest state with the reason and what was typed.
 */
export async function takeStep(caller: Caller, locale: Locale, caseId: string) {
  const form = await caller.request.formData();
  const step = form.get("langkah");
  const version = Number(form.get("versi"));
  if (step === "verdicts") return await takeVerdict(caller, locale, caseId, form);
  const here = deskHref(caseId, readDeskPlace(new URL(caller.request.url).searchParams));
  const outputId = text(form, "keluaran");
  const reply =
    outputId && isOneOf(PLAIN_OUTPUT_ACTIONS, step)
      ? await takeOutputStep(caller, outputId, step, { version })
      : isOneOf(PLAIN_CASE_ACTIONS, step)
        ? await takeCaseStep(caller, caseId, step, version)
        : undefined;
  if (!reply || reply.ok) return redirect(here, { status: 303 });
  return data(faultOf(caller, locale, reply), { status: reply.status });
}
