import type { TenantTx } from "@gerai/database";
import { hashSecret } from "@gerai/foundation/codes";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { Context, OfficeFacts } from "../kernel/index.ts";
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSessionRow,
  insertSession,
  listSessionRows,
  touchSession,
} from "./session.store.ts";

/**
 * The only file that knows lucia, which decides when a session is valid and when it is over. It is made anew for each
 * transaction, because sessions are rows of one office. The adapter keeps what lucia does not: the token's hash instead
 * of the token, the absolute end, and the house's clock instead of the machine's.
 */
declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionFacts, PersonFacts>;
    DatabaseSessionAttributes: SessionFacts;
    DatabaseUserAttributes: PersonFacts;
  }
}

interface SessionFacts {
  readonly passedSecondFactor: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

interface PersonFacts {
  readonly username: string;
}

/** Someone's valid session. */
export interface OpenSession extends SessionFacts {
  readonly staffId: string;
  readonly username: string;
  /** SHA-256 of the token: the session's id as stored. */
  readonly hash: Buffer;
}

const MINUTE = 60_000;

/** How long sessions last (AUTH-4), in milliseconds; one that waits for the second factor lives ten minutes. */
export function sessionLimits(kind: OfficeFacts["kind"]): { idle: number; absolute: number; pending: number } {
  const idle = (kind === "ministry" ? 15 : 30) * MINUTE;
  return { idle, absolute: (kind === "ministry" ? 8 : 12) * 60 * MINUTE, pending: 10 * MINUTE };
}

/** Writing "seen" more often than once a minute would only cost. */
const TOUCH_AFTER = MINUTE;

function adapterFor(tx: TenantTx, ctx: Context): Adapter {
  const now = ctx.now();
  const { absolute, pending } = sessionLimits(ctx.office.kind);
  // lucia compares with the machine's clock: times are moved to it on the way in and back on the way out.
  const drift = Date.now() - now.getTime();
  const toLucia = (at: Date) => new Date(at.getTime() + drift);
  const capped = (at: Date, createdAt: Date, passed: boolean) =>
    new Date(Math.min(at.getTime() - drift, createdAt.getTime() + (passed ? absolute : pending)));
  return {
    async getSessionAndUser(token) {
      const row = await findSessionRow(tx, hashSecret(token));
      if (!row) return [null, null];
      const session: DatabaseSession = {
        id: token,
        userId: row.staff_id,
        expiresAt: toLucia(row.expires_at),
        attributes: {
          passedSecondFactor: row.passed_second_factor,
          createdAt: row.created_at,
          lastSeenAt: row.last_seen_at,
        },
      };
      // Without a user lucia deletes the session: a disabled person is out at the next request.
      return [session, row.disabled_at ? null : { id: row.staff_id, attributes: { username: row.username } }];
    },
    // Tokens are not kept, so nobody could be handed a list of them: `listSessions` below answers with hashes.
    getUserSessions: () => Promise.resolve([]),
    async setSession({ id, userId, expiresAt, attributes: { passedSecondFactor } }) {
      await deleteExpiredSessions(tx, now);
      await insertSession(tx, {
        tenant_id: ctx.tenantId,
        id: hashSecret(id),
        staff_id: userId,
        passed_second_factor: passedSecondFactor,
        created_at: now,
        last_seen_at: now,
        expires_at: capped(expiresAt, now, passedSecondFactor),
      });
    },
    async updateSessionExpiration(token, expiresAt) {
      const row = await findSessionRow(tx, hashSecret(token));
      if (!row) return;
      await touchSession(tx, hashSecret(token), now, capped(expiresAt, row.created_at, row.passed_second_factor));
    },
    deleteSession: (token) => deleteSession(tx, hashSecret(token)),
    deleteUserSessions: async (staffId) => {
      await deleteSessionsOf(tx, staffId);
    },
    deleteExpiredSessions: () => deleteExpiredSessions(tx, now),
  };
}

function luciaFor(adapter: Adapter, ctx: Context): Lucia<SessionFacts, PersonFacts> {
  return new Lucia<SessionFacts, PersonFacts>(adapter, {
    sessionExpiresIn: new TimeSpan(sessionLimits(ctx.office.kind).idle, "ms"),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

/** Opens a session and answers its token (200 bits), which is stored nowhere. */
export async function openSession(
  tx: TenantTx,
  ctx: Context,
  staffId: string,
  passedSecondFactor: boolean,
): Promise<string> {
  const now = ctx.now();
  const facts: SessionFacts = { passedSecondFactor, createdAt: now, lastSeenAt: now };
  return (await luciaFor(adapterFor(tx, ctx), ctx).createSession(staffId, facts)).id;
}

/** The valid session of a token, marked as used; undefined when it is unknown, over, or its person is disabled. */
export async function readSession(tx: TenantTx, ctx: Context, token: string): Promise<OpenSession | undefined> {
  const adapter = adapterFor(tx, ctx);
  const { session, user } = await luciaFor(adapter, ctx).validateSession(token);
  if (!session) return undefined;
  // lucia moves the end only in the second half of the idle time; idle is to be counted from the last use.
  if (!session.fresh && ctx.now().getTime() - session.lastSeenAt.getTime() >= TOUCH_AFTER) {
    await adapter.updateSessionExpiration(token, new Date(Date.now() + sessionLimits(ctx.office.kind).idle));
  }
  const { passedSecondFactor, createdAt, lastSeenAt } = session;
  return {
    staffId: user.id,
    username: user.username,
    hash: hashSecret(token),
    passedSecondFactor,
    createdAt,
    lastSeenAt,
  };
}

/** Ends the session of a token. */
export async function endSession(tx: TenantTx, ctx: Context, token: string): Promise<void> {
  await luciaFor(adapterFor(tx, ctx), ctx).invalidateSession(token);
}

/** A person's sessions that are open now and past the second factor. */
export async function listSessions(tx: TenantTx, ctx: Context, staffId: string) {
  const now = ctx.now();
  const rows = await listSessionRows(tx, staffId);
  return rows.filter((row) => row.passed_second_factor && row.expires_at > now);
}

/** Ends a person's sessions but one; says how many. */
export async function endSessionsBut(tx: TenantTx, staffId: string, kept: Buffer): Promise<number> {
  return await deleteSessionsOf(tx, staffId, kept);
}
