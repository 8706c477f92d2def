import {
  agreeRejection,
  approveLate,
  claimApplication,
  decidePaper,
  proposeRejection,
  queueCase,
  requestCompletion,
  startProcessing,
  verifyApplication,
} from "../../packages/domain/src/applications/index.ts";
import {
  answerByMessage,
  attachSiakPdf,
  collectOutput,
  markPdfSent,
  printCard,
  readyToPrint,
  requestSignature,
  revokeOutput,
  sendByCourier,
  shelveOutput,
  signOutput,
  visitDone,
} from "../../packages/domain/src/issuing/index.ts";
import { SYSTEM } from "../../packages/domain/src/kernel/index.ts";
import { applicantName } from "./adapt-answers.ts";
import type { DemoCase } from "./demo-case.ts";
import type { SeatName } from "./open-offices.ts";
import { actIn, type SeedWorld } from "./seed-world.ts";

const REASON = "Data pada berkas berbeda dengan data kependudukan dan pemohon sudah diberi tahu lewat telepon.";
const ANSWER =
  "Terima kasih atas laporannya. Data sudah kami periksa dan sesuai; tidak ada yang perlu Anda lakukan lagi.";

/** Which verifier works on a case: always the same one. */
function verifierOf(demo: DemoCase): SeatName {
  return Number.parseInt(demo.key.slice(-1), 16) % 3 === 0 ? "verifikator2" : "verifikator";
}

async function target(demo: DemoCase) {
  return { applicationId: demo.id, version: (await demo.now()).version };
}

/** The system looks whether the case came in outside hours, and then puts it off to the day on which it is read. */
export async function queue(world: SeedWorld, demo: DemoCase): Promise<void> {
  await queueCase(await actIn(world, demo.office.facts, SYSTEM), { applicationId: demo.id });
}

/** The verifier takes the case. */
export async function claim(demo: DemoCase): Promise<void> {
  await claimApplication(await demo.officer(verifierOf(demo)), await target(demo));
}

/** The verifier judges every required paper; one may be refused. */
export async function judge(demo: DemoCase, refused?: string): Promise<void> {
  const ctx = await demo.officer(verifierOf(demo));
  for (const requirement of demo.form.requiredPapers) {
    const { applicationId, version } = await target(demo);
    const decision =
      requirement === refused
        ? ({ version, requirement, verdict: "refused", reason: "blurred" } as const)
        : ({ version, requirement, verdict: "accepted" } as const);
    await decidePaper(ctx, { applicationId, decision });
  }
}

/** The paper that a case of the plan must send again. */
export function poorPaper(demo: DemoCase): string {
  const [first] = demo.form.requiredPapers;
  if (first === undefined) throw new Error(`${demo.plan.service} asks for no paper that could be refused.`);
  return first;
}

/** The verifier asks for the refused paper, and only for that. */
export async function ask(demo: DemoCase): Promise<void> {
  await requestCompletion(await demo.officer(verifierOf(demo)), await target(demo));
}

/** The head approves a late report where the rule needs it. */
export async function approve(demo: DemoCase): Promise<void> {
  await approveLate(await demo.officer("kepala"), await target(demo));
}

/** The verifier finds everything in order. */
export async function verify(demo: DemoCase): Promise<void> {
  await verifyApplication(await demo.officer(verifierOf(demo)), await target(demo));
}

/** Work in SIAK begins. */
export async function begin(demo: DemoCase): Promise<void> {
  await startProcessing(await demo.officer(verifierOf(demo)), await target(demo));
}

/** The verifier proposes to refuse for good. */
export async function propose(demo: DemoCase): Promise<void> {
  await proposeRejection(await demo.officer(verifierOf(demo)), { ...(await target(demo)), reason: REASON });
}

/** A second person agrees. */
export async function agree(demo: DemoCase): Promise<void> {
  await agreeRejection(await demo.officer("kasi"), await target(demo));
}

/** A PDF as SIAK would have sent it, except that it says what it is: signed, but by the demo's own key. */
async function siakPdf(world: SeedWorld, demo: DemoCase): Promise<Uint8Array<ArrayBuffer>> {
  const { facts } = demo.office;
  const { renderer, signer } = world.resources.ports;
  const signed = { signerName: "SIMULASI Kepala Dinas", position: "Kepala Dinas" };
  const drawn = await renderer.renderSimulation({
    title: demo.definition.name.id,
    number: "CONTOH",
    office: { name: facts.fullName, province: facts.provinceName, accent: facts.accent },
    sections: [{ heading: "Contoh berkas dari SIAK", lines: [{ label: "Isi", value: "Data karangan" }] }],
    signer: { name: signed.signerName, position: signed.position },
    placeAndDate: facts.seat,
    verificationUrl: `http://${facts.slug}.${world.config.baseHost}/verifikasi/contoh`,
  });
  return new Uint8Array(
    await signer.sign(drawn, { ...signed, reason: "SIMULASI", location: facts.seat, at: world.clock.now() }),
  );
}

/** A step of one output, by the name that plans use. */
export type OutputStep =
  | "attach"
  | "request-signature"
  | "sign"
  | "sent"
  | "revoke"
  | "ready"
  | "print"
  | "shelve"
  | "collect"
  | "courier"
  | "done"
  | "answer";

/** Carries one output of a case one step further. */
export async function stepOutput(world: SeedWorld, demo: DemoCase, position: number, step: OutputStep): Promise<void> {
  const { id: outputId, version } = await demo.output(position);
  const at = { outputId, version };
  const [verifier, desk] = [await demo.officer(verifierOf(demo)), await demo.officer("loket")];
  const head = await demo.officer("kepala");
  const taker = applicantName(demo.form.answers);
  const steps: Readonly<Record<OutputStep, () => Promise<unknown>>> = {
    attach: async () => attachSiakPdf(verifier, { ...at, pdf: await siakPdf(world, demo) }),
    "request-signature": () => requestSignature(verifier, at),
    sign: () => signOutput(head, at),
    sent: async () => markPdfSent(await actIn(world, demo.office.facts, SYSTEM), { outputId }),
    revoke: () => revokeOutput(head, { ...at, note: "Nama pada dokumen salah ketik; diganti lewat permohonan baru." }),
    ready: () => readyToPrint(verifier, at),
    print: async () => printCard(await demo.officer("pencetak"), at),
    shelve: () => shelveOutput(desk, at),
    collect: () => collectOutput(desk, { ...at, note: taker }),
    courier: () => sendByCourier(desk, { ...at, note: "Kurir contoh, nomor kiriman CONTOH-0001" }),
    done: () => visitDone(desk, at),
    answer: () => answerByMessage(verifier, { ...at, note: ANSWER }),
  };
  await steps[step]();
}
