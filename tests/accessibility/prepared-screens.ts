import { catalogueSamples } from "@gerai/testing/catalogue-samples";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { address, visit, WIDTHS } from "../journeys/browser.ts";
import { openOwnCase } from "../journeys/citizen-fetches.ts";
import { fileCase, type Receipt, sendPhotos } from "../journeys/citizen-files.ts";
import { fillUntilPapers } from "../journeys/fill-form.ts";
import { judge, openDesk, signIn, takeStep } from "../journeys/officer-works.ts";

/** No other browser test signs in here: a code of the authenticator opens only one door. */
const OFFICE = "balikpapan";
const PHOTOS = { surat_lahir: 1, buku_nikah: 2, kk: 1 };
const FORM = "/layanan/akta-lahir/ajukan";

/** Who looks at a screen; each has a context of their own. */
export type Viewer = "anybody" | "citizen" | "officer" | "administrator" | "analyst";

/** A screen: who sees it, its address, and what is done there before it is looked at. */
export interface Screen {
  readonly name: string;
  readonly viewer: Viewer;
  readonly url: string;
  readonly act?: (page: Page) => Promise<void>;
}

/** The contexts and addresses of a case on its way, at the point where a better photo is asked for. */
export interface PreparedScreens {
  readonly contexts: Readonly<Record<Viewer, BrowserContext>>;
  readonly screens: readonly Screen[];
}

/** Leaves a draft with all its papers, ready to be read over. */
async function leaveDraft(page: Page, answers: Readonly<Record<string, unknown>>): Promise<void> {
  await page.goto(address(OFFICE, "/layanan/akta-lahir"));
  await page.locator(`form[action="${FORM}"] button`).first().click();
  await fillUntilPapers(page, answers);
  for (const [requirement, count] of Object.entries(PHOTOS)) await sendPhotos(page, requirement, count, requirement);
}

/** The verifier takes the case, accepts one paper, refuses one, and asks for a better photo. */
async function askForPhoto(officer: BrowserContext, receipt: Receipt): Promise<string> {
  const desk = await officer.newPage();
  await openDesk(desk, OFFICE, receipt.number);
  await takeStep(desk, "claim");
  await judge(desk, "surat_lahir", "accepted");
  await judge(desk, "kk", "accepted");
  await judge(desk, "buku_nikah", "refused", "cut");
  const url = desk.url();
  await takeStep(desk, "ask-completion");
  await desk.close();
  return url;
}

/** Gives two wrong answers and goes on: the page comes back with them and says why. */
async function answerWrongly(page: Page): Promise<void> {
  await page.locator('[name="mother.name"]').fill("");
  await page.locator('[name="mother.nik"]').fill("64740155067590");
  await page.locator("button.btn-wide:not([name])").click();
  await page.locator('a[href="#mother.nik"], [aria-invalid="true"]').first().waitFor();
}

/** Asks whether anyone can finish what the office offers. */
async function checkNow(page: Page): Promise<void> {
  await page.locator('main form[method="post"] button').first().click();
  await page.waitForURL(/diperiksa=ya/);
}

/** Promises more days than the law allows, and names a paper without saying how it is photographed. */
async function promiseTooMuch(page: Page): Promise<void> {
  await page.locator("[name=janji]").fill("900");
  await page.locator("[name=berkas_id]").fill("Surat pengantar RT");
  await page.locator('main form[method="post"] .row-acts button').first().click();
  await page.locator("[aria-invalid=true]").first().waitFor();
}

/** Puts a mode into the draft, which nobody publishes: every page of the configuration then has something to show. */
async function draftMode(administrator: BrowserContext): Promise<void> {
  const page = await administrator.newPage();
  await page.goto(address(OFFICE, "/admin/mode/baru?contoh=limited"));
  await page.locator("[name=from]").fill("2027-03-23");
  await page.locator("[name=until]").fill("2027-03-31");
  await page.locator('.save-bar [value="simpan"]').click();
  await page.waitForURL(/hasil=tersimpan/);
  await page.close();
}

/** Sends the form of a mode without what it needs. */
async function saveWrongly(page: Page): Promise<void> {
  await page.locator('.save-bar [value="simpan"]').click();
  await page.locator("#galat a").first().waitFor();
}

/** Files a case, has it judged, and leaves another draft: every state that a screen of the house can show. */
export async function prepareScreens(browser: Browser): Promise<PreparedScreens> {
  const answers = catalogueSamples.services.AKTA_LAHIR?.samples[0]?.answers;
  if (!answers) throw new Error("The ordinary birth is missing from the samples.");
  const anybody = await visit(browser, { viewport: WIDTHS.phone });
  const citizen = await visit(browser, { viewport: WIDTHS.phone });
  const receipt = await fileCase(citizen.page, OFFICE, "akta-lahir", answers, PHOTOS);
  const bukti = citizen.page.url();
  const officer = await signIn(browser, OFFICE, "verifikator");
  const desk = await askForPhoto(officer, receipt);
  const administrator = await signIn(browser, OFFICE, "admin");
  await draftMode(administrator);
  const analyst = await signIn(browser, "pusat", "analis");
  await openOwnCase(citizen.page, OFFICE, receipt.trackingCode, "9001");
  const lacak = citizen.page.url();
  const completion = await citizen.page.locator('a[href*="/perbaiki/"]').first().getAttribute("href");
  if (!completion) throw new Error("The case page does not lead to what is asked for.");
  await leaveDraft(citizen.page, answers);
  const at = (viewer: Viewer, name: string, path: string, act?: Screen["act"]): Screen => ({
    name,
    viewer,
    url: new URL(path, address(OFFICE)).href,
    ...(act ? { act } : {}),
  });
  return {
    contexts: { anybody: anybody.context, citizen: citizen.context, officer, administrator, analyst },
    screens: [
      at("anybody", "home", "/"),
      at("anybody", "services", "/layanan?q=akta"),
      at("anybody", "service", "/layanan/akta-lahir"),
      at("citizen", "form", `${FORM}/mother`, answerWrongly),
      at("citizen", "papers", `${FORM}/berkas`),
      at("citizen", "review", `${FORM}/periksa`),
      at("citizen", "receipt", bukti),
      at("citizen", "track", "/lacak"),
      at("citizen", "case", lacak),
      at("citizen", "completion", completion),
      at("anybody", "sign-in", "/petugas/masuk"),
      at("officer", "queue", "/petugas?tampilan=all"),
      at("officer", "desk", desk),
      at("administrator", "people", "/admin/petugas"),
      at("administrator", "audit", "/admin/jejak"),
      at("administrator", "readiness", "/admin/kesiapan", checkNow),
      at("administrator", "services-set", "/admin/layanan"),
      at("administrator", "service-settings", "/admin/layanan/akta-lahir", promiseTooMuch),
      at("administrator", "settings", "/admin"),
      at("administrator", "modes", "/admin/mode"),
      at("administrator", "mode-form", "/admin/mode/baru?contoh=limited", saveWrongly),
      at("administrator", "hours-form", "/admin/jam/baru"),
      at("administrator", "holidays", "/admin/libur"),
      at("administrator", "preview", "/admin/pratinjau?tanggal=2020-03-26&jam=09:00&layanan=KTP_RUSAK"),
      at("administrator", "timeline", "/admin/garis-waktu?dari=2020-02-01&sampai=2020-06-30"),
      at("administrator", "publish", "/admin/terbitkan"),
      at("administrator", "versions", "/admin/riwayat"),
      { name: "overview", viewer: "analyst", url: address("pusat", "/kementerian") },
      // Before the first case of the demo: every number is missing.
      {
        name: "overview-empty",
        viewer: "analyst",
        url: address("pusat", "/kementerian?dari=2019-01&sampai=2019-03&layanan=AKTA_LAHIR&ukuran=waktu"),
      },
    ],
  };
}
