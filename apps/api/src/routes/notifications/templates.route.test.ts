import { createNoticeTemplates, createNoticeWriter } from "@gerai/adapters/notice-writer";
import {
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  TemplateListView,
  TemplatePreviewView,
  TemplateView,
} from "@gerai/contracts/notifications";
import { hashSecret, newSecretCode } from "@gerai/foundation/codes";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { TestCitizen } from "../../citizen.testing.ts";

const TEMPLATES = "/admin/notices/templates";
let world: TestWorld;
let office: TestOffice;
let admin: TestCitizen;

beforeAll(async () => {
  world = await createTestWorld({ notices: createNoticeWriter(), noticeTemplates: createNoticeTemplates() });
  office = await createTestOffice(world);
  const token = newSecretCode();
  const now = world.clock.now();
  await world.admin`
    insert into app.session (tenant_id, id, staff_id, passed_second_factor, created_at, last_seen_at, expires_at)
    values (${office.id}, ${hashSecret(token)}, ${office.staff.office_admin.id}, true, ${now}, ${now},
      ${new Date(now.getTime() + 30 * 60_000)})`;
  admin = new TestCitizen(createApp(world.resources), office.host);
  admin.cookie = `gerai_staff=${token}`;
});
afterAll(() => world.close());

test("the house's own words of every notice keep to the rules of an office's, in both languages", async () => {
  const faulty: string[] = [];
  for (const kind of NOTICE_KINDS) {
    for (const channel of NOTICE_CHANNELS) {
      const { body: view } = await admin.send<TemplateView>("GET", `${TEMPLATES}/${kind}/${channel}`);
      expect(TemplateView.parse(view)).toEqual(view);
      for (const { locale, house } of view.languages) {
        const path = `${TEMPLATES}/${kind}/${channel}/${locale}/preview`;
        const { body } = await admin.send<TemplatePreviewView>("POST", path, { words: house });
        expect(TemplatePreviewView.parse(body).text).not.toMatch(/\{\w+\}/);
        if (body.faults.length > 0) faulty.push(`${kind} ${channel} ${locale}: ${JSON.stringify(body.faults)}`);
      }
    }
  }
  expect(faulty).toEqual([]);
});

test("an administrator drafts, sees, publishes and takes back words; who did it is said by name", async () => {
  const words = { subject: null, body: "Kabar {nomor}: {layanan} sedang dikerjakan.", button: null };
  const path = `${TEMPLATES}/verified/sms/id`;
  const saved = await admin.send<{ revision: number }>("PUT", `${path}/draft`, { words, revision: null });
  expect(saved).toMatchObject({ status: 200, body: { version: 1, revision: 1 } });
  expect(await admin.send("POST", `${path}/publish`, { revision: 9 })).toMatchObject({ status: 409 });
  const published = await admin.send("POST", `${path}/publish`, { revision: saved.body.revision });
  expect(published).toMatchObject({ status: 200, body: { version: 1, state: "live" } });
  const { body: view } = await admin.send<TemplateView>("GET", `${TEMPLATES}/verified/sms`);
  const [language] = view.languages;
  expect(language).toMatchObject({ locale: "id", live: 1, inUse: words });
  expect(language?.versions[0]?.published?.byName).toEqual(expect.any(String));
  const { body: list } = await admin.send<TemplateListView>("GET", TEMPLATES);
  expect(TemplateListView.parse(list).kinds).toHaveLength(NOTICE_KINDS.length);
  expect(await admin.send("POST", `${path}/reset`, {})).toMatchObject({ status: 200, body: { ended: 1 } });
  const again = await admin.send("POST", `${path}/revert`, { version: 1, revision: null });
  expect(again).toMatchObject({ status: 200, body: { version: 2 } });
});

test("words with faults are refused with each fault at its field", async () => {
  const path = `${TEMPLATES}/completion/whatsapp/en`;
  const words = { subject: null, body: "{nomor} NIK 3171010101909001", button: "" };
  const saved = await admin.send<{ revision: number }>("PUT", `${path}/draft`, { words, revision: null });
  const refused = await admin.send<{ params: { faults: { field: string; code: string }[] } }>(
    "POST",
    `${path}/publish`,
    {
      revision: saved.body.revision,
    },
  );
  expect(refused.status).toBe(422);
  const faults = refused.body.params.faults.map(({ field, code }) => `${field} ${code}`);
  expect(faults).toContain("body personal-number");
  expect(faults).toContain("button empty");
  expect(await admin.send("GET", `${TEMPLATES}/unknown/sms`)).toMatchObject({ status: 422 });
});
