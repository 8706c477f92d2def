import type { DeskOutputView, DeskView } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { ConfirmPage } from "@gerai/ui/confirm-page";
import { useTexts } from "../../office.ts";
import { type AskingStep, isDangerous } from "../desk/case-steps.ts";
import { deskHref } from "../desk/desk-address.ts";
import { useChanged } from "../desk/desk-case.tsx";
import { HiddenFields } from "../parts/hidden-fields.tsx";
import { SentMessage } from "../parts/sent-message.tsx";
import { StaffTitle } from "../parts/staff-title.tsx";
import { StepFields } from "./step-fields.tsx";
import { stepForm, type TypedStep } from "./step-form.ts";
import { type StepMessage, withTypedWords } from "./step-message.ts";
import type { StepAnswer } from "./take-asking-step.server.ts";

interface StepPageProps {
  readonly step: AskingStep;
  readonly desk: DeskView;
  readonly output: DeskOutputView | undefined;
  readonly message: StepMessage;
  readonly answer: StepAnswer | undefined;
}

function useStepTexts({ step, desk, output }: StepPageProps) {
  const { t, locale } = useTexts();
  const texts = t.officer.step[step === "cancel" ? "cancel-case" : step];
  const name = output?.name[locale] ?? desk.rejection?.proposedBy ?? "";
  return { ...texts, lead: fill(texts.lead, { name }) };
}

function Message({ desk, message, answer }: StepPageProps) {
  const { t, locale } = useTexts();
  const words = t.officer.message;
  if (message === "none") return <p className="act-none">{words.none}</p>;
  if (message === "unavailable") return <HintBar tone="warn">{words.unavailable}</HintBar>;
  const paper = desk.papers.find(({ requirement }) => requirement.key === answer?.typed?.requirement);
  return <SentMessage message={withTypedWords(message, answer?.typed, paper?.requirement.label[locale])} />;
}

/** The last button, beneath the message that holds the typed words; they travel along unseen, so that it is sent as shown. */
function SendButtons({ step, typed }: { step: AskingStep; typed: TypedStep | undefined }) {
  const words = useTexts().t.officer.step;
  const fields = [
    ["catatan", typed?.words ?? ""],
    ["orang_kedua", typed?.secondPerson ?? ""],
    ["berkas", typed?.requirement ?? ""],
  ] as const;
  return (
    <>
      <HiddenFields fields={fields.filter(([, value]) => value !== "")} />
      <div className="row-acts">
        <Button look={isDangerous(step) ? "danger" : "main"} name="kirim" value="1" data-primary="">
          {words[step === "cancel" ? "cancel-case" : step].submit}
        </Button>
        <Button look="second" name="ubah" value="1">
          {words.change}
        </Button>
      </div>
    </>
  );
}

/** The form: fields and the button that takes the step; where the applicant reads the words, a look at them comes between. */
function AskForm(props: StepPageProps) {
  const { step, desk, output, answer } = props;
  const words = useTexts().t.officer.step;
  const form = stepForm(step);
  return (
    <form method="post" encType={form.needsFile ? "multipart/form-data" : undefined}>
      <input type="hidden" name="langkah" value={step} />
      <input type="hidden" name="versi" value={output?.version ?? desk.version} />
      {output ? <input type="hidden" name="keluaran" value={output.id} /> : null}
      {answer?.isShown ? (
        <SendButtons step={step} typed={answer.typed} />
      ) : (
        <>
          <StepFields form={form} desk={desk} output={output} typed={answer?.typed} faults={answer?.faults} />
          <div className="row-acts">
            <Button look={isDangerous(step) && !form.showsWords ? "danger" : "main"} data-primary="">
              {form.showsWords ? words.show : words[step === "cancel" ? "cancel-case" : step].submit}
            </Button>
            <ButtonLink look="second" href={deskHref(desk.id, {})}>
              {words.cancel}
            </ButtonLink>
          </div>
        </>
      )}
    </form>
  );
}

/** The page that asks before a step: what happens, what the applicant reads word for word, and what is needed. */
export function StepPage(props: StepPageProps) {
  const { t, locale } = useTexts();
  const { step, desk, output, answer } = props;
  const texts = useStepTexts(props);
  const changed = useChanged(desk);
  const offered: readonly string[] = output ? output.actions : desk.actions;
  const isOffered = offered.includes(step);
  const fault = answer?.fault;
  const stale = fault?.isStale ? `${changed} ${t.officer.desk.changedNext}` : undefined;
  const said = isOffered ? (stale ?? fault?.text) : (stale ?? t.problems["applications.transition-refused"]);
  return (
    <ConfirmPage
      title={texts.title}
      lead={texts.lead}
      consequences={[
        { id: "happens", text: texts.happens },
        { id: "citizen", text: texts.citizen },
      ]}
      message={isOffered ? <Message {...props} /> : undefined}
    >
      <StaffTitle text={texts.title} />
      <p className="sm">{fill(t.officer.step.of, { number: desk.number, service: desk.service.name[locale] })}</p>
      {said ? (
        <div role="alert">
          <HintBar tone="bad">
            {said}
            {answer?.typed?.words && !isOffered ? (
              <>
                <br />
                {t.officer.desk.typed} “{answer.typed.words}”
              </>
            ) : null}
          </HintBar>
        </div>
      ) : null}
      {isOffered ? (
        <AskForm {...props} />
      ) : (
        <div className="row-acts">
          <ButtonLink href={deskHref(desk.id, {})}>{t.officer.step.back}</ButtonLink>
        </div>
      )}
    </ConfirmPage>
  );
}
