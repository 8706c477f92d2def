import type { ServiceOverrideBody, ServiceView } from "@gerai/contracts/catalogue";
import { createTestOffice, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { openTestSession } from "@gerai/testing/test-session";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../app.ts";
import { createTestApi, photo, sampleAnswers, TestCitizen, uploadPapers } from "../../citizen.testing.ts";

const SERVICE = "KK_HILANG_RUSAK";
const SLUG = "kk-hilang-rusak";
const EXTRA = "tambahan_surat_rt";
const OVERRIDE: ServiceOverrideBody = {
  ...{ code: SERVICE, isOffered: true, promiseDays: 3 },
  note: { id: "Antrean sedang panjang.", en: "" },
  extraRequirement: {
    id: "surat_rt",
    label: { id: "Surat pengantar RT", en: "Letter of the neighbourhood" },
    hint: { id: "Yang sudah dicap.", en: "" },
  },
};

let world: TestWorld;
let office: TestOffice;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  ({ world } = await createTestApi());
  app = createApp(world.resources);
  office = await createTestOffice(world);
});
afterAll(() => world.close());

interface Filed {
  readonly id: string;
  readonly params: { readonly papers: readonly string[] };
}
interface Desk {
  readonly papers: readonly { readonly requirement: { readonly key: string; readonly national: boolean } }[];
}

const page = async () => (await new TestCitizen(app, office.host).send<ServiceView>("GET", `/services/${SLUG}`)).body;

async function file({ withExtra = false } = {}) {
  const citizen = new TestCitizen(app, office.host);
  const answers = sampleAnswers(SERVICE);
  const papers = await uploadPapers(citizen, SERVICE);
  if (withExtra) {
    const sent = await citizen.upload<{ id: string }>("/uploads", [photo()], { requirement: EXTRA });
    papers[EXTRA] = [sent.body.id];
  }
  return await citizen.submit<Filed>({ service: SERVICE, answers, confirmed: Object.keys(answers), papers });
}

async function deskOf(applicationId: string): Promise<Desk> {
  const officer = new TestCitizen(app, office.host, await openTestSession(world, office, "verifier"));
  return (await officer.send<Desk>("GET", `/staff/applications/${applicationId}`)).body;
}

/** What the office had set in the version that a case is kept to: its promise is this, or the nation's. */
async function overrideOf(applicationId: string) {
  const [row] = await world.admin<{ override: ServiceOverrideBody | null }[]>`
    select s.override from app.application a
    join app.office_service s on s.tenant_id = a.tenant_id and s.code = a.service_code and s.version = a.service_version
    where a.id = ${applicationId}`;
  return row?.override;
}

test("a running case keeps form, papers and promise; new ones follow, and the service's page marks what the office added", async () => {
  const national = await page();
  const running = await file();
  expect(running.status).toBe(201);
  const desk = await deskOf(running.body.id);
  await office.configure([{ kind: "service", body: OVERRIDE }]);

  const changed = await page();
  expect(changed.promise).toEqual({ ...national.promise, workingDays: 3 });
  expect(changed.officeNote).toEqual({ id: "Antrean sedang panjang.", en: "Antrean sedang panjang." });
  expect(changed.requirements.slice(0, -1)).toEqual(national.requirements);
  expect(changed.requirements.at(-1)).toMatchObject({ key: EXTRA, national: false, required: true });
  expect(national.requirements.every((paper) => paper.national)).toBe(true);

  expect(await deskOf(running.body.id)).toEqual(desk);
  expect(await overrideOf(running.body.id)).toBeNull();
  expect(await file()).toMatchObject({ status: 422, body: { params: { papers: [EXTRA] } } });
  const fresh = await file({ withExtra: true });
  expect(fresh.status).toBe(201);
  const added = (await deskOf(fresh.body.id)).papers.filter(({ requirement }) => !requirement.national);
  expect(added.map(({ requirement }) => requirement.key)).toEqual([EXTRA]);
  expect(await overrideOf(fresh.body.id)).toEqual(OVERRIDE);
});

test("a service that is switched off is gone for new cases only", async () => {
  const visitor = new TestCitizen(app, office.host);
  const running = await visitor.send<{ id: string }>("POST", "/drafts", { service: "ktp-rusak" });
  expect(running.status).toBe(201);
  await office.configure([{ kind: "service", body: { code: "KTP_RUSAK", isOffered: false } }]);
  expect((await visitor.send("GET", "/services/ktp-rusak")).status).toBe(404);
  expect((await new TestCitizen(app, office.host).send("POST", "/drafts", { service: "ktp-rusak" })).status).toBe(404);
  expect((await visitor.send("GET", `/drafts/${running.body.id}`)).status).toBe(200);
});
