import { OutputStepInput } from "@gerai/contracts/applications";
import { newSecretCode } from "@gerai/foundation/codes";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import {
  moveOutput,
  type OutputFile,
  outputName,
  readCaseFile,
  readOutput,
  transitionRefused,
} from "../applications/index.ts";
import { describeAnswers } from "../catalogue/index.ts";
import { findSigner } from "../identity/index.ts";
import { type Context, command, procedure, publicUrl, query } from "../kernel/index.ts";
import { anotherPersonNeeded } from "./issuing.problems.ts";
import { KeptPdf, recordDocument } from "./record-document.ts";
import { judgeSignature } from "./signature-state.ts";
import { simulationSheet } from "./simulation-sheet.ts";
import { keepPdf } from "./stored-pdf.ts";

const Target = OutputStepInput.extend({ outputId: z.uuid() });
const Signature = z.object({ holderName: z.string(), position: z.string(), verificationCode: z.string() });

/** Stops before anything is drawn what the database would stop afterwards. A stale version is left to the move itself. */
function assertMaySign(output: OutputFile, staffId: string): void {
  if (output.kind !== "pdf" || output.state !== "AWAITING_SIGNATURE") throw transitionRefused(output.state, "ISSUED");
  if (output.verifiedBy === staffId) throw anotherPersonNeeded();
}

/** Everything that will stand on the sheet; full answers, so the read is in the trail. */
const readSheet = query({
  action: "output.read-to-sign",
  principals: ["staff"],
  permission: "outputs:sign",
  input: z.object({ outputId: z.uuid(), verificationUrl: z.string() }),
  audited: ({ outputId }) => outputId,
  async run(scope, { outputId, verificationUrl }) {
    const { ctx } = scope;
    if (ctx.principal.kind !== "staff") throw notFound();
    const output = await readOutput(scope, outputId);
    assertMaySign(output, ctx.principal.id);
    const file = await readCaseFile(scope, output.applicationId);
    const signer = await findSigner(scope, ctx.principal.id);
    const sheet = simulationSheet({
      office: ctx.office,
      name: outputName(output.item, file.serviceName),
      number: file.number,
      sections: describeAnswers(file.definition, file.form, file.facts),
      signer,
      signedAt: ctx.now(),
      verificationUrl,
    });
    return { sheet, holderName: file.holderName };
  },
});

const keepSignedPdf = command({
  action: "output.sign",
  principals: ["staff"],
  permission: "outputs:sign",
  input: Target.extend({ kept: KeptPdf, signature: Signature }),
  async run(scope, { outputId, version, kept, signature }) {
    const { ctx } = scope;
    if (ctx.principal.kind !== "staff") throw notFound();
    const output = await readOutput(scope, outputId);
    assertMaySign(output, ctx.principal.id);
    await moveOutput(scope, { outputId, version, to: "ISSUED", asRole: "head" });
    const { signer, issuer, signedAt } = kept;
    const details = { ...signature, signer, issuer, signedAt };
    const documentId = await recordDocument(scope, { output, source: "demo", kept, details });
    return { subjectId: outputId, result: { documentId }, details: { documentId, source: "demo" } };
  },
});

async function drawAndSign(ctx: Context, sheet: ReturnType<typeof simulationSheet>): Promise<Uint8Array> {
  const drawn = await ctx.ports.renderer.renderSimulation(sheet);
  return await ctx.ports.signer.sign(drawn, {
    signerName: sheet.signer.name,
    position: sheet.signer.position,
    reason: sheet.title,
    location: ctx.office.seat,
    at: ctx.now(),
  });
}

/**
 * The head signs a paper that the verifier laid before them: drawn as a simulation with the QR of its verification page,
 * signed with the demo key, its signature checked like any other, kept, then issued. Never by the verifier of the case
 * (409 `applications.second-person-needed`).
 */
export const signOutput = procedure({
  action: "output.sign",
  principals: ["staff"],
  permission: "outputs:sign",
  input: Target,
  async run(ctx, { outputId, version }) {
    const verificationCode = newSecretCode();
    const verificationUrl = publicUrl(ctx, `/verifikasi/${verificationCode}`);
    const { sheet, holderName } = await readSheet(ctx, { outputId, verificationUrl });
    const pdf = await drawAndSign(ctx, sheet);
    const facts = await judgeSignature(ctx, pdf);
    // Our certificate carries the office's name; people know the signer by their own.
    const signature = { holderName, position: sheet.signer.position, verificationCode };
    return await keepPdf(ctx, pdf, (stored) =>
      keepSignedPdf(ctx, { outputId, version, kept: { ...stored, ...facts, signer: sheet.signer.name }, signature }),
    );
  },
});
