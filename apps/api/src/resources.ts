import { readFileSync } from "node:fs";
import { createBroadcastWriter } from "@gerai/adapters/broadcast-writer";
import { createChatWriter } from "@gerai/adapters/chat-writer";
import { createDemoSigner, createSignatureChecker } from "@gerai/adapters/e-sign";
import { createFileInspector } from "@gerai/adapters/file-inspection";
import { createFileSystemStorage } from "@gerai/adapters/file-storage";
import { createNoticeTemplates, createNoticeWriter } from "@gerai/adapters/notice-writer";
import { createDocumentRenderer } from "@gerai/adapters/pdf";
import { assertBoundByPolicies, createDatabase, createPostgres } from "@gerai/database";
import type { Ports, Resources } from "@gerai/domain/kernel";
import { FakeClock, systemClock } from "@gerai/foundation/clock";
import type { Logger } from "@gerai/foundation/logger";
import { Problem } from "@gerai/foundation/problem";
import type { ApiConfig } from "./config.ts";

/** The API sends no mail itself: notices go through the outbox. */
const noEmail: Ports["email"] = {
  send: () => Promise.reject(new Problem("channels.email-unavailable", 503)),
};
/** What came back is kept here and read by the worker. */
const noMailReports: Ports["mailReports"] = { read: () => Promise.resolve([]) };

/** Nor does it speak with providers of messages. */
const noMessages: Ports["messages"] = {};
const away = () => Promise.resolve({ kind: "retry-later", code: "not-here" } as const);
const noTemplates: Ports["templates"] = { list: away, file: away };

/** Connections for the ministry's reads: few people, but their questions must not wait behind one another. */
const REPORT_POOL = 4;

function signerOf(config: ApiConfig): Ports["signer"] {
  if (config.GERAI_DEMO_SIGNER_KEY && config.GERAI_DEMO_SIGNER_CERT) {
    return createDemoSigner({
      keyPem: readFileSync(config.GERAI_DEMO_SIGNER_KEY, "utf8"),
      certificatePem: readFileSync(config.GERAI_DEMO_SIGNER_CERT, "utf8"),
    });
  }
  return { sign: () => Promise.reject(new Problem("issuing.no-signer", 503)) };
}

/** Builds what the process holds for its whole life; throws when the database role is not bound by row-level security. */
export async function createResources(config: ApiConfig, logger: Logger): Promise<Resources> {
  const pool = createPostgres(config.DATABASE_URL, {
    max: config.DATABASE_POOL,
    prepare: config.DATABASE_PREPARE,
    applicationName: "gerai-api",
  });
  const reportPool = createPostgres(config.REPORT_DATABASE_URL, {
    max: REPORT_POOL,
    prepare: config.DATABASE_PREPARE,
    applicationName: "gerai-reports",
  });
  await assertBoundByPolicies(pool);
  await assertBoundByPolicies(reportPool);
  return {
    database: createDatabase(pool),
    clock: config.GERAI_FROZEN_CLOCK ? new FakeClock(config.GERAI_FROZEN_CLOCK) : systemClock,
    logger,
    kek: Buffer.from(config.GERAI_KEK, "base64"),
    keyCache: new Map(),
    publicAddress: {
      scheme: config.GERAI_MODE === "production" ? "https" : "http",
      baseHost: config.GERAI_BASE_HOST,
      port: config.GERAI_PUBLIC_PORT ?? null,
      ...(config.MAIL_FROM ? { mailFrom: config.MAIL_FROM } : {}),
    },
    ...(config.MAIL_HOOK_KEY ? { mailHookKey: config.MAIL_HOOK_KEY } : {}),
    ports: {
      files: createFileSystemStorage(config.GERAI_FILES),
      inspector: createFileInspector(),
      renderer: createDocumentRenderer(),
      signer: signerOf(config),
      signatures: createSignatureChecker(),
      email: noEmail,
      mailReports: noMailReports,
      messages: noMessages,
      templates: noTemplates,
      chat: createChatWriter(),
      broadcasts: createBroadcastWriter(),
      notices: createNoticeWriter(),
      noticeTemplates: createNoticeTemplates(),
      reports: createDatabase(reportPool),
    },
  };
}
