import type { AskingStep } from "../desk/case-steps.ts";

/** The words a step asks for: how many letters, and who reads them. */
interface AskedWords {
  readonly min: number;
  readonly max: number;
  readonly label: "reasonToCitizen" | "reasonInside" | "taker" | "courier" | "answer";
  readonly isLong: boolean;
}

/** What the page of a step asks for before anything is sent. */
export interface StepForm {
  readonly words?: AskedWords;
  readonly needsSecondPerson?: boolean;
  readonly needsPaper?: boolean;
  readonly needsFile?: boolean;
  /** The typed words become part of the message: it is shown with them before the last button appears. */
  readonly showsWords?: boolean;
}

const TO_CITIZEN = { min: 10, max: 500, label: "reasonToCitizen", isLong: true } as const;
const INSIDE = { min: 10, max: 1000, label: "reasonInside", isLong: true } as const;

const FORMS: Readonly<Record<AskingStep, StepForm>> = {
  "propose-rejection": { words: TO_CITIZEN, showsWords: true },
  "agree-rejection": {},
  "reopen-completion": { words: TO_CITIZEN, needsPaper: true, showsWords: true },
  cancel: { words: { ...INSIDE, max: 500 } },
  "attach-pdf": { needsFile: true },
  "send-back": { words: INSIDE },
  spoil: { words: INSIDE, needsSecondPerson: true },
  courier: { words: { min: 3, max: 200, label: "courier", isLong: false } },
  collect: { words: { min: 3, max: 200, label: "taker", isLong: false } },
  answer: { words: { min: 10, max: 1000, label: "answer", isLong: true }, showsWords: true },
  revoke: { words: INSIDE },
};

/** Every step that has a page of its own. */
export const ASKING_STEPS = Object.keys(FORMS) as AskingStep[];

/** What the page of this step asks for. */
export function stepForm(step: AskingStep): StepForm {
  return FORMS[step];
}

/** What was typed on the page of a step. */
export interface TypedStep {
  readonly words: string;
  readonly secondPerson: string;
  readonly requirement: string;
}

/** What is missing in it, by field. */
export interface StepFaults {
  readonly words?: "too-short" | "too-long";
  readonly secondPerson?: "missing";
  readonly requirement?: "missing";
}

/** Judges what was typed before anything is sent; undefined when nothing is missing. */
export function stepFaults(form: StepForm, typed: TypedStep): StepFaults | undefined {
  const length = [...typed.words].length;
  const faults: StepFaults = {
    ...(form.words && length < form.words.min ? { words: "too-short" as const } : {}),
    ...(form.words && length > form.words.max ? { words: "too-long" as const } : {}),
    ...(form.needsSecondPerson && typed.secondPerson === "" ? { secondPerson: "missing" as const } : {}),
    ...(form.needsPaper && typed.requirement === "" ? { requirement: "missing" as const } : {}),
  };
  return Object.keys(faults).length > 0 ? faults : undefined;
}
