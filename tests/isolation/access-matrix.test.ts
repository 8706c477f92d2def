import { apiRoutes } from "@gerai/api/routes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AccessOffice,
  BROADCAST,
  type Caller,
  CONTACT,
  callersOf,
  createAccessOffice,
  type RowIds,
  randomIds,
  TUS_HEADERS,
} from "./access-world.ts";
import { type ApiWorld, createApiWorld, inParallel, photo, type Reply, Visitor } from "./api-office.ts";
import { DECLARED_ACCESS, GUESSED } from "./declared-access.ts";

type Route = (typeof apiRoutes)[number];
interface Problem {
  readonly code: string;
  readonly requestId: string;
}

let world: ApiWorld;
let a: AccessOffice;
let b: AccessOffice;
let callers: Caller[];
let picture: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  world = await createApiWorld();
  a = await createAccessOffice(world, "Kenari Asal");
  b = await createAccessOffice(world, "Kenari Asing");
  callers = await callersOf(world, a, b);
  picture = await photo(2);
});
afterAll(() => world.close());

const keyOf = (route: Route) => `${route.host} ${route.method} ${route.path}`;
const MALFORMED: RowIds = {
  draft: "x",
  case: "1",
  output: "'--",
  document: "..",
  file: "a%00b",
  upload: "x",
  conversation: "x",
  cannedReply: "'--",
  contact: "..",
  contactImport: "1",
  broadcast: "x",
  secret: "x",
};
const LONG = Object.fromEntries(Object.keys(MALFORMED).map((key) => [key, "7".repeat(4000)])) as unknown as RowIds;

/** The row of conversations and broadcasts that a path names. */
function channelRowOf({ path }: Route, ids: RowIds): string | undefined {
  if (path.startsWith("/staff/conversations")) return ids.conversation;
  if (path.startsWith("/staff/canned-replies")) return ids.cannedReply;
  if (path.startsWith("/admin/broadcasts/contacts")) return ids.contact;
  if (path.startsWith("/admin/broadcasts/imports")) return ids.contactImport;
  return path.startsWith("/admin/broadcasts") ? ids.broadcast : undefined;
}

/** The path with an office's ids in the places that take them. */
function pathOf(route: Route, ids: RowIds): string {
  const whose = /^\/drafts/.test(route.path)
    ? ids.draft
    : /^\/resumable-uploads/.test(route.path)
      ? ids.upload
      : /^\/staff\/files/.test(route.path)
        ? ids.file
        : /^\/staff\/outputs/.test(route.path)
          ? ids.output
          : /^\/staff\/documents/.test(route.path)
            ? ids.document
            : (channelRowOf(route, ids) ?? ids.case);
  const values: Readonly<Record<string, string>> = {
    id: whose,
    documentId: ids.document,
    fileId: ids.file,
    token: ids.secret,
    code: ids.secret,
    key: ids.case,
    version: "1",
    slug: "kk-hilang-rusak",
    messageCode: "7K3M-94QT",
    kind: "verified",
    channel: "sms",
    locale: "id",
    page: route.path.startsWith("/staff") ? "1" : "who",
    requirement: "surat_hilang_polisi",
  };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURI(values[name] ?? ""));
  if (path.endsWith("/message-preview")) return `${path}?step=ask-completion`;
  return path.endsWith("/regions/search") ? `${path}?q=bontang` : path;
}

const takesId = (route: Route) => /\{(id|token|code)\}/.test(route.path);
const isForm = (route: Route) =>
  route.method === "post" && /\/uploads$|\/papers\/\{requirement\}$|\/attach-pdf$/.test(route.path);

/** One body that fits every route: shapes take what they know and leave the rest. */
const BODY = {
  version: 1,
  reason: "Alasan percontohan yang cukup panjang",
  note: "Catatan percontohan",
  requirement: "surat_hilang_polisi",
  verdict: "accepted",
  secondPerson: "head",
  pin: "123456",
  values: {},
  phone: "+6281200009001",
  service: "KK_HILANG_RUSAK",
  answers: {},
  username: "tidak-ada",
  password: "salah sekali percobaan ini",
  code: "7K3M-94QT-Z1X",
  q: "contoh",
  notifyBy: "sms",
  how: "called",
};

/** What the routes of an account with a provider take; elsewhere these words mean something else. */
const ACCOUNT_BODY = {
  revision: 1,
  label: "Percontohan",
  publicNumber: "DUKCAPIL",
  isEnabled: true,
  to: "081200009001",
};

/** What the routes of conversations and broadcasts take. */
function channelBodyOf({ path }: Route): object {
  if (path.startsWith("/admin/channels")) return ACCOUNT_BODY;
  if (path.startsWith("/staff/conversations")) return { revision: 1, text: "Baik.", caseNumber: null };
  if (path.startsWith("/staff/canned-replies")) return { revision: 1, title: "Salam", text: "Selamat pagi." };
  if (path.startsWith("/admin/broadcasts/contacts"))
    return {
      ...CONTACT,
      phone: "081200009012",
      revision: 1,
      ...(path.endsWith("/end") ? { until: "2026-12-31" } : {}),
    };
  return path.startsWith("/admin/broadcasts") ? { ...BROADCAST, revision: 1 } : {};
}

/** With an office, a state and a role slipped in, which no route may believe (MTX-3). */
function bodyOf(route: Route) {
  const slipped = { tenant_id: b.office.id, tenantId: b.office.id, state: "CLOSED", role: "head", verified: true };
  return {
    ...BODY,
    ...slipped,
    ...channelBodyOf(route),
    ...(route.path.endsWith("/verdicts") ? { reason: "blurred" } : {}),
  };
}

/** One request with the visitor's cookie; a cookie that the answer sets is not kept. */
function call({ host, cookie }: Visitor, route: Route, ids: RowIds): Promise<Reply<Problem>> {
  const visitor = new Visitor(world, host, cookie);
  const path = pathOf(route, ids);
  if (route.path.endsWith("/attach-pdf")) return visitor.upload<Problem>(path, world.siakPdf, { version: "1" });
  if (/^\/resumable-uploads/.test(route.path)) {
    const headers = { ...TUS_HEADERS, "content-type": "application/offset+octet-stream" };
    return visitor.send<Problem>(route.method.toUpperCase(), path, route.method === "patch" ? "x" : undefined, headers);
  }
  if (isForm(route)) return visitor.upload<Problem>(path, picture, { version: "1", requirement: "kk" });
  const hasBody = route.method === "post" || route.method === "put";
  return visitor.send<Problem>(route.method.toUpperCase(), path, hasBody ? bodyOf(route) : undefined);
}

/** What the declaration allows this caller: in, or the status of the refusal. */
function verdictOf(route: Route, caller: Caller): "in" | 401 | 403 | 404 {
  const isConsole = caller.host.startsWith("konsol.");
  if ((route.host === "platform") !== isConsole) return 404;
  const [principals = "", permission] = splitAccess(DECLARED_ACCESS[keyOf(route)] ?? "");
  const allowed = principals.split(" ");
  if (allowed.includes("public") || allowed.includes("cookie") || allowed.includes(caller.kind)) {
    const needsRight = caller.kind === "staff" && !allowed.includes("public") && !allowed.includes("cookie");
    return !needsRight || permission === "self" || caller.permissions.has(permission ?? "") ? "in" : 403;
  }
  return 401;
}

function splitAccess(access: string): [principals: string, permission?: string] {
  const words = access.split(" ");
  const last = words.at(-1) ?? "";
  return last === "self" || last.includes(":") ? [words.slice(0, -1).join(" "), last] : [access];
}

describe("the declarations", () => {
  test("say for every route what is known by heart, and for no other", () => {
    const declared = apiRoutes.map((route) => {
      const isGiven = DECLARED_ACCESS[keyOf(route)]?.endsWith("cookie") ? ["cookie"] : [];
      const permission = route.access.permission ? [route.access.permission] : [];
      return [keyOf(route), [...route.access.principals, ...isGiven, ...permission].join(" ")];
    });
    expect(Object.fromEntries(declared)).toEqual(DECLARED_ACCESS);
    expect(new Set(apiRoutes.map(keyOf)).size).toBe(apiRoutes.length);
  });

  test("cover the running router: nothing answers that was not declared", () => {
    const open = ["GET /healthz", "GET /readyz", "GET /api/v1/openapi.json"];
    const running = world.app.routes
      .filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const declared = apiRoutes.map(
      ({ method, path }) => `${method.toUpperCase()} /api/v1${path.replace(/\{(\w+)\}/g, ":$1")}`,
    );
    expect([...new Set(running)].sort()).toEqual([...new Set([...declared, ...open])].sort());
  });

  test("let staff in nowhere without naming a permission", () => {
    const nameless = apiRoutes.filter(({ access }) => access.principals.includes("staff") && !access.permission);
    expect(nameless.map(keyOf)).toEqual([]);
  });
});

describe("every route, called by everyone", () => {
  test("answers only what its declaration allows (MTX-1, MTX-2)", async () => {
    const wrong: string[] = [];
    await inParallel(callers, 4, async (caller) => {
      let visitor = await caller.visit();
      for (const route of apiRoutes) {
        const expected = verdictOf(route, caller);
        const kinds: [string, RowIds][] = takesId(route)
          ? [
              ["own", a.ids],
              ["the other office's", b.ids],
              ["no", randomIds()],
              ...(expected === "in"
                ? ([
                    ["malformed", MALFORMED],
                    ["endless", LONG],
                  ] as [string, RowIds][])
                : []),
            ]
          : [["no", a.ids]];
        for (const [kind, ids] of kinds) {
          const reply = await call(visitor, route, ids);
          const fault = faultOf(route, caller, expected, kind, reply);
          if (fault) wrong.push(`${caller.name}: ${keyOf(route)} with ${kind} id: ${fault}`);
        }
        if (/sign-out|end-others/.test(route.path)) visitor = await caller.visit();
      }
    });
    expect(wrong).toEqual([]);
  }, 120_000);
});

/** What is wrong with an answer, if anything. */
function faultOf(
  route: Route,
  caller: Caller,
  expected: "in" | 401 | 403 | 404,
  kind: string,
  { status, body, bytes }: Reply<Problem>,
): string | undefined {
  const told = `${status} ${body?.code ?? ""}`;
  if (status >= 500) return told;
  const foreign = b.canaries.find((canary) => bytes.includes(canary));
  if (foreign) return `${told} tells of the other office`;
  if (GUESSED.includes(keyOf(route)) && expected === "in") return undefined;
  if (expected !== "in") return status === expected ? undefined : `${told}, not ${expected}`;
  if (status === 401 || body?.code === "identity.forbidden") return `${told}, though allowed`;
  // A citizen's own rows are nobody else's, not even a neighbour's.
  const isOwn = kind === "own" && (caller.kind === "staff" || !takesId(route));
  if (takesId(route) && !isOwn && status < 400) return `${told} for a row that is not theirs`;
  if (takesId(route) && (kind === "the other office's" || kind === "no") && status !== 404) return `${told}, not 404`;
  return undefined;
}

describe("a stranger's row and a missing one", () => {
  test("answer alike to the last byte but the request's id (ISO-39)", async () => {
    const alike = ({ status, bytes, body }: Reply<Problem>) =>
      `${status} ${bytes.toString("utf8").replace(body?.requestId ?? "", "")}`;
    const wrong: string[] = [];
    const own = callers.filter(({ host }) => host === a.office.host);
    await inParallel(own, 4, async (caller) => {
      const visitor = await caller.visit();
      for (const route of apiRoutes.filter(takesId)) {
        const [theirs, none] = [await call(visitor, route, b.ids), await call(visitor, route, randomIds())];
        if (alike(theirs) !== alike(none))
          wrong.push(`${caller.name}: ${keyOf(route)}: ${alike(theirs)} / ${alike(none)}`);
      }
    });
    // The citizen of the same office, before the case of a neighbour.
    const neighbour = await callers.find(({ name }) => name === "a neighbour")?.visit();
    for (const route of apiRoutes.filter((one) => takesId(one) && one.access.principals.includes("link"))) {
      const visitor = neighbour ?? a.citizen;
      const [theirs, none] = [await call(visitor, route, a.ids), await call(visitor, route, randomIds())];
      if (alike(theirs) !== alike(none)) wrong.push(`a neighbour: ${keyOf(route)}: ${alike(theirs)} / ${alike(none)}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe("the owner", () => {
  test("is let in with their own cookie, on their own host only", async () => {
    for (const route of apiRoutes.filter(
      (one) => one.method === "get" && one.access.principals.includes("link") && /\{id\}$|receipt$/.test(one.path),
    )) {
      expect((await call(a.citizen, route, a.ids)).status, keyOf(route)).toBe(200);
      const abroad = new Visitor(world, b.office.host, a.citizen.cookie);
      expect((await call(abroad, route, a.ids)).status, keyOf(route)).toBe(404);
    }
  });

  test("a change that does not come from a page of this very host is refused (AUTH-11)", async () => {
    const route = apiRoutes.find(({ path }) => path === "/drafts/{id}/contact");
    if (!route) throw new Error("no such route");
    for (const origin of [`http://${b.office.host}`, "null", "http://evil.example", `https://${a.office.host}`]) {
      const reply = await a.citizen.send<Problem>("POST", pathOf(route, a.ids), BODY, { origin });
      expect([reply.status, reply.body.code], origin).toEqual([403, "kernel.foreign-origin"]);
    }
  });

  test("an unknown host is nobody's (ISO-30)", async () => {
    for (const host of [
      "localhost",
      "tidak-ada.localhost",
      `x.${a.office.host}`,
      `${a.office.host}.evil.example`,
      "",
    ]) {
      expect((await new Visitor(world, host).send("GET", "/office")).status, host).toBe(404);
    }
    const spoofed = await new Visitor(world, "tidak-ada.localhost").send("GET", "/office", undefined, {
      "x-forwarded-host": a.office.host,
    });
    expect(spoofed.status).toBe(404);
  });
});
