import type { TimeZone } from "@gerai/contracts/tenancy";
import type { Database } from "@gerai/database";
import type { Clock } from "@gerai/foundation/clock";
import { dayInZone } from "@gerai/foundation/clock";
import type { Logger } from "@gerai/foundation/logger";
import type { KeyCache, KeyRing } from "./office-keys.ts";
import { loadKeyRing } from "./office-keys.ts";
import type { Ports } from "./ports.ts";
import type { Principal } from "./principal.ts";

/** What a process holds for its whole life. */
export interface Resources {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Key-encryption key, 32 bytes; from the environment, never logged or stored (ENC-5). */
  readonly kek: Buffer;
  readonly keyCache: KeyCache;
  readonly ports: Ports;
  /** The secret part of the address that returned mail is posted to; without it there is no such address. */
  readonly mailHookKey?: string;
  /** How citizens reach offices: `localhost` and `:3000` in development; used to word links. */
  readonly publicAddress: {
    readonly scheme: "http" | "https";
    readonly baseHost: string;
    readonly port: number | null;
    /** The address that e-mails come from; `no-reply@<baseHost>` unless set. */
    readonly mailFrom?: string;
  };
}

/** What every verb may know of the office it works for. */
export interface OfficeFacts {
  readonly id: string;
  readonly slug: string;
  readonly kind: "office" | "ministry";
  readonly regionCode: string | null;
  readonly shortName: string;
  readonly fullName: string;
  readonly provinceName: string;
  readonly seat: string;
  readonly timeZone: TimeZone;
  readonly accent: string;
  readonly configVersion: number;
}

/** One request or job inside one office. */
export interface Context {
  readonly tenantId: string;
  readonly office: OfficeFacts;
  readonly principal: Principal;
  readonly requestId: string;
  readonly resources: Resources;
  readonly ports: Ports;
  readonly keys: KeyRing;
  readonly logger: Logger;
  /**
   * The version of the office's configuration when the office comes from memory: a verb that finds another one in force
   * fails with 503, so that nothing is ever decided by yesterday's configuration. Null when the office was read just now.
   */
  readonly assumedConfigVersion: number | null;
  now(): Date;
  /** The office's calendar day, `YYYY-MM-DD`. */
  today(): string;
}

/** Opens the context of a request or job; unwraps the office's keys (cached), so verbs find them at hand. */
export async function openContext(
  resources: Resources,
  office: OfficeFacts,
  principal: Principal,
  requestId: string,
  options: { readonly isOfficeRemembered?: boolean } = {},
): Promise<Context> {
  const keys = await loadKeyRing(resources, office.id);
  return {
    tenantId: office.id,
    office,
    principal,
    requestId,
    resources,
    ports: resources.ports,
    keys,
    logger: resources.logger.child({ requestId, tenant: office.slug }),
    assumedConfigVersion: options.isOfficeRemembered ? office.configVersion : null,
    now: () => resources.clock.now(),
    today: () => dayInZone(resources.clock.now(), office.timeZone),
  };
}

/** The same request under another principal: the door has found out who it is. */
export function actAs(ctx: Context, principal: Principal): Context {
  return { ...ctx, principal };
}

/** The address of a page of this office as a citizen opens it, e.g. `http://bontang.localhost:3000/lacak`. */
export function publicUrl(ctx: Context, path: string): string {
  const { scheme, baseHost, port } = ctx.resources.publicAddress;
  return `${scheme}://${ctx.office.slug}.${baseHost}${port === null ? "" : `:${port}`}${path}`;
}
