import { newId } from "@gerai/foundation/ids";
import { Problem } from "@gerai/foundation/problem";
import { createTestCase, type TestCase } from "@gerai/testing/test-case";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimApplication, decidePaper, requestCompletion } from "../applications/index.ts";
import type { Email } from "../channels/ports.ts";
import { attachSiakPdf, fetchDocument, peekDocumentLink } from "../issuing/index.ts";
import { type Context, openContext, type Ports, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { deliverNotice, previewNotice, recordNotice, sweepNotices } from "./index.ts";
import type { Notice, NoticeKind } from "./ports.ts";

const objects = new Map<string, Uint8Array<ArrayBuffer>>();
/** What reached the mail server, also when its answer was lost. */
const mails: { email: Email; notice: Notice }[] = [];
let written: Notice | undefined;
/** How the mail server behaves for the next message. */
let server: "works" | "unavailable" | "refused" | "answer-lost" = "works";

/** This office has no account: everything goes by e-mail. */
const unused = (): never => {
  throw new Error("no account, no message");
};

const ports: Partial<Ports> = {
  files: {
    put: async (key, bytes) => void objects.set(key, Uint8Array.from(bytes)),
    get: async (key) => objects.get(key) ?? new Uint8Array(),
    remove: async (key) => void objects.delete(key),
  },
  signatures: { check: async () => ({ signed: true, intact: true, coversWholeDocument: true }) },
  notices: {
    write: (notice) => {
      written = notice;
      return { subject: notice.kind, text: JSON.stringify(notice), html: "" };
    },
    writeSms: unused,
    writeWhatsapp: unused,
  },
  email: {
    send: async (email) => {
      if (server === "unavailable") throw new Problem("channels.email-unavailable", 503);
      if (server === "refused") throw new Problem("channels.email-refused", 422);
      if (written) mails.push({ email, notice: written });
      // The process dies after the server took the message: nothing below this line runs.
      if (server === "answer-lost") throw new Error("killed");
      return { providerId: `<${email.id}@contoh.example>` };
    },
  },
};

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let other: TestOffice;
let system: Context;

async function systemOf(where: TestOffice): Promise<Context> {
  const facts = await findOfficeById(worker.resources, where.id);
  if (!facts) throw new Error("no such office");
  return await openContext(worker.resources, facts, SYSTEM, newId(world.clock.now()));
}

beforeAll(async () => {
  world = await createTestWorld(ports);
  worker = await createTestWorld(ports, "worker");
  office = await createTestOffice(world);
  other = await createTestOffice(world);
  system = await systemOf(office);
});
afterAll(() => Promise.all([world.close(), worker.close()]));
beforeEach(() => {
  server = "works";
  mails.length = 0;
});

async function plan(made: TestCase, kind: NoticeKind, subjectId: string | null = null, eventId = newId(new Date())) {
  return (await recordNotice(system, { eventId, kind, applicationId: made.id, subjectId })).noticeId ?? "";
}

async function noticesOf(applicationId: string) {
  return await world.admin`select id, kind, state, attempts, failure, sent_at, settled_why from app.notification where application_id = ${applicationId}`;
}

/** Messages about one case: the sweep also finds what other tests left waiting. */
const mailsOf = (made: TestCase) => mails.filter(({ notice }) => notice.number === made.number);

const afterMinutes = (minutes: number) => worker.clock.advance(minutes * 60_000);

describe("planning a notice", () => {
  it("keeps one row for an event however often it comes, and sends it once", async () => {
    const made = await createTestCase(world, office);
    const eventId = newId(new Date());
    for (let times = 0; times < 3; times++) {
      await deliverNotice(system, { noticeId: await plan(made, "received", null, eventId) });
    }
    const rows = await noticesOf(made.id);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: "received", state: "sent", attempts: 1, settled_why: null });
    expect(mailsOf(made)).toHaveLength(1);
    expect(mailsOf(made)[0]?.email).toMatchObject({ id: rows[0]?.id, to: "warga@contoh.example" });
  });

  it("of two workers that plan at once, one row comes out", async () => {
    const made = await createTestCase(world, office);
    const eventId = newId(new Date());
    const ids = await Promise.all([1, 2, 3].map(() => plan(made, "received", null, eventId)));
    expect(new Set(ids).size).toBe(1);
  });

  it("makes no row without an e-mail address, nor for a paper that waits at the counter", async () => {
    const silent = await createTestCase(world, office, { email: null });
    expect(await plan(silent, "received")).toBe("");
    const counter = await createTestCase(world, office, {
      outputs: [{ kind: "pdf", item: "kk_pdf", delivery: "pickup" }],
    });
    expect(await plan(counter, "document", counter.outputIds[0])).toBe("");
    expect([...(await noticesOf(silent.id)), ...(await noticesOf(counter.id))]).toEqual([]);
  });

  it("refuses an event that names another office's case, with nothing written in either", async () => {
    const made = await createTestCase(world, office);
    const stranger = await systemOf(other);
    const forged = recordNotice(stranger, { eventId: newId(new Date()), kind: "received", applicationId: made.id });
    await expect(forged).rejects.toMatchObject({ code: "not-found", status: 404 });
    expect(await noticesOf(made.id)).toEqual([]);
  });

  it("stores neither words nor address", async () => {
    const made = await createTestCase(world, office);
    await deliverNotice(system, { noticeId: await plan(made, "received") });
    const [row] = await world.admin`select n::text as line from app.notification n where application_id = ${made.id}`;
    expect(row?.line).not.toMatch(/warga|@contoh\.example"?,"?warga|7K3M/);
    const trail = await world.admin`select details::text as line from app.audit_event where subject_id = ${made.id}`;
    expect(JSON.stringify(trail)).not.toContain("warga");
  });
});

describe("delivering", () => {
  it("waits for a mail server that is away, with growing pauses, and sends once it is back", async () => {
    const made = await createTestCase(world, office);
    const noticeId = await plan(made, "verified");
    server = "unavailable";
    expect(await deliverNotice(system, { noticeId })).toEqual({ state: "pending" });
    expect(await deliverNotice(system, { noticeId })).toEqual({ state: "pending" });
    expect((await noticesOf(made.id))[0]).toMatchObject({ state: "pending", attempts: 1 });
    afterMinutes(2);
    await sweepNotices(system, {});
    expect((await noticesOf(made.id))[0]).toMatchObject({ state: "pending", attempts: 2 });
    server = "works";
    afterMinutes(2);
    await sweepNotices(system, {});
    expect((await noticesOf(made.id))[0]).toMatchObject({ state: "sent", attempts: 3 });
    expect(mailsOf(made)).toHaveLength(1);
  });

  it("gives up after a day, in one final state", async () => {
    const made = await createTestCase(world, office);
    const noticeId = await plan(made, "verified");
    server = "unavailable";
    afterMinutes(24 * 60 + 1);
    expect(await deliverNotice(system, { noticeId })).toEqual({ state: "failed" });
    server = "works";
    afterMinutes(60);
    await sweepNotices(system, {});
    expect((await noticesOf(made.id))[0]).toMatchObject({ state: "failed", failure: "channels.email-unavailable" });
    expect(mailsOf(made)).toEqual([]);
  });

  it("ends a refused address as failed, at once and for good", async () => {
    const made = await createTestCase(world, office);
    const noticeId = await plan(made, "verified");
    server = "refused";
    expect(await deliverNotice(system, { noticeId })).toEqual({ state: "failed" });
    server = "works";
    expect(await deliverNotice(system, { noticeId })).toEqual({ state: "failed" });
    expect((await noticesOf(made.id))[0]).toMatchObject({ state: "failed", failure: "channels.email-refused" });
  });

  it("after a crash between sending and writing it down repeats once and never more", async () => {
    const made = await createTestCase(world, office);
    const noticeId = await plan(made, "verified");
    server = "answer-lost";
    await expect(deliverNotice(system, { noticeId })).rejects.toThrow("killed");
    expect(await deliverNotice(system, { noticeId })).toEqual({ state: "sending" });
    expect(mailsOf(made)).toHaveLength(1);
    afterMinutes(3);
    await expect(deliverNotice(system, { noticeId })).rejects.toThrow("killed");
    server = "works";
    for (let times = 0; times < 3; times++) {
      afterMinutes(3);
      await sweepNotices(system, {});
    }
    expect(mailsOf(made)).toHaveLength(2);
    expect((await noticesOf(made.id))[0]).toMatchObject({ state: "failed", failure: "outcome-unknown" });
  });

  it("after one crash the repetition ends it as sent", async () => {
    const made = await createTestCase(world, office);
    const noticeId = await plan(made, "verified");
    server = "answer-lost";
    await expect(deliverNotice(system, { noticeId })).rejects.toThrow("killed");
    server = "works";
    afterMinutes(3);
    await sweepNotices(system, {});
    expect((await noticesOf(made.id))[0]).toMatchObject({ state: "sent", attempts: 2 });
  });

  it("two workers with the same notice send it once", async () => {
    const made = await createTestCase(world, office);
    const noticeId = await plan(made, "verified");
    await Promise.all([1, 2, 3].map(() => deliverNotice(system, { noticeId })));
    expect(mailsOf(made)).toHaveLength(1);
  });

  it("a notice whose job was lost with the queue still leaves", async () => {
    const made = await createTestCase(world, office);
    await plan(made, "verified");
    await sweepNotices(system, {});
    expect(mailsOf(made)).toEqual([]);
    afterMinutes(2);
    await sweepNotices(system, {});
    expect((await noticesOf(made.id))[0]).toMatchObject({ state: "sent" });
  });
});

describe("notices of papers", () => {
  async function issued(delivery: string) {
    const made = await createTestCase(world, office, { outputs: [{ kind: "pdf", item: "kk_pdf", delivery }] });
    const outputId = made.outputIds[0] ?? "";
    await attachSiakPdf(await office.as(office.staff.verifier), { outputId, version: 1, pdf: Buffer.from("%PDF-1.7") });
    return { ...made, outputId };
  }

  it.each(["email", "whatsapp"])(
    "a paper for %s: link without PIN, then the output counts as sent",
    async (delivery) => {
      const made = await issued(delivery);
      await deliverNotice(system, { noticeId: await plan(made, "document", made.outputId) });
      const { link, name } = mailsOf(made)[0]?.notice ?? {};
      expect(name?.id).toBe("Kartu Keluarga (KK)");
      const token = link?.split("/dokumen/")[1] ?? "";
      expect(await peekDocumentLink(await office.as(), { token })).toMatchObject({ name });
      await expect(fetchDocument(await office.as(), { token, pin: "000000" })).rejects.toMatchObject({ status: 410 });
      const [row] =
        await world.admin`select o.state, a.state as case_state from app.output o join app.application a on a.id = o.application_id where o.id = ${made.outputId}`;
      expect(row).toEqual({ state: "SENT", case_state: "CLOSED" });
    },
  );

  it("a repeated message carries a link of its own, and only the newest opens", async () => {
    const made = await issued("email");
    const noticeId = await plan(made, "document", made.outputId);
    server = "answer-lost";
    await expect(deliverNotice(system, { noticeId })).rejects.toThrow("killed");
    server = "works";
    afterMinutes(3);
    await sweepNotices(system, {});
    const [first = "", second = ""] = mailsOf(made).map(({ notice }) => notice.link?.split("/dokumen/")[1] ?? "");
    expect(first).not.toBe(second);
    await expect(peekDocumentLink(await office.as(), { token: first })).rejects.toMatchObject({ code: "not-found" });
    await expect(peekDocumentLink(await office.as(), { token: second })).resolves.toBeDefined();
  });

  it("a revoked paper is announced to nobody", async () => {
    const made = await issued("email");
    const noticeId = await plan(made, "document", made.outputId);
    await world.admin`update app.issued_document set state = 'revoked', revoked_at = now() where output_id = ${made.outputId}`;
    expect(await deliverNotice(system, { noticeId })).toEqual({ state: "failed" });
    expect((await noticesOf(made.id))[0]).toMatchObject({ failure: "overtaken" });
    expect(mailsOf(made)).toEqual([]);
  });
});

describe("asking for completion", () => {
  async function asked() {
    const made = await createTestCase(world, office, { state: "IN_VERIFICATION" });
    const ctx = await office.as(office.staff.verifier);
    const [row] = await world.admin`select version from app.application where id = ${made.id}`;
    await claimApplication(ctx, { applicationId: made.id, version: row?.version });
    const decision = { version: row?.version, requirement: "kk", verdict: "refused", reason: "blurred" } as const;
    const [requirement] = (await world.admin`
      select definition->'requirements'->0->>'key' as key from app.national_template where code = 'KK_HILANG_RUSAK'`) as [
      { key: string },
    ];
    await decidePaper(ctx, { applicationId: made.id, decision: { ...decision, requirement: requirement.key } });
    const preview = await previewNotice(ctx, { applicationId: made.id, step: "ask-completion" });
    const { requestId } = await requestCompletion(ctx, { applicationId: made.id, version: row?.version });
    return { made, requestId, preview };
  }

  it("sends exactly what the officer was shown before, with a link in the place of <tautan>", async () => {
    const { made, requestId, preview } = await asked();
    expect(preview).toMatchObject({ channel: "email", to: "w***@c***.example", subject: "completion" });
    await deliverNotice(system, { noticeId: await plan(made, "completion", requestId) });
    const shown = JSON.parse(preview?.text ?? "") as Notice;
    const { notice } = mailsOf(made)[0] ?? {};
    expect(notice?.items).toEqual(shown.items);
    expect(notice?.items).toHaveLength(1);
    expect(shown.link).toBe("<tautan>");
    expect(notice?.link).toMatch(/\/lengkapi\/[a-z2-7]{26}$/);
    expect(JSON.stringify(mails)).not.toMatch(/\b\d{16}\b/);
  });

  it("reminds nobody who has answered", async () => {
    const { made, requestId } = await asked();
    const noticeId = await plan(made, "completion-reminder", requestId);
    await world.admin`update app.completion_request set answered_at = now() where id = ${requestId}`;
    expect(await deliverNotice(system, { noticeId })).toEqual({ state: "failed" });
    expect(await plan(made, "completion-reminder", requestId)).toBe("");
    expect(mailsOf(made)).toEqual([]);
  });
});
