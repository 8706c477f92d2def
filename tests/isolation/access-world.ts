import { randomUUID } from "node:crypto";
import type { DeskView, ReceiptView } from "@gerai/contracts/applications";
import { permissionsOf, ROLES, type Role } from "@gerai/contracts/identity";
import { insertPlatformAccount } from "@gerai/database/seed";
import { preparePlatformAccount, timeCodeAt } from "@gerai/domain/identity";
import { newSecretCode } from "@gerai/foundation/codes";
import { samplesOf } from "@gerai/testing/catalogue-samples";
import { createTestConversation } from "@gerai/testing/test-conversation";
import { createTestOffice, type TestOffice } from "@gerai/testing/test-office";
import { type ApiWorld, photo, signedIn, Visitor } from "./api-office.ts";
import { openDesks, verifyCase } from "./carry-case.ts";

/** Ids of one office's rows, by the parameter and path that take them. */
export interface RowIds {
  readonly draft: string;
  readonly case: string;
  readonly output: string;
  readonly document: string;
  readonly file: string;
  readonly upload: string;
  readonly conversation: string;
  readonly cannedReply: string;
  readonly contact: string;
  readonly contactImport: string;
  readonly broadcast: string;
  readonly secret: string;
}

/** An office with a citizen who has a draft and a case in process, of which a paper is issued. */
export interface AccessOffice {
  readonly office: TestOffice;
  readonly citizen: Visitor;
  readonly ids: RowIds;
  /** Words that no other office may ever see. */
  readonly canaries: readonly string[];
}

/** Someone who calls every route. */
export interface Caller {
  readonly name: string;
  readonly host: string;
  /** What the caller's cookie is worth on that host. */
  readonly kind: "none" | "link" | "staff" | "platform";
  readonly permissions: ReadonlySet<string>;
  /** A visitor with a session that the last call cannot have ended. */
  visit(): Promise<Visitor>;
}

const SERVICE = "KK_HILANG_RUSAK";

/** Files a case with its papers and answers its receipt. */
async function fileCase(visitor: Visitor, name: string): Promise<{ receipt: ReceiptView; fileId: string }> {
  const sample = samplesOf(SERVICE).samples[0];
  const answers = { ...sample?.answers, "applicant.name": name, "subject.name": name };
  const papers: Record<string, string[]> = {};
  let fileId = "";
  for (const requirement of sample?.papers ?? []) {
    fileId = (await visitor.upload<{ id: string }>("/uploads", await photo(1), { requirement })).body.id;
    papers[requirement] = [fileId];
  }
  const confirmed = Object.keys(answers);
  const { body, status } = await visitor.submit<ReceiptView>({ service: SERVICE, answers, papers, confirmed });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { receipt: body, fileId };
}

/** A conversation that an officer has, a ready answer, a contact, an import and a broadcast. */
async function openChannels(world: ApiWorld, office: TestOffice) {
  const [admin, officer] = [await signedIn(world, office, "office_admin"), await signedIn(world, office, "front_desk")];
  const made = async (by: Visitor, path: string, body: object) =>
    (await by.send<{ id: string }>("POST", path, body)).body;
  const account = await admin.send<{ account: { id: string } }>("POST", "/admin/channels", {
    ...{ label: "SMS", publicNumber: "DUKCAPIL" },
    credentials: { dialect: "sms-json", apiKey: "kunci-gateway" },
  });
  const conversation = await createTestConversation(world, office, account.body.account.id);
  await officer.send("POST", `/staff/conversations/${conversation}/claim`, { revision: 1 });
  const canned = await made(officer, "/staff/canned-replies", { title: "Salam", text: "Selamat pagi." });
  const contact = await made(admin, "/admin/broadcasts/contacts", { ...CONTACT, phone: "081200009011" });
  const sheet =
    "Jabatan;Kecamatan;Kelurahan/Desa;RW;RT;Nama;No HP\r\nRT;Bontang Utara;Api-api;1;1;Ketua Contoh;0812\r\n";
  const begun = await admin.sendFile<{ id: string }>("/admin/broadcasts/imports", sheet, "text/csv");
  const broadcast = await made(admin, "/admin/broadcasts", BROADCAST);
  const ids = {
    conversation,
    cannedReply: canned.id,
    contact: contact.id,
    contactImport: begun.body.id,
    broadcast: broadcast.id,
  };
  if (Object.values(ids).some((id) => id === undefined)) throw new Error(JSON.stringify(ids));
  return ids;
}

/** A head of a district of every test office. */
export const CONTACT = { level: "camat", place: { region: "64.74.02" }, name: "Camat Percontohan" };
/** News for that head. */
export const BROADCAST = {
  ...{ title: "Loket tutup", text: "Loket tutup mulai besok pagi.", sms: "Loket tutup mulai besok." },
  audience: { levels: ["camat"], areas: ["64.74.02"] },
};

/** What the routes of an upload in pieces ask of every call. */
export const TUS_HEADERS = { "tus-resumable": "1.0.0", "upload-length": "40000", "upload-offset": "0" };

/** Opens an office and takes a case of `name` to its issued paper. */
export async function createAccessOffice(world: ApiWorld, name: string): Promise<AccessOffice> {
  const office = await createTestOffice(world);
  const citizen = new Visitor(world, office.host);
  const { receipt, fileId } = await fileCase(citizen, name);
  const draft = await citizen.send<{ id: string }>("POST", "/drafts", { service: SERVICE });
  const begun = await citizen.send("POST", "/resumable-uploads", undefined, TUS_HEADERS);
  const upload = begun.location?.split("/").at(-1) ?? "";
  const desks = await openDesks(world, office);
  const desk = await verifyCase(desks, receipt.id);
  const output = desk.outputs[0];
  if (!output) throw new Error("no output");
  const attached = await desks.verifier.upload<DeskView>(
    `/staff/outputs/${output.id}/attach-pdf`,
    world.siakPdf,
    { version: String(output.version) },
    "application/pdf",
  );
  const document = attached.body.outputs[0]?.document?.id;
  if (!document) throw new Error(`no document: ${JSON.stringify(attached.body)}`);
  const ids = {
    draft: draft.body.id,
    case: receipt.id,
    output: output.id,
    document,
    file: fileId,
    upload,
    ...(await openChannels(world, office)),
    secret: newSecretCode(),
  };
  return { office, citizen, ids, canaries: [...Object.values(ids), receipt.trackingCode, name] };
}

/** Ids of nothing at all. */
export function randomIds(): RowIds {
  return {
    draft: randomUUID(),
    case: randomUUID(),
    output: randomUUID(),
    document: randomUUID(),
    file: randomUUID(),
    upload: randomUUID(),
    conversation: randomUUID(),
    cannedReply: randomUUID(),
    contact: randomUUID(),
    contactImport: randomUUID(),
    broadcast: randomUUID(),
    secret: newSecretCode(),
  };
}

async function operatorOf(world: ApiWorld, host: string): Promise<Visitor> {
  const username = `operator-${randomUUID()}`;
  const now = world.clock.now();
  const password = "perahu kertas di laut";
  const { account, totpSecret } = await preparePlatformAccount(world.resources.kek, now, { username, password });
  await insertPlatformAccount(world.admin, account);
  const visitor = new Visitor(world, host);
  await visitor.send("POST", "/platform/sign-in", { username, password });
  const { status } = await visitor.send("POST", "/platform/second-factor", { code: timeCodeAt(totpSecret, now) });
  if (status !== 200) throw new Error(`operator: ${status}`);
  return visitor;
}

/** Everyone who could try: without a session, each role of the office, of another office, the ministry and the platform. */
export async function callersOf(world: ApiWorld, a: AccessOffice, b: AccessOffice): Promise<Caller[]> {
  const ministry = await createTestOffice(world, { kind: "ministry" });
  const host = a.office.host;
  const nobody = new Set<string>();
  const neighbour = new Visitor(world, host);
  await fileCase(neighbour, "Tetangga Percontohan");
  const withCookie = (on: string, cookie: string | undefined) => async () => new Visitor(world, on, cookie);
  const officers = ROLES.filter((role) => role !== "platform_operator");
  const officer = (home: TestOffice, role: Role, on: string): Caller["visit"] => {
    return async () => new Visitor(world, on, (await signedIn(world, home, role as never)).cookie);
  };
  const console = "konsol.localhost";
  const callers: Caller[] = [
    { name: "nobody", host, kind: "none", permissions: nobody, visit: withCookie(host, undefined) },
    { name: "a neighbour", host, kind: "link", permissions: nobody, visit: withCookie(host, neighbour.cookie) },
    {
      name: "the other office's citizen",
      host,
      kind: "link",
      permissions: nobody,
      visit: withCookie(host, b.citizen.cookie),
    },
    {
      name: "nobody, on the console",
      host: console,
      kind: "none",
      permissions: nobody,
      visit: withCookie(console, undefined),
    },
    {
      name: "an operator, on the console",
      host: console,
      kind: "platform",
      permissions: nobody,
      visit: () => operatorOf(world, console),
    },
    {
      name: "an operator, at the office",
      host,
      kind: "none",
      permissions: nobody,
      visit: async () => new Visitor(world, host, (await operatorOf(world, console)).cookie),
    },
    {
      name: "an analyst, at the ministry",
      host: ministry.host,
      kind: "staff",
      permissions: permissionsOf(["ministry_analyst"]),
      visit: officer(ministry, "ministry_analyst", ministry.host),
    },
    {
      name: "an analyst, at the office",
      host,
      kind: "none",
      permissions: nobody,
      visit: officer(ministry, "ministry_analyst", host),
    },
    // A role of the ministry means nothing in an office: signed in, but without any permission.
    ...officers.map((role) => ({
      name: role,
      host,
      kind: "staff" as const,
      permissions: role === "ministry_analyst" ? nobody : permissionsOf([role]),
      visit: officer(a.office, role, host),
    })),
    ...officers.map((role) => ({
      name: `the other office's ${role}`,
      host,
      kind: "none" as const,
      permissions: nobody,
      visit: officer(b.office, role, host),
    })),
  ];
  return callers;
}
