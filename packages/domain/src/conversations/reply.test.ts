import { describe, expect, test } from "vitest";
import { nationalCatalogue } from "../catalogue/index.ts";
import { availability, chatFacts, serviceFact, THAT_MORNING } from "./chat-facts.testing.ts";
import type { ChatFacts } from "./chat-facts.ts";
import { backToBot, type ChatState, NEW_CHAT, wantedFacts } from "./chat-state.ts";
import { lexiconOf } from "./lexicon.ts";
import type { Pressed } from "./meaning.ts";
import { reply, type Turn } from "./reply.ts";
import { understand } from "./understand.ts";

const lexicon = lexiconOf(nationalCatalogue().definitions);
const MET: ChatState = { ...NEW_CHAT, lastAt: THAT_MORNING };
const later = (minutes: number) => new Date(Date.parse(THAT_MORNING) + minutes * 60_000).toISOString();

const say = (text: string, facts: ChatFacts = chatFacts(), state = MET): Turn =>
  reply(understand(text, { lexicon }), state, facts);
const press = (pressed: Pressed, facts = chatFacts(), state = MET): Turn =>
  reply(understand("", { lexicon, pressed }), state, facts);
const says = ({ reply: said }: Turn) => said?.lines.map((one) => one.says) ?? [];

/** Says texts one after another, a quarter of an hour apart. */
function chat(texts: readonly string[], facts: Partial<ChatFacts> = {}, state = MET): Turn[] {
  let current = state;
  return texts.map((text, at) => {
    const turn = say(text, chatFacts({ ...facts, at: later(at * 15) }), current);
    current = turn.state;
    return turn;
  });
}

describe("a need", () => {
  test("gets the link of its form", () => {
    const { reply: said } = say("mau urus ktp rusak");
    expect(said?.lines).toEqual([
      { says: "formLink", facts: { service: serviceFact("KTP_RUSAK").name, link: serviceFact("KTP_RUSAK").link } },
    ]);
  });

  test("at a number that does not take it gets the right number, else the office's line, else the form", () => {
    const numbers = [{ name: "WhatsApp KTP", phone: "+6281100000407" }];
    const elsewhere = { KTP_RUSAK: serviceFact("KTP_RUSAK", { isServedHere: false, numbers }) };
    const turn = say("mau urus ktp rusak", chatFacts({ services: elsewhere }));
    expect(says(turn)).toEqual(["wrongNumber"]);
    expect(turn.reply?.lines[0]?.facts).toMatchObject({ numbers: { numbers } });
    const nowhere = { KTP_RUSAK: serviceFact("KTP_RUSAK", { isServedHere: false, numbers: [] }) };
    expect(says(say("ktp rusak", chatFacts({ services: nowhere })))).toEqual(["wrongNumberLine"]);
    const office = { ...chatFacts().office, phone: null };
    expect(says(say("ktp rusak", chatFacts({ services: nowhere, office })))).toEqual(["formLink"]);
  });

  test("that is closed is told why, until when and what instead, without the form", () => {
    const text = { id: "Sistem dirawat", en: "Maintenance" };
    const filing = availability({
      open: false,
      reason: { kind: "rule", text },
      until: later(60),
      alternatives: [
        { kind: "channel", channel: "counter", site: "kantor", text: null, phones: [] },
        { kind: "contact", name: "Petugas Contoh", role: null, phone: "+628110000409", email: null },
      ],
    });
    const turn = say("ktp rusak", chatFacts({ services: { KTP_RUSAK: serviceFact("KTP_RUSAK", { filing }) } }));
    expect(says(turn)).toEqual(["closed", "opensAgain", "insteadCounter", "insteadContact"]);
    const open = availability({ open: false, reason: { kind: "rule", text }, reviewOn: "2020-04-20" });
    const undecided = chatFacts({ services: { KTP_RUSAK: serviceFact("KTP_RUSAK", { filing: open }) } });
    expect(says(say("ktp rusak", undecided))).toEqual(["closed", "notDecided", "reviewedOn", "insteadNothing"]);
  });

  test("whose later step stands still, or that is read later, is told so with the link", () => {
    const hold = {
      ...({ code: "BLANKO_OUT", capability: "printing", card: null, isConditional: false } as const),
      ...{ rule: "0190a000-0000-7000-8000-000000000001", reason: { id: "Blanko habis", en: "No blanks" } },
      ...{ since: null, until: null, reviewOn: null },
    };
    const filing = availability({ holds: [hold], readOn: { day: "2020-03-27", at: later(1_380) } });
    expect(
      says(say("ktp rusak", chatFacts({ services: { KTP_RUSAK: serviceFact("KTP_RUSAK", { filing }) } }))),
    ).toEqual(["formLink", "heldUp", "readOn"]);
  });

  test("that the office does not offer gets the menu", () => {
    expect(says(say("ktp rusak", chatFacts({ services: {} })))).toEqual(["notHere", "chooseService"]);
  });

  test("that is not sure gets a menu, and a number, a row or `lainnya` chooses from it", () => {
    const menu = say("pindah");
    expect(menu.reply?.rows.map(({ press: one }) => one)).toEqual([
      { press: "service", service: "PINDAH_KELUAR" },
      { press: "service", service: "PINDAH_DALAM" },
      { press: "service", service: "PINDAH_DATANG" },
      { press: "menu" },
      { press: "human" },
    ]);
    const chosen = say("2", chatFacts(), menu.state);
    expect(chosen.reply?.lines[0]?.facts).toMatchObject({ link: serviceFact("PINDAH_DALAM").link });
    expect(says(say("9", chatFacts(), menu.state))).toEqual(["unclear", "chooseService"]);
  });
});

describe("what a reply has to know", () => {
  test("is asked for before: the service of a row by its number, the code, the upload link", () => {
    const menu = say("pindah");
    const wanted = (text: string, state = MET) => wantedFacts(understand(text, { lexicon }), state);
    expect(wanted("2", menu.state).services).toEqual(["PINDAH_DALAM"]);
    expect(wanted("ktp rusak").services).toEqual(["KTP_RUSAK"]);
    expect(wanted("pindah").services).toEqual([]);
    expect(wanted("6471051205909001")).toEqual({ services: [], code: null, uploadLink: true });
  });
});

describe("menus", () => {
  test("reach every service of every category within WhatsApp's ten rows, page by page", () => {
    const facts = chatFacts();
    const reached = facts.catalogue.flatMap(({ code }) => {
      let turn = press({ press: "category", category: code, page: 0 });
      const found: string[] = [];
      for (let page = 0; page < 5; page++) {
        const rows = turn.reply?.rows ?? [];
        expect(rows.length).toBeLessThanOrEqual(10);
        found.push(...rows.flatMap((row) => (row.press.press === "service" ? [row.press.service] : [])));
        const more = rows.find((row) => row.title === "more");
        if (!more || (more.press.press === "category" && more.press.page === 0)) break;
        turn = press(more.press);
      }
      return found;
    });
    expect(reached.toSorted()).toEqual(
      nationalCatalogue()
        .definitions.map(({ code }) => code)
        .toSorted(),
    );
  });

  test("go on by `lainnya`, and an old button is answered in a friendly way", () => {
    const first = press({ press: "category", category: "AKTA", page: 0 });
    const second = say("lainnya", chatFacts(), first.state);
    expect(second.reply?.rows[0]?.press).toEqual({ press: "service", service: "PENGANGKATAN_ANAK" });
    expect(says(press({ press: "expired" }))).toEqual(["expired", "chooseService"]);
  });
});

describe("a status question", () => {
  const status = {
    service: serviceFact("KTP_RUSAK").name,
    label: { id: "Siap diambil", en: "Ready" },
    asOf: THAT_MORNING,
  };
  test("is answered by the code alone; without one the code is asked for, a case number is not enough", () => {
    const facts = chatFacts({ status });
    const code = "7K3M94QTZ1X";
    const meaning = { kind: "status", code, number: null, locale: null } as const;
    expect(says(reply(meaning, MET, facts))).toEqual(["statusIs", "statusMore"]);
    expect(says(reply(meaning, MET, chatFacts()))).toEqual(["codeUnknown"]);
    expect(says(say("cek status", facts))).toEqual(["askCode"]);
    expect(says(say("status 6471-260312-0001", facts))).toEqual(["numberIsNotEnough"]);
  });
});

describe("an officer", () => {
  test("is called by `petugas`, with the hour when none is there, and the bot falls silent", () => {
    const [asked, more, menu] = chat(["petugas", "ktp saya rusak", "menu"], {
      desk: { isOpen: false, opensAt: later(600) },
    });
    expect(asked && says(asked)).toEqual(["handOverLater", "backToBot"]);
    expect(asked?.orders).toEqual([{ order: "handOver", why: "asked" }]);
    expect(more?.reply).toBeNull();
    expect(menu && says(menu)).toEqual(["chooseService"]);
    expect(menu?.orders).toEqual([{ order: "takeBack" }]);
  });

  test("gives back, and the bot answers again", () => {
    const human = say("petugas").state;
    expect(says(say("ktp rusak", chatFacts(), backToBot(human)))).toEqual(["formLink"]);
  });

  test("gets who was not understood three times", () => {
    const turns = chat(["qwzx", "pindah", "ktp", "zzzxq"]);
    expect(turns.map(({ orders }) => orders.length)).toEqual([0, 0, 0, 1]);
    expect(turns.at(-1)?.orders).toEqual([{ order: "handOver", why: "lost" }]);
  });

  test("does not get who chose in between", () => {
    expect(chat(["qwzx", "pindah", "1", "ktp", "asdq", "pindah"]).flatMap(({ orders }) => orders)).toEqual([]);
  });
});

describe("numbers, photos and files", () => {
  test("are refused with the upload link, none of their digits is repeated, and the need is answered all the same", () => {
    const link = "https://balikpapan.contoh.example/unggah/contoh";
    const refused = say("6471051205909001", chatFacts({ uploadLink: link }));
    expect(says(refused)).toEqual(["refuseNumber", "uploadHere"]);
    expect(JSON.stringify([refused.reply, refused.state])).not.toMatch(/6471|5909001/);
    expect(says(say("nik 6471051205909001 mau ktp hilang"))).toEqual(["refuseNumber", "formLink"]);
    const photo = reply(understand("", { lexicon, attachment: "paper" }), MET, chatFacts());
    expect(says(photo)).toEqual(["refuseAttachment", "uploadInForm"]);
  });

  test("are refused also while an officer has the conversation, and leave it there", () => {
    const human = say("petugas").state;
    const turn = say("6471051205909001", chatFacts({ at: later(2) }), human);
    expect(says(turn)).toEqual(["refuseNumber", "uploadInForm"]);
    expect(turn.state.hand).toBe("human");
  });
});

describe("loops", () => {
  test("a machine is not answered, not even once", () => {
    const turn = say("Terima kasih telah menghubungi Toko Makmur, pesan Anda akan segera kami balas.");
    expect(turn.reply).toBeNull();
    expect(turn.state).toEqual(MET);
  });

  test("the same words over and over get two answers, an officer, and then silence", () => {
    const turns = chat(Array.from({ length: 30 }, () => "jam berapa buka"));
    expect(turns.map((turn) => turn.reply !== null)).toEqual([
      true,
      true,
      true,
      ...Array.from({ length: 27 }, () => false),
    ]);
    expect(turns[2]?.state.hand).toBe("human");
  });

  test("never more than six replies within a minute", () => {
    const texts = ["ktp rusak", "kk hilang", "akta lahir", "pindah", "jam buka", "alamat kantor", "legalisir", "ikd"];
    let state = MET;
    const answered = texts.map((text) => {
      const turn = say(text, chatFacts(), state);
      state = turn.state;
      return turn.reply !== null;
    });
    expect(answered).toEqual([true, true, true, true, true, true, false, false]);
  });

  test("thanks are returned once, `ok` and a thumb are left alone", () => {
    expect(chat(["makasih", "makasih ya", "ok", "👍"]).map((turn) => says(turn))).toEqual([["welcome"], [], [], []]);
  });
});

describe("a conversation", () => {
  test("greets whoever writes for the first time, in the language of the message", () => {
    expect(says(say("ktp rusak", chatFacts(), NEW_CHAT))).toEqual(["hello", "formLink"]);
    expect(says(say("halo", chatFacts(), NEW_CHAT))).toEqual(["greeting", "chooseService"]);
    expect(say("I lost my id card", chatFacts(), NEW_CHAT).reply?.locale).toBe("en");
  });

  test("begins anew after a day of silence", () => {
    const human = say("petugas").state;
    expect(says(say("ktp rusak", chatFacts({ at: later(24 * 60 + 1) }), human))).toEqual(["hello", "formLink"]);
  });

  test("ends on request: the caller is told to send no more", () => {
    expect(say("STOP").orders).toEqual([{ order: "optOut" }]);
  });

  test("tells hours, or why the counter is closed, and that everything is free", () => {
    expect(says(say("jam buka"))).toEqual(["hours", "onlineAlways"]);
    const counter = {
      state: "closed",
      reason: { kind: "rule", text: { id: "Libur", en: "Holiday" } },
      until: null,
    } as const;
    expect(says(say("jam buka", chatFacts({ counter })))).toEqual(["counterClosed", "notDecided", "onlineAlways"]);
    expect(says(say("biaya bikin kk baru berapa"))[0]).toBe("free");
  });
});
