import type { DeskOutputView, DeskView } from "@gerai/contracts/applications";
import { Button, ButtonLink } from "@gerai/ui/button";
import { type CaseRow, CaseSection } from "@gerai/ui/case-section";
import { formatBytes, formatDateTime } from "@gerai/ui/format";
import { StaffField } from "@gerai/ui/staff-field";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import { outputLook } from "../parts/state-look.ts";
import {
  ASKING_OUTPUT_ACTIONS,
  INLINE_OUTPUT_ACTIONS,
  type InlineOutputAction,
  isDangerous,
  isOneOf,
  PLAIN_OUTPUT_ACTIONS,
  type PlainOutputAction,
  stepHref,
} from "./case-steps.ts";

const SIGNATURE_TONE = { valid: "ok", invalid: "bad", absent: "warn", pending: "warn" } as const;

/** What is known of an issued paper: where it comes from, its size, and who signed it when with whose certificate. */
function DocumentFacts({ document }: { document: NonNullable<DeskOutputView["document"]> }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.officer.output;
  const { signature } = document;
  const rows: CaseRow[] = [
    {
      term: document.source === "siak" ? words.sourceSiak : words.sourceDemo,
      value: (
        <a href={`/petugas/dokumen/${document.id}`}>
          {words.pdf} ({formatBytes(document.bytes, locale)})
        </a>
      ),
      check: { tone: SIGNATURE_TONE[signature.state], label: words.signature[signature.state] },
    },
    { term: words.signer, value: signature.signer ?? words.unknown },
    { term: words.issuer, value: signature.issuer ?? words.unknown },
    {
      term: words.signedAt,
      value: signature.signedAt ? formatDateTime(signature.signedAt, timeZone, locale) : words.unknown,
    },
    {
      term: words.verification,
      value: <a href={`/verifikasi/${document.verificationCode}`}>{document.verificationCode}</a>,
    },
  ];
  return <CaseSection title={words.document} note={document.sha256Short} rows={rows} />;
}

/** Button that takes a step of an output at once. */
export function OutputStepButton(props: { output: DeskOutputView; step: PlainOutputAction; isMain?: boolean }) {
  const words = useTexts().t.officer.output.actions;
  const { output, step, isMain } = props;
  return (
    <form method="post">
      <input type="hidden" name="langkah" value={step} />
      <input type="hidden" name="keluaran" value={output.id} />
      <input type="hidden" name="versi" value={output.version} />
      <Button
        look={isMain ? "main" : "second"}
        big={isMain}
        wide={isMain}
        {...(isMain ? { "data-primary": "", "aria-keyshortcuts": "Control+Enter" } : {})}
      >
        {words[step]}
      </Button>
    </form>
  );
}

/** A step whose one field stands beside its button; refused, it leads to a page of its own with the reason. */
function InlineStep(props: { caseId: string; output: DeskOutputView; step: InlineOutputAction }) {
  const { t } = useTexts();
  const { output: words, step: asked } = t.officer;
  const { caseId, output, step } = props;
  const isFile = step === "attach-pdf";
  const fields = {
    "attach-pdf": { label: words.file, hint: words.fileHint, rows: undefined },
    "send-back": { label: asked.reasonInside, hint: asked.reasonInsideHint, rows: 2 },
    courier: { label: words.courier, hint: undefined, rows: undefined },
    collect: { label: words.taker, hint: undefined, rows: undefined },
  } as const;
  return (
    <form
      className="inline"
      method="post"
      encType={isFile ? "multipart/form-data" : undefined}
      action={stepHref(caseId, step, output.id)}
    >
      <input type="hidden" name="langkah" value={step} />
      <input type="hidden" name="versi" value={output.version} />
      <input type="hidden" name="keluaran" value={output.id} />
      {isFile ? <input type="hidden" name="version" value={output.version} /> : null}
      <StaffField
        id={`${step}-${output.id}`}
        name={isFile ? "file" : "catatan"}
        type={isFile ? "file" : undefined}
        tall
        labels={{ optional: t.form.optional, error: t.form.errorWord }}
        {...fields[step]}
      />
      <Button look={step === "send-back" ? "danger" : "second"} icon={isFile ? "upload" : undefined}>
        {words.actions[step]}
      </Button>
    </form>
  );
}

function OutputItem({ caseId, output }: { caseId: string; output: DeskOutputView }) {
  const { t, locale } = useTexts();
  const words = t.officer.output;
  const look = outputLook(output.state);
  const deliveries: Readonly<Record<string, string>> = words.delivery;
  const plain = output.actions.filter((action) => isOneOf(PLAIN_OUTPUT_ACTIONS, action));
  const inline = output.actions.filter((action) => isOneOf(INLINE_OUTPUT_ACTIONS, action));
  const asking = output.actions
    .filter((action) => isOneOf(ASKING_OUTPUT_ACTIONS, action))
    .filter((action) => !isOneOf(INLINE_OUTPUT_ACTIONS, action));
  return (
    <li id={`hasil-${output.id}`}>
      <div className="vrow">
        <b>{output.name[locale]}</b>
        <StateChip tone={look.tone} icon={look.icon}>
          {output.label[locale]}
        </StateChip>
      </div>
      <p className="sm">
        {words.kinds[output.kind]}, {deliveries[output.delivery] ?? output.delivery}
      </p>
      {output.document ? <DocumentFacts document={output.document} /> : null}
      {inline.map((step) => (
        <InlineStep key={step} caseId={caseId} output={output} step={step} />
      ))}
      {plain.length + asking.length > 0 ? (
        <div className="row-acts">
          {plain.map((step) => (
            <OutputStepButton key={step} output={output} step={step} />
          ))}
          {asking.map((step) => (
            <ButtonLink
              key={step}
              href={stepHref(caseId, step, output.id)}
              look={isDangerous(step) ? "danger" : "second"}
            >
              {words.actions[step]}
            </ButtonLink>
          ))}
        </div>
      ) : null}
    </li>
  );
}

/** The results of a case with what this person may do with each; drawn once work on them can begin. */
export function DeskOutputs({ desk }: { desk: DeskView }) {
  const words = useTexts().t.officer.output;
  const isEarly = !["VERIFIED", "IN_PROCESS", "CLOSED"].includes(desk.state);
  if (desk.outputs.length === 0 || isEarly) return null;
  return (
    <section aria-labelledby="hasil-judul">
      <div className="part-head">
        <h2 id="hasil-judul">{words.title}</h2>
      </div>
      <ul className="outputs">
        {desk.outputs.map((output) => (
          <OutputItem key={output.id} caseId={desk.id} output={output} />
        ))}
      </ul>
    </section>
  );
}
