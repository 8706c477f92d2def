import { readFileSync } from "node:fs";
import { createBroadcastWriter } from "@gerai/adapters/broadcast-writer";
import { createChatWriter } from "@gerai/adapters/chat-writer";
import { createDemoSigner, createSignatureChecker } from "@gerai/adapters/e-sign";
import { createMailReportReader, createSmtpTransport } from "@gerai/adapters/email";
import { createFileInspector } from "@gerai/adapters/file-inspection";
import { createFileSystemStorage } from "@gerai/adapters/file-storage";
import { createNoticeTemplates, createNoticeWriter } from "@gerai/adapters/notice-writer";
import { createDocumentRenderer } from "@gerai/adapters/pdf";
import { createSmsForm, createSmsJson } from "@gerai/adapters/sms";
import { createWhatsappCloud, createWhatsappTemplates } from "@gerai/adapters/whatsapp-cloud";
import { assertBoundByPolicies, createDatabase, createPostgres } from "@gerai/database";
import { withMailBreaker } from "@gerai/domain/channels";
import type { Ports, Resources } from "@gerai/domain/kernel";
import { type Clock, FakeClock, systemClock } from "@gerai/foundation/clock";
import type { Logger } from "@gerai/foundation/logger";
import { Problem } from "@gerai/foundation/problem";
import { createQueueBackend } from "@gerai/jobs";
import type { WorkerResources } from "./app.ts";
import type { WorkerConfig } from "./config.ts";

function signerOf(config: WorkerConfig): Ports["signer"] {
  if (config.GERAI_DEMO_SIGNER_KEY && config.GERAI_DEMO_SIGNER_CERT) {
    return createDemoSigner({
      keyPem: readFileSync(config.GERAI_DEMO_SIGNER_KEY, "utf8"),
      certificatePem: readFileSync(config.GERAI_DEMO_SIGNER_CERT, "utf8"),
    });
  }
  return { sign: () => Promise.reject(new Problem("issuing.no-signer", 503)) };
}

/** A provider for each dialect whose address is known. */
function providersOf(config: WorkerConfig): Ports["messages"] {
  const { WHATSAPP_API_URL, SMS_JSON_URL, SMS_FORM_URL } = config;
  const at = (url: string) => ({ endpoint: url.replace(/\/+$/, "") });
  return {
    "whatsapp-cloud": createWhatsappCloud(at(WHATSAPP_API_URL)),
    ...(SMS_JSON_URL ? { "sms-json": createSmsJson(at(SMS_JSON_URL)) } : {}),
    ...(SMS_FORM_URL ? { "sms-form": createSmsForm(at(SMS_FORM_URL)) } : {}),
  };
}

/** The mail server, signed for and behind a breaker. */
function mailOf(config: WorkerConfig, clock: Clock): Ports["email"] {
  const { SMTP_URL, MAIL_FROM, MAIL_RETURN_PATHS, MAIL_DKIM_KEY, MAIL_DKIM_SELECTOR } = config;
  const isSigned = MAIL_DKIM_KEY !== undefined && MAIL_DKIM_SELECTOR !== undefined;
  const transport = createSmtpTransport({
    url: SMTP_URL,
    fromAddress: MAIL_FROM ?? `no-reply@${config.GERAI_BASE_HOST}`,
    hasReturnPaths: MAIL_RETURN_PATHS,
    ...(isSigned ? { dkim: { selector: MAIL_DKIM_SELECTOR, privateKey: readFileSync(MAIL_DKIM_KEY, "utf8") } } : {}),
  });
  return withMailBreaker(transport, clock);
}

function portsOf(config: WorkerConfig, clock: Clock, database: Ports["reports"]): Ports {
  return {
    files: createFileSystemStorage(config.GERAI_FILES),
    inspector: createFileInspector(),
    renderer: createDocumentRenderer(),
    signer: signerOf(config),
    signatures: createSignatureChecker(),
    chat: createChatWriter(),
    broadcasts: createBroadcastWriter(),
    notices: createNoticeWriter(),
    noticeTemplates: createNoticeTemplates(),
    // Nobody asks the worker for reports; it counts through its own role.
    reports: database,
    messages: providersOf(config),
    templates: createWhatsappTemplates({ endpoint: config.WHATSAPP_API_URL.replace(/\/+$/, "") }),
    email: mailOf(config, clock),
    mailReports: createMailReportReader(),
  };
}

/** Builds what the process holds for its whole life; throws when a database role is not bound by row-level security. */
export async function createWorkerResources(config: WorkerConfig, logger: Logger): Promise<WorkerResources> {
  const prepare = config.DATABASE_PREPARE;
  const pool = createPostgres(config.DATABASE_URL, {
    max: config.DATABASE_POOL,
    prepare,
    applicationName: "gerai-worker",
  });
  const relayPool = createPostgres(config.RELAY_DATABASE_URL, { max: 2, prepare, applicationName: "gerai-relay" });
  await assertBoundByPolicies(pool);
  await assertBoundByPolicies(relayPool);
  const database = createDatabase(pool);
  const clock = config.GERAI_FROZEN_CLOCK ? new FakeClock(config.GERAI_FROZEN_CLOCK) : systemClock;
  const domain: Resources = {
    database,
    clock,
    logger,
    kek: Buffer.from(config.GERAI_KEK, "base64"),
    keyCache: new Map(),
    publicAddress: {
      scheme: config.GERAI_MODE === "production" ? "https" : "http",
      baseHost: config.GERAI_BASE_HOST,
      port: config.GERAI_PUBLIC_PORT ?? null,
    },
    ports: portsOf(config, clock, database),
  };
  const backend = createQueueBackend({
    databaseUrl: config.QUEUE_DATABASE_URL ?? config.DATABASE_URL,
    redisUrl: config.REDIS_URL,
  });
  return { domain, relayPool, backend };
}
