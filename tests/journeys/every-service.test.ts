import type { BlockedView, ReceiptView } from "@gerai/contracts/applications";
import type { FieldErrorView } from "@gerai/contracts/catalogue";
import { catalogueSamples, type SampleAnswers } from "@gerai/testing/catalogue-samples";
import { createTestOffice, TEST_NOW, type TestOffice } from "@gerai/testing/test-office";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiWorld, createApiWorld, inParallel, photo, Visitor } from "../isolation/api-office.ts";
import { carryCase, type Desks, type Issuing, openDesks } from "../isolation/carry-case.ts";

/** As many requests at once as a pool has connections. */
const WIDTH = 8;
/** Thousands of requests in one test; alone on a machine each takes a quarter of this. */
const LONG = 60_000;

interface Refusal {
  readonly code: string;
  readonly params: {
    readonly errors: FieldErrorView[];
    readonly blocked: BlockedView[];
    readonly papers: string[];
  };
}

interface Filed {
  readonly service: string;
  readonly visitor: Visitor;
  readonly receipt: ReceiptView;
  /** Last four digits of the applicant's phone. */
  readonly phoneEnd: string;
}

let world: ApiWorld;
let office: TestOffice;
let desks: Desks;
/** Ids for `$site:<capability>` of the samples. */
const sites = new Map<string, string>();
let filing: Promise<Filed[]> | undefined;

beforeAll(async () => {
  world = await createApiWorld();
  office = await createTestOffice(world);
  desks = await openDesks(world, office);
  for (const capability of ["counter", "recording", "pickup", "legalisation"] as const) {
    const name = `Loket ${capability}`;
    const body = { code: capability, name, address: "Jalan Contoh 2", capabilities: [capability] };
    const [key = ""] = await office.configure([{ kind: "site", body }]);
    sites.set(`$site:${capability}`, key);
  }
});
afterAll(() => world.close());

/** The samples' answers as this office would get them: its own places, and no appointment, because it takes no bookings yet. */
function answersHere(answers: SampleAnswers): Record<string, unknown> {
  const here = Object.entries(answers).map(([key, value]) => [key, sites.get(String(value)) ?? value] as const);
  return Object.fromEntries(here.filter(([, value]) => !String(value).startsWith("$slot:")));
}

const citizen = () => new Visitor(world, office.host);
const services = Object.entries(catalogueSamples.services);

async function fileWithPapers(service: string, answers: SampleAnswers, papers: readonly string[]): Promise<Filed> {
  const visitor = citizen();
  const whole = { service, answers: answersHere(answers), confirmed: Object.keys(answers) };
  if (papers.length > 0) {
    const without = await visitor.submit<Refusal>(whole);
    expect(without.body.params, service).toMatchObject({ errors: [], blocked: [], papers });
  }
  const ids: Record<string, string[]> = {};
  for (const [index, requirement] of papers.entries()) {
    const { body, status } = await visitor.upload<{ id: string }>("/uploads", await photo(index), { requirement });
    expect(status, `${service} ${requirement}`).toBe(201);
    ids[requirement] = [body.id];
  }
  const reply = await visitor.submit<ReceiptView>({ ...whole, papers: ids });
  expect(reply.status, `${service}: ${JSON.stringify(reply.body)}`).toBe(201);
  expect(reply.body.service.code).toBe(service);
  expect(reply.body.paperCount).toBe(papers.length);
  return { service, visitor, receipt: reply.body, phoneEnd: String(answers["applicant.phone"]).slice(-4) };
}

/** Files every valid sample, once for all tests of this file. */
function fileAll(): Promise<Filed[]> {
  const all = services.flatMap(([service, { samples }]) => samples.map((sample) => ({ service, sample })));
  const fileEach = async () => {
    const filed: Filed[] = [];
    await inParallel(all, WIDTH, async ({ service, sample }) => {
      filed.push(await fileWithPapers(service, sample.answers, sample.papers));
    });
    return filed;
  };
  filing ??= fileEach();
  return filing;
}

describe("through the API, on the day the samples were made for", () => {
  test("the catalogue has its 36 services and the clock stands at their day", () => {
    expect(services).toHaveLength(36);
    expect(TEST_NOW.slice(0, 10)).toBe(catalogueSamples.asOf);
  });

  test(
    "every valid sample of every service is filed, asked for exactly its papers",
    async () => {
      const filed = await fileAll();
      expect(filed).toHaveLength(services.reduce((sum, [, { samples }]) => sum + samples.length, 0));
      expect(new Set(filed.map(({ receipt }) => receipt.number)).size).toBe(filed.length);
    },
    LONG,
  );

  test(
    "every blocked sample is stopped by its rule and by no other than those named",
    async () => {
      const all = services.flatMap(([service, { blocked }]) => blocked.map((sample) => ({ service, sample })));
      await inParallel(all, WIDTH, async ({ service, sample }) => {
        const reply = await citizen().submit<Refusal>({ service, answers: answersHere(sample.answers) });
        const rules = reply.body.params.blocked.map(({ rule }) => rule);
        expect([reply.status, reply.body.code, service, ...rules.sort()]).toEqual([
          ...[422, "applications.blocked", service],
          ...[sample.rule, ...sample.also].sort(),
        ]);
      });
    },
    LONG,
  );

  test(
    "every invalid value gets exactly its named error",
    async () => {
      const all = services.flatMap(([service, { samples, invalid }]) =>
        invalid.map(([index, field, value, code]) => {
          const { [field]: _good, ...others } = answersHere(samples[index]?.answers ?? {});
          return { service, field, value, code, answers: value === null ? others : { ...others, [field]: value } };
        }),
      );
      const wrong: unknown[] = [];
      await inParallel(all, WIDTH, async ({ service, field, value, code, answers }) => {
        const { status, body } = await citizen().submit<Refusal>({ service, answers });
        const errors = body.params?.errors ?? [];
        const found = errors.filter((error) => error.field === field || error.field.startsWith(`${field}.`));
        // Without bookings nobody is asked for a time, so no time can be wrong.
        const expected = field.endsWith(".slot") ? [] : [code];
        const codes = found.map((error) => error.code);
        if (JSON.stringify(codes) !== JSON.stringify(expected))
          wrong.push({ service, field, value, expected, codes, status });
      });
      expect(wrong).toEqual([]);
    },
    LONG,
  );
});

describe("every kind of output comes to its end, and with the last one the case is closed", () => {
  const taken = new Set<Filed>();
  const take = async (what: string, isIt: (filed: Filed) => boolean): Promise<Filed> => {
    const found = (await fileAll()).find((one) => !taken.has(one) && isIt(one));
    if (!found) throw new Error(`no sample yields ${what}`);
    taken.add(found);
    return found;
  };
  const only = (kind: string) => (one: Filed) =>
    one.receipt.outputs.length === 1 && one.receipt.outputs[0]?.kind === kind;
  const has = (kind: string) => (one: Filed) => one.receipt.outputs.some((output) => output.kind === kind);
  const isMover = (one: Filed) => one.service.startsWith("PINDAH") && one.receipt.outputs.length > 1;

  test.each<[string, Issuing, (one: Filed) => boolean]>([
    ["a PDF from SIAK", "siak", only("pdf")],
    ["a PDF of the demo, signed by the head", "demo", only("pdf")],
    ["a card", "siak", has("card")],
    ["a visit", "siak", has("visit")],
    ["a message", "siak", has("message")],
    ["a mover with several outputs", "siak", isMover],
  ])(
    "%s",
    async (what, issuing, isIt) => {
      const { receipt, visitor, phoneEnd } = await take(what, isIt);
      const desk = await carryCase(world, office, desks, receipt, issuing);
      expect(desk.state).toBe("CLOSED");
      expect(desk.outputs).toHaveLength(receipt.outputs.length);
      for (const output of desk.outputs) {
        expect(["SENT", "COLLECTED", "DONE"]).toContain(output.state);
        if (output.kind !== "pdf") continue;
        expect(output.document).toMatchObject({ source: issuing, signature: { state: "valid" } });
        const { bytes } = await desks.front_desk.send("GET", `/staff/documents/${output.document?.id}/pdf`);
        if (issuing === "siak") expect(bytes.equals(world.siakPdf), "byte for byte").toBe(true);
        else expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
      }
      if (!visitor.cookie) {
        // Filed without a paper, as a program does: the code of the receipt opens the case.
        const opened = await visitor.send("POST", "/track", { code: receipt.trackingCode, last4: phoneEnd });
        expect(opened.status).toBe(200);
      }
      const seen = await visitor.send<{ state: string }>("GET", `/cases/${receipt.id}`);
      expect(seen).toMatchObject({ status: 200, body: { state: "CLOSED" } });
    },
    LONG,
  );
});
