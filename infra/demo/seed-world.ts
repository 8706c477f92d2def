import { readFileSync } from "node:fs";
import { createBroadcastWriter } from "../../packages/adapters/src/broadcast-writer/index.ts";
import { createChatWriter } from "../../packages/adapters/src/chat-writer/index.ts";
import { createDemoSigner, createSignatureChecker } from "../../packages/adapters/src/e-sign/index.ts";
import { createFileInspector } from "../../packages/adapters/src/file-inspection/index.ts";
import { createFileSystemStorage } from "../../packages/adapters/src/file-storage/index.ts";
import { createNoticeTemplates, createNoticeWriter } from "../../packages/adapters/src/notice-writer/index.ts";
import { createDocumentRenderer } from "../../packages/adapters/src/pdf/index.ts";
import { createDatabase, createPostgres, inTenant, type PostgresPool } from "../../packages/database/src/index.ts";
import type { FileInspector } from "../../packages/domain/src/documents/ports.ts";
import {
  type Context,
  type OfficeFacts,
  openContext,
  type Principal,
  type Resources,
} from "../../packages/domain/src/kernel/index.ts";
import { FakeClock } from "../../packages/foundation/src/clock.ts";
import { newId } from "../../packages/foundation/src/ids.ts";
import { createLogger } from "../../packages/foundation/src/logger.ts";
import { Problem } from "../../packages/foundation/src/problem.ts";
import type { SeedConfig } from "./config.ts";

/** What the seed works with: the verbs' resources under a clock that is moved, and pools for what no verb does. */
export interface SeedWorld {
  readonly config: SeedConfig;
  readonly resources: Resources;
  readonly clock: FakeClock;
  /** Pool of the role that owns the tables: offices, templates and operators are entered by it. */
  readonly owner: PostgresPool;
  /** Pool of the relay: may say that an event was published. */
  readonly relay: PostgresPool;
  close(): Promise<void>;
}

/** The same invented sheets are sent again and again: each is looked into once. */
function remembering(inspector: FileInspector): FileInspector {
  const known = new Map<Uint8Array, ReturnType<FileInspector["inspect"]>>();
  return {
    ...inspector,
    inspect(bytes, declaredType) {
      const found = known.get(bytes) ?? inspector.inspect(bytes, declaredType);
      known.set(bytes, found);
      return found;
    },
  };
}

/** The past files nothing with WhatsApp's reviewers; the worker does when it starts. */
const noProvider = () => Promise.resolve({ kind: "retry-later", code: "not-here" } as const);

/** Opens pools and ports; nothing is read or written yet. */
export function openSeedWorld(config: SeedConfig): SeedWorld {
  const clock = new FakeClock(config.now);
  const pool = createPostgres(config.appUrl, { max: 8, applicationName: "gerai-seed" });
  const owner = createPostgres(config.ownerUrl, { max: 1, applicationName: "gerai-seed" });
  const relay = createPostgres(config.relayUrl, { max: 1, applicationName: "gerai-seed" });
  const resources: Resources = {
    database: createDatabase(pool),
    clock,
    logger: createLogger("seed"),
    kek: config.kek,
    keyCache: new Map(),
    publicAddress: { scheme: "http", baseHost: config.baseHost, port: config.port },
    ports: {
      files: createFileSystemStorage(config.filesDir),
      inspector: remembering(createFileInspector()),
      renderer: createDocumentRenderer(),
      signer: createDemoSigner({
        keyPem: readFileSync(config.signerKeyFile, "utf8"),
        certificatePem: readFileSync(config.signerCertificateFile, "utf8"),
      }),
      signatures: createSignatureChecker(),
      // The past is not mailed; what is still to be told goes through the outbox.
      email: { send: () => Promise.reject(new Problem("channels.email-unavailable", 503)) },
      mailReports: { read: () => Promise.resolve([]) },
      messages: {},
      broadcasts: createBroadcastWriter(),
      chat: createChatWriter(),
      notices: createNoticeWriter(),
      noticeTemplates: createNoticeTemplates(),
      templates: { list: noProvider, file: noProvider },
      reports: createDatabase(pool),
    },
  };
  const close = () => Promise.all([pool.end(), owner.end(), relay.end()]).then(() => undefined);
  return { config, resources, clock, owner, relay, close };
}

/** A context of an office for somebody, at the clock's instant. */
export function actIn(world: SeedWorld, office: OfficeFacts, principal: Principal): Promise<Context> {
  return openContext(world.resources, office, principal, newId(world.clock.now()));
}

/** Reads in an office's transaction what the seed must know and no verb tells. */
export function readIn<T>(
  world: SeedWorld,
  tenantId: string,
  read: (tx: Parameters<Parameters<typeof inTenant>[2]>[0]) => Promise<T>,
): Promise<T> {
  return inTenant(world.resources.database, tenantId, async (tx) => ({ value: await read(tx) }), { readOnly: true });
}
