import { request } from "node:http";
import { permissionsOf, type Role } from "@gerai/contracts/identity";
import { timeCodeAt } from "@gerai/domain/identity";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { PAGE_ACCESS, type PageAccess } from "../../apps/web/app/access.ts";
import manifest from "../../apps/web/app/routes.ts";
import { theHouse } from "./browser.ts";
import type { HouseAccount } from "./house.ts";

interface Entry {
  readonly path?: string;
  readonly index?: boolean;
  readonly children?: readonly Entry[];
}

/** The addresses of a part of the manifest; a layout without a path of its own adds nothing. */
function addressesOf(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => (entry.children ? addressesOf(entry.children) : [entry.path ?? ""]));
}

/** Somebody in front of a page. */
interface Visitor {
  readonly name: string;
  readonly host: string;
  readonly cookie: string | undefined;
  readonly permissions: ReadonlySet<string> | undefined;
}

interface Answer {
  readonly status: number;
  readonly location: string;
  readonly cookie: string | undefined;
}

/** One request to the house as a browser on that host sends it; redirects are not followed. */
function call(method: string, host: string, path: string, cookie?: string, body?: unknown): Promise<Answer> {
  const { port } = theHouse();
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    host: `${host}:${port}`,
    origin: `http://${host}:${port}`,
    ...(cookie ? { cookie } : {}),
    ...(text ? { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)) } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers }, (response) => {
      response.resume();
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? "",
          cookie: response.headers["set-cookie"]?.find((one) => /gerai_staff=\w/.test(one))?.split(";")[0],
        }),
      );
    });
    sent.on("error", reject);
    sent.end(text);
  });
}

async function signIn({ office, role, username, password, totpSecret }: HouseAccount): Promise<Visitor> {
  const host = `${office}.localhost`;
  const first = await call("POST", host, "/api/v1/staff/sign-in", undefined, { username, password });
  const code = timeCodeAt(totpSecret, new Date());
  const second = await call("POST", host, "/api/v1/staff/second-factor", first.cookie, { code });
  if (second.status !== 200) throw new Error(`${username} of ${office} cannot sign in: ${second.status}`);
  return { name: role, host, cookie: second.cookie, permissions: permissionsOf([role as Role]) };
}

const UNKNOWN = "019adf5e-0000-7000-8000-000000000001";

function pathOf(address: string): string {
  const values: Readonly<Record<string, string>> = {
    slug: "ktp-hilang",
    page: "1",
    token: "a".repeat(26),
    code: "a".repeat(26),
  };
  return `/${address.replace(/:(\w+)/g, (_, name: string) => values[name] ?? UNKNOWN).replace("*", "tidak-ada")}`;
}

const SIGN_IN = /\/(petugas|konsol)\/masuk/;

/** What is wrong with an answer, if anything. */
function faultOf(access: PageAccess, visitor: Visitor, { status, location }: Answer): string | undefined {
  const told = `${status} ${location}`.trim();
  if (status >= 500) return told;
  const asksToSignIn = SIGN_IN.test(location);
  if (access === "everyone") return status === 401 || status === 403 ? told : undefined;
  // Nobody here holds a citizen's cookie: a case is never shown, and nobody is asked for an officer's password.
  if (access === "holder") return status === 200 || asksToSignIn ? told : undefined;
  if (access === "operator" || !visitor.permissions)
    return asksToSignIn || [401, 403, 404].includes(status) ? undefined : told;
  const isLetIn = access === "staff" || visitor.permissions.has(access);
  if (isLetIn) return asksToSignIn || status === 401 || status === 403 ? told : undefined;
  return status === 200 || status === 401 || asksToSignIn ? told : undefined;
}

test("every route of the manifest declares who may open it, and no other", () => {
  expect(addressesOf(manifest as readonly Entry[]).sort()).toEqual(Object.keys(PAGE_ACCESS).sort());
});

describe.skipIf(inject("without").includes("chromium"))("every page, opened by everybody", () => {
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    // An office that no other test signs in to: a code can be used once.
    const { accounts } = theHouse();
    const offices = [...new Set(accounts.filter(({ role }) => role === "verifier").map(({ office }) => office))];
    const office = offices.findLast((slug) => slug !== "bontang") ?? "";
    const people = new Map(accounts.filter((one) => one.office === office).map((one) => [one.role, one]));
    for (const account of people.values()) visitors.push(await signIn(account));
    const host = `${office}.localhost`;
    const elsewhere = visitors.find(({ name }) => name === "verifier")?.cookie;
    visitors.push({ name: "nobody", host, cookie: undefined, permissions: undefined });
    visitors.push({
      name: "nobody, on the console",
      host: "konsol.localhost",
      cookie: undefined,
      permissions: undefined,
    });
    visitors.push({
      name: "a verifier of elsewhere",
      host: "bontang.localhost",
      cookie: elsewhere,
      permissions: undefined,
    });
  });

  test("answers only what it declares", async () => {
    const wrong: string[] = [];
    expect(visitors.length).toBeGreaterThan(7);
    for (const visitor of visitors) {
      for (const [address, access] of Object.entries(PAGE_ACCESS)) {
        if (address.endsWith("keluar")) continue; // would sign the visitor out; it shows nothing
        const answer = await call("GET", visitor.host, pathOf(address), visitor.cookie);
        const fault = faultOf(access, visitor, answer);
        if (fault) wrong.push(`${visitor.name}: /${address}: ${fault}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
