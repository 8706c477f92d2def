import type { DeskView } from "@gerai/contracts/applications";
import type { Locale } from "@gerai/language";
import { data, redirect } from "react-router";
import type { ApiReply, Caller } from "../../api.server.ts";
import type { AskingStep } from "../desk/case-steps.ts";
import { isOneOf, REASONED_CASE_ACTIONS } from "../desk/case-steps.ts";
import { deskHref } from "../desk/desk-address.ts";
import type { DeskFault } from "../desk/desk-fault.ts";
import { faultOf } from "../desk/take-step.server.ts";
import { attachPdf, takeCaseStep, takeOutputStep, takeReasonedStep } from "../staff-api.server.ts";
import { type StepFaults, stepFaults, stepForm, type TypedStep } from "./step-form.ts";

/** What the page of a step is drawn with after a post that did not take it. */
export interface StepAnswer {
  readonly typed?: TypedStep;
  /** The message was asked for and stands with the typed words in it. */
  readonly isShown: boolean;
  readonly faults?: StepFaults;
  readonly fault?: DeskFault;
}

const text = (form: FormData, name: string): string =>
  String(form.get(name) ?? "")
    .replace(/\r\n/g, "\n")
    .trim();

interface Order {
  readonly caseId: string;
  readonly step: AskingStep;
  readonly outputId: string;
  readonly version: number;
  readonly typed: TypedStep;
}

function send(caller: Caller, { caseId, step, outputId, version, typed }: Order): Promise<ApiReply<DeskView>> {
  if (step === "agree-rejection") return takeCaseStep(caller, caseId, step, version);
  if (isOneOf(REASONED_CASE_ACTIONS, step)) {
    const requirement = typed.requirement || undefined;
    return takeReasonedStep(caller, caseId, step, { version, reason: typed.words, requirement });
  }
  const secondPerson = typed.secondPerson || undefined;
  return takeOutputStep(caller, outputId, step, { version, note: typed.words || undefined, secondPerson });
}

async function attach(caller: Caller, locale: Locale, caseId: string, outputId: string) {
  const isForm = (caller.request.headers.get("content-type") ?? "").startsWith("multipart/form-data");
  if (!isForm || !caller.request.body) return redirect(deskHref(caseId, {}), { status: 303 });
  const reply = await attachPdf(caller, outputId);
  if (reply.ok) return redirect(deskHref(caseId, {}), { status: 303 });
  return data<StepAnswer>({ isShown: false, fault: faultOf(caller, locale, reply) }, { status: reply.status });
}

/**
 * Works on a post of a step's page. Words that the applicant will read are first shown in their message; only from there
 * (`kirim`) is the step taken, or back to the words (`ubah`). Done, it leads back to the desk; refused, everything typed stays.
 */
export async function takeAskingStep(caller: Caller, locale: Locale, caseId: string, step: AskingStep) {
  const outputId = new URL(caller.request.url).searchParams.get("keluaran") ?? "";
  if (step === "attach-pdf") return await attach(caller, locale, caseId, outputId);
  const posted = await caller.request.formData();
  const typed: TypedStep = {
    words: text(posted, "catatan"),
    secondPerson: text(posted, "orang_kedua"),
    requirement: text(posted, "berkas"),
  };
  if (posted.has("ubah")) return data<StepAnswer>({ typed, isShown: false });
  const form = stepForm(step);
  const faults = stepFaults(form, typed);
  if (faults) return data<StepAnswer>({ typed, isShown: false, faults }, { status: 422 });
  if (form.showsWords && !posted.has("kirim")) return data<StepAnswer>({ typed, isShown: true });
  const reply = await send(caller, { caseId, step, outputId, version: Number(posted.get("versi")), typed });
  if (reply.ok) return redirect(deskHref(caseId, {}), { status: 303 });
  const fault = faultOf(caller, locale, reply);
  return data<StepAnswer>({ typed, isShown: false, fault }, { status: reply.status });
}
