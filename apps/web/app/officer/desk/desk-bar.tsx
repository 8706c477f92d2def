import type { DeskView, MessagePreviewView } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { ActionBar, KeyHint } from "@gerai/ui/action-bar";
import { Button, ButtonLink } from "@gerai/ui/button";
import type { ReactNode } from "react";
import { useTexts } from "../../office.ts";
import { SentMessage } from "../parts/sent-message.tsx";
import {
  isDangerous,
  isOneOf,
  PLAIN_CASE_ACTIONS,
  type PlainCaseAction,
  REASONED_CASE_ACTIONS,
  stepHref,
} from "./case-steps.ts";
import { type DeskPlace, deskHref } from "./desk-address.ts";
import { OutputStepButton } from "./desk-outputs.tsx";
import { type PrimaryStep, primaryStep } from "./primary-step.ts";

const MAIN = { "data-primary": "", "aria-keyshortcuts": "Control+Enter" } as const;

/** Button that takes a step of the case at once. */
function CaseStepButton({ desk, step, isMain }: { desk: DeskView; step: PlainCaseAction; isMain?: boolean }) {
  const words = useTexts().t.officer.act;
  const refused = desk.papers.filter((paper) => paper.verdict?.verdict === "refused").length;
  return (
    <form method="post">
      <input type="hidden" name="langkah" value={step} />
      <input type="hidden" name="versi" value={desk.version} />
      <Button
        look={isMain ? "main" : "second"}
        big={isMain}
        wide
        {...(isMain ? MAIN : {})}
        {...(step === "claim" ? { "data-claim": "" } : {})}
      >
        {fill(words[step], { count: refused })}
        {isMain ? <KeyHint>Ctrl ↵</KeyHint> : null}
      </Button>
    </form>
  );
}

function Waiting({ desk, why }: { desk: DeskView; why: Extract<PrimaryStep, { kind: "none" }>["why"] }) {
  const words = useTexts().t.officer.act;
  const sentence =
    why === "second-person" ? words.waitingSecond : why === "head" ? words.waitingHead : words.waiting[desk.state];
  return (
    <p className="act-none">
      {words.nothing} {sentence}
    </p>
  );
}

function Primary({ desk, step, view }: { desk: DeskView; step: PrimaryStep; view: string | undefined }): ReactNode {
  const { t, locale } = useTexts();
  const words = t.officer;
  const output = "outputId" in step ? desk.outputs.find(({ id }) => id === step.outputId) : undefined;
  switch (step.kind) {
    case "case":
      return <CaseStepButton desk={desk} step={step.step} isMain />;
    case "agree-rejection":
      return (
        <ButtonLink href={stepHref(desk.id, "agree-rejection")} look="danger" big wide {...MAIN}>
          {words.act["agree-rejection"]}
        </ButtonLink>
      );
    case "paper": {
      const paper = desk.papers.find(({ requirement }) => requirement.key === step.requirement);
      return (
        <ButtonLink href={deskHref(desk.id, { view, paper: step.requirement })} big wide {...MAIN}>
          {fill(words.act.next, { paper: paper?.requirement.label[locale] ?? "" })}
        </ButtonLink>
      );
    }
    case "output":
      return output ? <OutputStepButton output={output} step={step.step} isMain /> : null;
    case "output-page":
      return (
        <ButtonLink href={stepHref(desk.id, step.step, step.outputId)} big wide {...MAIN}>
          {words.output.actions[step.step]}
        </ButtonLink>
      );
    default:
      return <Waiting desk={desk} why={step.why} />;
  }
}

function Others({ desk, primary }: { desk: DeskView; primary: PrimaryStep }) {
  const words = useTexts().t.officer.act;
  const main = primary.kind === "case" ? primary.step : primary.kind;
  const rest = desk.actions.filter((action) => action !== main && action !== "decide");
  return rest.map((action) => {
    if (isOneOf(PLAIN_CASE_ACTIONS, action)) {
      return <CaseStepButton key={action} desk={desk} step={action} />;
    }
    if (action !== "agree-rejection" && !isOneOf(REASONED_CASE_ACTIONS, action)) return null;
    return (
      <ButtonLink key={action} href={stepHref(desk.id, action)} look={isDangerous(action) ? "danger" : "second"}>
        {words[action]}
      </ButtonLink>
    );
  });
}

/** Bottom of the desk: the exact message, the one main button, the other steps. */
export function DeskBar(props: { desk: DeskView; message: MessagePreviewView | null; place: DeskPlace }) {
  const { desk, message, place } = props;
  const words = useTexts().t.officer;
  const primary = primaryStep(desk);
  const sends = desk.actions.includes("ask-completion") || desk.actions.includes("verify");
  const others = desk.actions.some(
    (action) => action !== "decide" && action !== (primary.kind === "case" ? primary.step : primary.kind),
  );
  return (
    <ActionBar
      label={words.desk.actLabel}
      message={
        message ? (
          <SentMessage message={message} note={words.message.toBe} />
        ) : sends ? (
          <p className="act-none">{words.message.unavailable}</p>
        ) : null
      }
      primary={<Primary desk={desk} step={primary} view={place.view} />}
      others={others ? <Others desk={desk} primary={primary} /> : undefined}
    />
  );
}
