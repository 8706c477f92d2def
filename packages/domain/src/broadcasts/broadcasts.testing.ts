import type { ComposeBroadcastInput } from "@gerai/contracts/broadcasts";
import { newId } from "@gerai/foundation/ids";
import type { TestOffice, TestWorld } from "@gerai/testing/test-office";
import type { MessageProvider, MessageProviders, ProviderOrder, SendOutcome } from "../channels/ports.ts";
import { type Context, openContext, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { approveBroadcast, composeBroadcast, startImport, submitBroadcast, writeImport } from "./index.ts";
import type { BroadcastWriter } from "./ports.ts";

/** A provider that takes everything unless told otherwise, and remembers what it was asked to send. */
export class TestProvider implements MessageProvider {
  readonly sent: ProviderOrder[] = [];
  answer: (order: ProviderOrder) => Promise<SendOutcome> = this.accept;

  /** Takes a message. */
  async accept({ reference }: ProviderOrder): Promise<SendOutcome> {
    return { kind: "accepted", providerId: `p-${reference}` };
  }

  send(_account: unknown, order: ProviderOrder): Promise<SendOutcome> {
    this.sent.push(order);
    return this.answer(order);
  }

  /** The port for a worker's world. */
  get ports(): MessageProviders {
    return { "whatsapp-cloud": this, "sms-json": this, "sms-form": this };
  }
}

/** Words as short as can be. */
export const testWriter: BroadcastWriter = {
  sms: ({ office, text, link, code }) => `${office}: ${text} ${link} ${code}`,
  suggest: ([first]) => ({ title: first.name, text: `${first.change}: ${first.reason.id}`, sms: first.name }),
  filing: (name) => ({ name, language: "id", body: "Kabar", samples: [], footer: null, button: null }),
};

/** The worker's own context of an office. */
export async function systemOf(worker: TestWorld, office: TestOffice): Promise<Context> {
  const facts = await findOfficeById(worker.resources, office.id);
  if (!facts) throw new Error("no office");
  return await openContext(worker.resources, facts, SYSTEM, newId(worker.clock.now()));
}

const VILLAGES = ["Bontang Kuala", "Bontang Baru", "Lok Tuan", "Guntung", "Gunung Elai", "Api-api"];

/** A sheet of that many RT heads of Bontang Utara, with numbers of the test range. */
function sheetOf(heads: number) {
  const header = ["Jabatan", "Kecamatan", "Kelurahan", "RW", "RT", "Nama", "HP"];
  const rows = Array.from({ length: heads }, (_, index) => {
    const [village, unit] = [VILLAGES[index % VILLAGES.length] ?? "", Math.floor(index / VILLAGES.length)];
    const [rw, rt] = [String(Math.floor(unit / 40) + 1), String((unit % 40) + 1)];
    return ["RT", "Bontang Utara", village, rw, rt, "Ketua Percontohan", `0812000${10_000 + index}`];
  });
  const cells = [header, ...rows];
  return { format: "csv" as const, rows: cells.map((one, index) => ({ row: index + 1, cells: one, formulas: [] })) };
}

/** Fills an office's tree with that many RT heads. */
export async function fillTree(office: TestOffice, heads: number): Promise<void> {
  const admin = await office.as(office.staff.office_admin);
  const { id, revision } = await startImport(admin, sheetOf(heads));
  await writeImport(admin, { importId: id, revision });
}

/** What an administrator writes. */
export const WORDS: ComposeBroadcastInput = {
  title: "Loket tutup mulai 23 Maret",
  text: "Loket kantor ditutup mulai 23 Maret 2020. Ajukan lewat situs atau WhatsApp kantor.",
  sms: "Loket tutup mulai 23 Maret. Ajukan lewat situs atau WhatsApp kantor.",
  audience: { levels: ["camat", "lurah", "kades", "rw", "rt"] },
};

/** Writes a broadcast and has a second person let it go. */
export async function letGo(office: TestOffice, words: ComposeBroadcastInput = WORDS): Promise<string> {
  const admin = await office.as(office.staff.office_admin);
  const draft = await composeBroadcast(admin, words);
  const { revision } = await submitBroadcast(admin, { broadcastId: draft.id, revision: draft.revision });
  await approveBroadcast(await office.as(office.staff.head), { broadcastId: draft.id, revision });
  return draft.id;
}
