import { type TemplateFiling, templateJudged } from "@gerai/contracts/channels";
import { NOTICE_KINDS, type TemplateOf, type TemplateWords } from "@gerai/contracts/notifications";
import { newId } from "@gerai/foundation/ids";
import { openAccount, signedInput, webhookWith, whatsappAccount } from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { receiveWhatsapp } from "../channels/index.ts";
import type { TemplateStatus } from "../channels/ports.ts";
import { type Context, openContext, type Ports, query, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import {
  fileNoticeTemplates,
  getTemplate,
  listTemplates,
  noteJudgement,
  previewTemplate,
  publishTemplate,
  resetTemplate,
  revertTemplate,
  saveTemplate,
} from "./index.ts";
import { findNoticeWords, type WordsAsked } from "./notice-template.ts";

/** Meta as far as templates go: what is there, what it says to a new one, and what it was given. */
const meta = {
  templates: new Map<string, TemplateStatus>(),
  answer: "APPROVED",
  isAway: false,
  filed: [] as TemplateFiling[],
};
const WORDLESS = { body: "Halo", samples: [], footer: null, button: null };
/** Each kind in two languages, the invitation in two, the template of broadcasts. */
const WANTED = NOTICE_KINDS.length * 2 + 3;
const ports: Partial<Ports> = {
  noticeTemplates: {
    house: (kind, channel) => ({
      subject: "Kabar {nomor}",
      body: `Bawaan ${kind} ${channel} {nomor}.`,
      button: "Lihat",
    }),
    wholeSms: (_notice, { body }) => body,
    whatsapp: (_notice, { body }) => ({ body, footer: "Gratis." }),
    filing: ({ locale }, { body }, name) => ({ name, language: locale, body, samples: [], footer: null, button: null }),
    invitation: (_office, language) => ({ ...WORDLESS, name: "gerai_chat_invite_v1", language }),
  },
  broadcasts: {
    sms: () => "",
    suggest: () => ({ title: "", text: "", sms: "" }),
    filing: (name) => ({ ...WORDLESS, name, language: "id" }),
  },
  notices: {
    write: (notice, words) => ({ subject: words?.subject ?? notice.kind, text: words?.text ?? "", html: "" }),
    writeSms: () => "",
    writeWhatsapp: () => ({ kind: "template", name: "x", language: "id", parameters: [], button: null }),
  },
  templates: {
    async list() {
      if (meta.isAway) return { kind: "retry-later", code: "ECONNREFUSED" };
      return { kind: "known", templates: [...meta.templates.values()] };
    },
    async file(_account, _businessAccountId, filing) {
      const { name, language } = filing;
      meta.filed.push(filing);
      const status = { name, language, status: meta.answer, reason: null };
      meta.templates.set(`${name} ${language}`, status);
      return { kind: "known", templates: [status] };
    },
  },
};

let world: TestWorld;
let worker: TestWorld;
let office: TestOffice;
let admin: Context;
let system: Context;

beforeAll(async () => {
  world = await createTestWorld(ports);
  worker = await createTestWorld(ports, "worker");
});
afterAll(() => Promise.all([world.close(), worker.close()]));

async function openOffice(): Promise<void> {
  office = await createTestOffice(world);
  admin = await office.as(office.staff.office_admin);
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  system = await openContext(worker.resources, facts, SYSTEM, newId(world.clock.now()));
}

async function openOfficeWithoutNumbers(): Promise<void> {
  Object.assign(meta, { answer: "APPROVED", isAway: false });
  meta.templates.clear();
  meta.filed.length = 0;
  await openOffice();
}

function later(ms: number): void {
  for (const { clock } of [world, worker]) clock.advance(ms);
}

const SMS: TemplateOf = { kind: "verified", channel: "sms", locale: "id" };
const CLOSED: TemplateOf = { ...SMS, kind: "closed" };
const RESUMED: TemplateOf = { ...SMS, kind: "resumed" };
const WHATSAPP: TemplateOf = { ...SMS, channel: "whatsapp" };
const words = (body: string): TemplateWords => ({ subject: null, body, button: "Lihat" });
const WHATSAPP_WORDS = words("Pengajuan {nomor} sudah kami periksa dan sekarang kami kerjakan.");

/** What the next notice is worded with. */
async function inUse(of: TemplateOf) {
  const asked: WordsAsked = { ...of, service: null };
  const find = query({
    action: "test.find-words",
    principals: ["system"],
    input: z.object({}),
    run: (scope) => findNoticeWords(scope, asked),
  });
  return await find(system, {});
}

async function publish(of: TemplateOf, text: TemplateWords) {
  const { revision } = await saveTemplate(admin, { ...of, words: text, revision: null });
  return await publishTemplate(admin, { ...of, revision });
}

async function addNumber(businessAccountId: string | null = "waba-uji", label = "WhatsApp umum") {
  const { id, key } = await openAccount(office, { ...whatsappAccount(), label, businessAccountId });
  return { id, key };
}

async function language(of: TemplateOf) {
  const view = await getTemplate(admin, { kind: of.kind, channel: of.channel });
  const found = view.languages.find(({ locale }) => locale === of.locale);
  if (!found) throw new Error("no language");
  return found;
}

describe("words of an SMS", () => {
  beforeAll(openOffice);

  it("are in use once they are published, until newer ones are, and every version stays known", async () => {
    expect(await inUse(SMS)).toBeNull();
    expect(await publish(SMS, words("Satu {nomor}"))).toEqual({ version: 1, state: "live" });
    await publish(SMS, words("Dua {nomor}"));
    expect(await inUse(SMS)).toMatchObject({ text: "Dua {nomor}" });
    const { versions, live } = await language(SMS);
    expect(live).toBe(2);
    expect(versions.map(({ version, state }) => [version, state])).toEqual([
      [2, "live"],
      [1, "retired"],
    ]);
    expect(versions[1]).toMatchObject({ ended: { by: office.staff.office_admin.id }, words: { body: "Satu {nomor}" } });
    expect(await inUse({ ...SMS, locale: "en" })).toBeNull();
  });

  it("wait as a draft that changes nothing, and come back from an earlier version", async () => {
    await publish(CLOSED, words("Satu {nomor}"));
    await publish(CLOSED, words("Dua {nomor}"));
    const saved = await revertTemplate(admin, { ...CLOSED, version: 1, revision: null });
    expect(await inUse(CLOSED)).toMatchObject({ text: "Dua {nomor}" });
    await publishTemplate(admin, { ...CLOSED, revision: saved.revision });
    expect(await inUse(CLOSED)).toMatchObject({ text: "Satu {nomor}" });
    expect(await resetTemplate(admin, CLOSED)).toEqual({ ended: 1 });
    expect(await inUse(CLOSED)).toBeNull();
  });

  it("that somebody else changed meanwhile, or that have faults, are not published", async () => {
    const { revision } = await saveTemplate(admin, { ...RESUMED, words: words("Satu"), revision: null });
    await expect(saveTemplate(admin, { ...RESUMED, words: words("x"), revision: null })).rejects.toMatchObject({
      code: "notifications.stale-template",
    });
    await expect(publishTemplate(admin, { ...RESUMED, revision: revision + 1 })).rejects.toMatchObject({ status: 409 });
    await expect(publishTemplate(admin, { ...RESUMED, revision })).rejects.toMatchObject({
      code: "notifications.template-faults",
      params: { faults: [{ field: "body", code: "place-missing", what: "{nomor}" }] },
    });
    const { faults, segments } = await previewTemplate(admin, { ...RESUMED, words: words("Satu") });
    expect(faults).toHaveLength(1);
    expect(segments).toBe(1);
  });
});

describe("a WhatsApp number", () => {
  beforeEach(openOfficeWithoutNumbers);

  it("that is added gets every template by itself, and is used when they are approved", async () => {
    meta.answer = "PENDING";
    await addNumber();
    expect(await inUse(WHATSAPP)).toBe("unusable");
    await fileNoticeTemplates(system, {});
    // Sixteen kinds and the invitation, in two languages.
    expect(meta.filed).toHaveLength(WANTED);
    expect(meta.filed.map(({ name }) => name)).toContain("gerai_chat_invite_v1");
    expect(await inUse(WHATSAPP)).toBe("unusable");
    for (const [key, one] of meta.templates) meta.templates.set(key, { ...one, status: "APPROVED" });
    later(60_000);
    await fileNoticeTemplates(system, {});
    expect(await inUse(WHATSAPP)).toBeNull();
    expect(meta.filed).toHaveLength(WANTED);
    expect((await listTemplates(admin, {})).accounts).toEqual([
      { label: "WhatsApp umum", hasBusinessAccount: true, approved: WANTED, filed: WANTED },
    ]);
  });

  it("is filed for once by however many rounds at once, and again when Meta was away", async () => {
    await addNumber();
    meta.isAway = true;
    await fileNoticeTemplates(system, {});
    expect(meta.filed).toEqual([]);
    meta.isAway = false;
    later(2 * 60_000);
    await Promise.all([fileNoticeTemplates(system, {}), fileNoticeTemplates(system, {})]);
    expect(meta.filed).toHaveLength(WANTED);
    expect(new Set(meta.filed.map(({ name, language: of }) => `${name} ${of}`)).size).toBe(WANTED);
  });

  it("whose business account nobody told us is used with templates filed by hand", async () => {
    const { id } = await addNumber(null);
    await fileNoticeTemplates(system, {});
    expect(meta.filed).toEqual([]);
    expect(await inUse(WHATSAPP)).toBeNull();
    const judged = { accountId: id, name: "gerai_verified_v1", language: "id", state: "paused" } as const;
    await noteJudgement(system, judged);
    expect(await inUse(WHATSAPP)).toBe("unusable");
    await noteJudgement(system, { ...judged, state: "approved" });
    expect(await inUse(WHATSAPP)).toBeNull();
  });
});

describe("words of WhatsApp", () => {
  beforeEach(openOfficeWithoutNumbers);

  it("are used when the reviewers let them through at every number; until then the words before are", async () => {
    await addNumber();
    await addNumber("waba-lain", "WhatsApp kedua");
    await fileNoticeTemplates(system, {});
    meta.answer = "PENDING";
    expect(await publish(WHATSAPP, WHATSAPP_WORDS)).toEqual({ version: 1, state: "submitted" });
    await fileNoticeTemplates(system, {});
    expect(await inUse(WHATSAPP)).toBeNull();
    expect((await language(WHATSAPP)).filings.filter(({ version }) => version === 1)).toMatchObject([
      { state: "pending" },
      { state: "pending" },
    ]);
    meta.templates.set("gerai_verified_v101 id", {
      ...{ name: "gerai_verified_v101", language: "id", status: "APPROVED", reason: null },
    });
    later(60_000);
    await fileNoticeTemplates(system, {});
    expect(await inUse(WHATSAPP)).toMatchObject({
      text: WHATSAPP_WORDS.body,
      whatsapp: { templateName: "gerai_verified_v101", language: "id" },
    });
  });

  it("that are refused say why, and change nothing", async () => {
    await addNumber();
    await fileNoticeTemplates(system, {});
    await publish(WHATSAPP, WHATSAPP_WORDS);
    const refused = { name: "gerai_verified_v101", language: "id", status: "REJECTED", reason: "INVALID_FORMAT" };
    meta.templates.set("gerai_verified_v101 id", refused);
    await fileNoticeTemplates(system, {});
    expect(await inUse(WHATSAPP)).toBeNull();
    expect((await language(WHATSAPP)).versions).toMatchObject([{ state: "rejected", reason: "INVALID_FORMAT" }]);
    const { kinds } = await listTemplates(admin, {});
    const cell = kinds.find(({ kind }) => kind === "verified")?.cells.find(({ channel }) => channel === "whatsapp");
    expect(cell).toMatchObject({ live: null, open: "rejected", isUsable: true });
  });

  it("that are paused are out of use by the hook's word alone, and back when Meta says so", async () => {
    const { id, key } = await addNumber();
    await fileNoticeTemplates(system, {});
    const value = {
      event: "PAUSED",
      message_template_name: "gerai_verified_v1",
      message_template_language: "id",
      reason: "NONE",
    };
    const change = { field: "message_template_status_update", value };
    await receiveWhatsapp(world.resources, signedInput(key, webhookWith(change, "waba-uji")));
    const [event] = await world.admin`select payload from app.outbox
      where tenant_id = ${office.id} and name = ${templateJudged.name}`;
    const payload = templateJudged.payload.parse(event?.payload);
    expect(payload).toEqual({ accountId: id, name: "gerai_verified_v1", language: "id", state: "paused" });
    await noteJudgement(system, payload);
    expect(await inUse(WHATSAPP)).toBe("unusable");
    expect(await inUse({ ...WHATSAPP, kind: "closed" })).toBeNull();
    later(60_000);
    await fileNoticeTemplates(system, {});
    expect(await inUse(WHATSAPP)).toBeNull();
  });
});
