import type { ConfigurationContent } from "@gerai/contracts/tenancy";
import { messages } from "@gerai/language";
import { describe, expect, test } from "vitest";
import { type Typed, text, typedFrom, withoutGaps } from "../typed-form.ts";
import { fieldLabel } from "./field-label.ts";
import { bodyOf, boxesOf, checkItem, type PageContent } from "./item-form.ts";
import { withDecision } from "./rule-form.ts";
import { PRESET_NAMES, presetBoxes } from "./rule-presets.ts";

const words = (id: string, en = id) => ({ id, en });
const rule = (more: object): PageContent =>
  ({
    kind: "rule",
    body: {
      name: "Loket tutup",
      scope: {},
      effects: { access: "close" },
      from: "2026-11-23",
      until: "2026-11-24",
      exceptions: [],
      reason: words("Alasan", "Reason"),
      alternatives: [],
      showContacts: false,
      ...more,
    },
  }) as PageContent;

/** Items that use every field of their kind. */
const ITEMS: readonly PageContent[] = [
  rule({
    scope: {
      services: ["KTP_RUSAK"],
      categories: ["AKTA"],
      channels: ["counter"],
      sites: ["kantor"],
      stages: ["file", "continue"],
    },
    effects: {
      access: "open",
      suspend: [
        { capability: "recording" },
        { capability: "printing", card: "kia" },
        { capability: "printing", blanksOut: true, card: "ktp-el" },
        { capability: "printing", blanksOut: true },
      ],
      resume: ["pickup"],
      stopsWork: true,
      capacityFactor: 0.335,
      houseRules: [words("Masker.", "Mask."), words("Jaga jarak.", "Keep away.")],
      advice: words("Tunda.", "Wait."),
    },
    from: "2026-11-23T10:30",
    until: "2026-12-24T12:00",
    untilDecidedOn: "2026-11-30",
    reviewOn: "2026-12-01",
    exceptions: [
      { purposes: ["TNI_POLRI"], services: ["LEGALISIR"], channels: ["web"], sites: ["kantor"] },
      { stages: ["continue"], categories: ["AKTA"], filedBefore: "2026-11-23" },
      { filedBefore: "2026-11-01" },
    ],
    overridesHoliday: ["2026-12-24", "2026-12-25"],
    alternatives: [{ channel: "whatsapp", text: words("Kirim pesan.", "Write.") }, { text: words("Tunggu.", "Wait.") }],
    showContacts: true,
  }),
  rule({ until: undefined, durationDays: 21 }),
  {
    kind: "hours",
    body: {
      name: "Jam Ramadan",
      scope: { channels: ["office", "web"], stages: ["file"] },
      week: {
        mon: { opens: "08:00", closes: "15:00", breaks: [{ from: "12:00", to: "13:00" }], lastFiling: "14:00" },
        fri: {
          opens: "08:00",
          closes: "24:00",
          breaks: [
            { from: "11:30", to: "13:00" },
            { from: "15:00", to: "15:30" },
          ],
        },
      },
      season: "ramadan",
      from: "2026-02-01",
      until: "2026-03-31",
      dailyQuota: 0,
    },
  },
  {
    kind: "site",
    body: {
      code: "gerai-cepat",
      name: "Gerai Cepat",
      address: "Sentra Grosir",
      capabilities: ["counter", "pickup"],
      isMain: false,
      seats: 40,
      from: "2026-01-01",
    },
  },
  {
    kind: "contact",
    body: {
      kind: "whatsapp",
      name: "WhatsApp KK",
      role: "KK",
      phone: "+6281100000401",
      email: "kk@contoh.example",
      services: ["KK_PISAH"],
      categories: ["KK"],
      until: "2027-01-01",
    },
  },
  {
    kind: "holiday",
    body: {
      name: words("Hari jadi", "Jubilee"),
      from: "2026-10-12",
      until: "2026-10-13",
      effect: "closed",
      importUid: "a@b",
    },
  },
  {
    kind: "profile",
    body: {
      intro: words("Kami melayani.", "We serve."),
      address: "Jalan Contoh 1",
      phone: "(0548) 20000",
      email: "kantor@contoh.example",
      accent: "#1f3f8f",
    },
  },
];

/** The boxes as a browser sends them back. */
function sent(boxes: Typed): Typed {
  const form = new FormData();
  for (const [name, values] of Object.entries(boxes)) for (const value of values) form.append(name, value);
  return typedFrom(form);
}

const isEqual = (one: unknown, other: ConfigurationContent["body"]) =>
  expect(JSON.parse(JSON.stringify(one))).toEqual(JSON.parse(JSON.stringify(other)));

describe("the form of an item", () => {
  test.each(ITEMS.map((item, index) => [`${item.kind} ${index}`, item] as const))(
    "%s: what is opened and sent back unchanged is the same",
    (_, item) => {
      const checked = checkItem(item.kind, bodyOf(item.kind, sent(boxesOf(item))));
      if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
      isEqual(checked.item.body, item.body);
    },
  );

  test.each(PRESET_NAMES)("the example %s needs its days and nothing else", (name) => {
    const boxes = { ...presetBoxes(name, "Contoh"), from: ["2026-11-23"], reviewOn: ["2026-12-23"] };
    const checked = checkItem("rule", bodyOf("rule", sent(boxes)));
    expect(checked.ok || checked.faults).toBe(true);
    if (name !== "limited" || !checked.ok || checked.item.kind !== "rule") return;
    expect(checked.item.body.exceptions.at(-1)).toEqual({
      stages: ["continue"],
      categories: ["AKTA"],
      filedBefore: "2026-11-23",
    });
  });

  test("phone numbers are taken as people write them", () => {
    const phone = (typed: string) => bodyOf("contact", { phone: [typed] }).phone;
    expect([phone("0812-0000-9001"), phone("+62 812 0000 9001"), phone("62812 0000 9001")]).toEqual(
      Array.from({ length: 3 }, () => "+6281200009001"),
    );
  });

  test("entries are numbered anew without those that were emptied", () => {
    const form = { "exceptions.0.stages": [""], "exceptions.3.stages": ["collect"], name: ["x"] };
    expect(withoutGaps(form, "exceptions")).toEqual({ "exceptions.0.stages": ["collect"], name: ["x"] });
  });

  test("text that is too long is cut and then refused, orders to the page are no answers", () => {
    const form = new FormData();
    form.set("name", "a".repeat(9_000));
    form.set("_langkah", "simpan");
    const typed = typedFrom(form);
    expect(text(typed, "name")).toHaveLength(5_000);
    expect(typed).not.toHaveProperty("_langkah");
  });
});

describe("faults", () => {
  const faultsOf = (kind: PageContent["kind"], typed: Typed) => {
    const checked = checkItem(kind, bodyOf(kind, typed));
    return checked.ok ? [] : checked.faults.map(({ field, fault }) => `${field} ${fault}`);
  };
  const [, short] = ITEMS;
  const filled = short ? boxesOf(short) : {};

  test.each([
    ["an empty form", {}, ["name short", "effects noEffect", "from needed", "reason.id needed", "reason.en needed"]],
    ["no end and no review", { ...filled, durationDays: [] }, ["reviewOn endOrReview"]],
    ["an end and a duration", { ...filled, until: ["2026-12-01"] }, ["durationDays endOrDuration"]],
    ["an end before the beginning", { ...filled, durationDays: [], until: ["2026-11-01"] }, ["until endsEarly"]],
    ["half a house rule", { ...filled, "effects.houseRules.id": ["Masker."] }, ["effects.houseRules.id bothLanguages"]],
    ["a capacity above all", { ...filled, "effects.capacityFactor": ["120"] }, ["effects.capacityFactor number"]],
    ["a capacity in words", { ...filled, "effects.capacityFactor": ["half"] }, ["effects.capacityFactor number"]],
    ["a site without a channel", { ...filled, "alternatives.0.site": ["kantor"] }, ["alternatives.0 wayNeeded"]],
  ])("%s", (_, typed, expected) => {
    expect(faultsOf("rule", typed)).toEqual(expect.arrayContaining(expected));
  });

  test.each([
    ["site", { capabilities: [] }, "capabilities chooseOne"],
    ["contact", { kind: ["whatsapp"], name: ["Nama"] }, "phone reachNeeded"],
    ["contact", { kind: ["whatsapp"], name: ["Nama"], email: ["a@contoh.example"] }, "phone whatsappPhone"],
    ["hours", { "week.mon.opens": ["15:00"], "week.mon.closes": ["08:00"] }, "week.mon.closes closesEarly"],
    ["profile", { accent: ["#ffff00"] }, "accent contrast"],
  ] as const)("%s with %o", (kind, typed, expected) => {
    expect(faultsOf(kind, typed)).toContain(expected);
  });

  test("the summary calls every box by a name that people know", () => {
    const { settings } = messages("id");
    const called = ["name", "effects", "reason.id", "week.mon.opens", "exceptions.1", "from.time", "scope.sites"];
    expect(called.map((field) => fieldLabel(settings, field))).toEqual([
      "Nama untuk kantor",
      "Yang berubah",
      "Alasan untuk warga",
      "Senin, Buka",
      "Pengecualian 2",
      "Mulai",
      "Tempat",
    ]);
  });
});

describe("an end that had been left open", () => {
  const open = ITEMS[1]?.kind === "rule" ? { ...ITEMS[1].body, durationDays: undefined } : null;
  const TODAY = "2026-12-01";

  test("was decided today; one that was known before, and one that is open, say nothing", () => {
    expect(withDecision({ until: "2026-12-31" }, open, TODAY)).toEqual({ until: "2026-12-31", untilDecidedOn: TODAY });
    expect(withDecision({ until: "2026-12-31" }, null, TODAY)).toEqual({ until: "2026-12-31" });
    const decided = open && { ...open, until: "2026-12-31", untilDecidedOn: "2026-11-30" };
    expect(withDecision({ until: "2027-01-31" }, decided, TODAY)).toMatchObject({ untilDecidedOn: "2026-11-30" });
    expect(withDecision({ untilDecidedOn: "2026-11-30" }, decided, TODAY)).toEqual({});
  });
});
