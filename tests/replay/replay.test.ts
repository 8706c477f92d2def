import { publishConfiguration } from "@gerai/domain/availability";
import { changeDraft } from "@gerai/domain/tenancy";
import { newTrackingCode } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ruleItem, words } from "../../infra/demo/office-rules/publication.ts";
import { actIn } from "../../infra/demo/seed-world.ts";
import { askOffice, inWords } from "./ask-office.ts";
import { BOUNDARIES } from "./boundaries.ts";
import { CHATS } from "./chats.ts";
import { type DemoPhone, openDemoPhone } from "./demo-phone.ts";
import { fileComplaint } from "./file-complaint.ts";
import { openReplay, type Replay } from "./open-replay.ts";
import { ROWS_OF_THE_ARTICLES } from "./rows-of-the-articles.ts";

let replay: Replay;
beforeAll(async () => {
  replay = await openReplay();
});
afterAll(() => replay.close());

describe("what must follow from the rules of the articles", () => {
  it.each(ROWS_OF_THE_ARTICLES)("$row: $office, $at, $ask: $answer", async (row) => {
    const answer = await askOffice(replay.ask, row.office, row.at, row.ask);
    expect(inWords(row.office, answer)).toBe(row.answer);
    const ways = answer.alternatives.flatMap((way) => (way.kind === "channel" ? way.channel : []));
    if (row.instead) expect(ways.slice(0, row.instead.length)).toEqual(row.instead);
    const said = [answer.reason?.text?.id ?? "", ...answer.houseRules.map(({ text }) => text.id)].join("\n");
    for (const words of row.words ?? []) expect(said).toContain(words);
  });

  it("9: at Bontang's counter no service at all is open, whichever is asked for", async () => {
    const { services } = (await (await replay.ask("bontang", "/api/v1/services")).json()) as {
      services: { code: string }[];
    };
    expect(services).toHaveLength(36);
    for (const { code } of services) {
      const answer = await askOffice(replay.ask, "bontang", "2020-09-01 10:00", `${code} counter file`);
      expect(inWords("bontang", answer), code).toBe("closed, Kembali sepenuhnya daring, until not decided, contacts");
    }
  });

  it("speaks of every row that this product answers by rules", () => {
    expect([...new Set(ROWS_OF_THE_ARTICLES.map(({ row }) => row))]).toEqual([
      1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14,
    ]);
  });
});

describe("both sides of every boundary", () => {
  describe.each(BOUNDARIES)("$office, $ask: $about", ({ office, ask, answers }) => {
    it.each(answers)("%s: %s", async (at, expected) => {
      const answer = await askOffice(replay.ask, office, at, ask);
      expect(inWords(office, answer)).toBe(expected);
    });
  });

  it("are sixty instants and more, of every office", () => {
    expect(BOUNDARIES.flatMap(({ answers }) => answers).length).toBeGreaterThanOrEqual(60);
    expect(new Set(BOUNDARIES.map(({ office }) => office)).size).toBe(8);
  });
});

describe("whoever writes to a number of an office", () => {
  let phone: DemoPhone;
  beforeAll(async () => {
    phone = await openDemoPhone(replay);
  });
  afterAll(() => phone.close());

  it.each(CHATS)("$to.slug, $at, $write: $says", async ({ to, at, write, says, never = [] }) => {
    const [text = "", ...more] = await phone.write(to, at, write);
    expect(more).toEqual([]);
    for (const words of says) expect(`${text}\n`).toContain(words);
    for (const words of never) expect(text).not.toContain(words);
  });

  it("is told the status of a case by its tracking code, and nothing by another code", async () => {
    const code = await fileComplaint(replay);
    const complaints = { slug: "bekasikab", number: "+6281100000406" } as const;
    const [text] = await phone.write(complaints, "2026-11-23T10:00:00+07:00", `status ${code.toLowerCase()} dong`);
    expect(text).toContain("Pengaduan layanan: Diajukan (per Senin, 23 November 2026 pukul 10.00 WIB).");
    const [other] = await phone.write(complaints, "2026-11-23T10:05:00+07:00", `status ${newTrackingCode()}`);
    expect(other).toContain("Kode lacak itu tidak kami temukan.");
    expect(other).not.toContain("Pengaduan layanan");
  });

  it("about a service that the office has closed is told why, until when and what instead", async () => {
    const { world, offices } = replay;
    const office = offices.find(({ facts }) => facts.slug === "kutaitimur");
    if (!office) throw new Error("There is no office kutaitimur.");
    world.clock.set("2026-11-24T09:00:00+08:00");
    const admin = await actIn(world, office.facts, office.staff.admin);
    const { kind, body } = ruleItem("kia", {
      name: "Kartu anak hanya di loket",
      scope: { services: ["KIA_BARU"], channels: ["web", "whatsapp"] },
      effects: { access: "close" },
      from: "2026-11-25",
      until: "2026-11-26",
      reason: words("Data anak sedang dipindahkan.", "The children's data are being moved."),
      alternatives: [{ channel: "counter", text: words("Datanglah ke loket.", "Come to the counter.") }],
    });
    await changeDraft(admin, { key: newId(world.clock.now()), item: { kind, body } });
    await publishConfiguration(admin, { version: office.facts.configVersion, note: "Kartu anak di loket" });
    const number = { slug: "kutaitimur", number: "+6281100000601" } as const;
    const ask = async (at: string) => (await phone.write(number, at, "mau bikin kartu anak"))[0];
    const form = "http://kutaitimur.localhost:3000/layanan/kia-baru";
    expect(await ask("2026-11-24T10:00:00+08:00")).toContain(form);
    const closed = await ask("2026-11-25T10:00:00+08:00");
    expect(closed).toContain("sedang tutup. Alasannya: Data anak sedang dipindahkan.");
    expect(closed).toContain("Buka lagi Jumat, 27 November 2026");
    expect(closed).toContain("Datanglah ke loket.");
    expect(closed).not.toContain(form);
    expect(await ask("2026-11-27T10:00:00+08:00")).toContain(form);
  });
});
