import { Problem } from "@gerai/foundation/problem";
import { createTestCase, type TestCaseOptions } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice } from "@gerai/testing/test-office";
import { z } from "zod";
import { type Context, command, type Ports, SYSTEM } from "../kernel/index.ts";
import { attachSiakPdf, mintDocumentLink } from "./index.ts";
import type { SignatureReport, SimulationDocument } from "./ports.ts";

/** What the checker says of a PDF as SIAK makes it. */
export const SIGNED: SignatureReport = {
  signed: true,
  intact: true,
  coversWholeDocument: true,
  signer: "Kepala Dinas Contoh",
  issuer: "Penerbit Contoh",
  signedAt: new Date("2026-11-22T01:00:00Z"),
};

/** A PDF like no other. */
export const pdf = () => Buffer.from(`%PDF-1.7 ${Math.random()}`);

/** Adds what people write to a step; the verb checks for itself what it needs. */
export const withNote =
  <R>(
    verb: (
      ctx: Context,
      input: { outputId: string; version: number; note: string; secondPerson: string },
    ) => Promise<R>,
    note: string,
    secondPerson = "",
  ) =>
  (ctx: Context, input: { outputId: string; version: number }) =>
    verb(ctx, { ...input, note, secondPerson });

/** Ports whose doings a test can look at; `report` is what the next signature check says. */
function fakePorts() {
  const seen = { objects: new Map<string, Uint8Array>(), drawn: [] as SimulationDocument[], report: SIGNED };
  const ports: Partial<Ports> = {
    files: {
      put: async (key, bytes) => void seen.objects.set(key, Uint8Array.from(bytes)),
      get: async (key) => {
        const found = seen.objects.get(key);
        if (!found) throw new Problem("documents.object-missing", 404);
        return found;
      },
      remove: async (key) => void seen.objects.delete(key),
    },
    signatures: { check: async () => seen.report },
    renderer: {
      renderSimulation: async (document) => {
        seen.drawn.push(document);
        return Buffer.from("%PDF-1.7 drawn");
      },
      renderCircular: () => Promise.reject(new Error("no circular is drawn here")),
    },
    signer: { sign: async (drawn) => new Uint8Array([...drawn, ...Buffer.from(" signed")]) },
  };
  return { seen, ports };
}

/** Two offices of a test's own over fake ports, and short ways to take an output through its steps. */
export async function openIssuing() {
  const { seen, ports } = fakePorts();
  const world = await createTestWorld(ports);
  const office = await createTestOffice(world);
  const other = await createTestOffice(world);
  const as = (person: keyof TestOffice["staff"]) => office.as(office.staff[person]);

  async function versionOf(outputId: string): Promise<number> {
    const [row] = await world.admin`select version from app.output where id = ${outputId}`;
    return row?.version;
  }

  async function stateOf(table: "application" | "output", id: string): Promise<string> {
    const [row] = await world.admin`select state from ${world.admin(`app.${table}`)} where id = ${id}`;
    return row?.state;
  }

  async function oneOutput(options: TestCaseOptions = {}) {
    const made = await createTestCase(world, office, options);
    return { ...made, outputId: made.outputIds[0] ?? "" };
  }

  async function step<R>(
    verb: (ctx: Context, input: { outputId: string; version: number }) => Promise<R>,
    person: keyof TestOffice["staff"],
    outputId: string,
  ): Promise<R> {
    return await verb(await as(person), { outputId, version: await versionOf(outputId) });
  }

  const attach = (outputId: string, bytes: Uint8Array<ArrayBuffer> = pdf()) =>
    step((ctx, input) => attachSiakPdf(ctx, { ...input, pdf: bytes }), "verifier", outputId);

  /** The token that the next message about an output would carry. */
  async function mint(outputId: string): Promise<string> {
    const verb = command({
      action: "test.mint",
      principals: ["system"],
      input: z.object({}),
      run: async (scope) => ({ subjectId: null, result: (await mintDocumentLink(scope, { outputId })) ?? "" }),
    });
    return await verb(await office.as(SYSTEM), {});
  }

  return { seen, world, office, other, as, stateOf, oneOutput, step, attach, mint };
}
