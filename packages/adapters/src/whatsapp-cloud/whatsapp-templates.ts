import type {
  OpenAccount,
  RegistryOutcome,
  TemplateFiling,
  TemplateRegistry,
  TemplateStatus,
} from "@gerai/domain/channels/ports";
import { callProvider, failureOfStatus, type ProviderOptions, parseObject } from "../provider-call/call-provider.ts";
import { failureOfCode } from "./graph-errors.ts";

/** Templates asked for at once, and pages read before the rest is let be. */
const PAGE = 200;
const MOST_PAGES = 20;
/** Meta's subcode for a name that has this language already. */
const ALREADY_THERE = 2_388_024;

/** The body of `POST /{business account}/message_templates`. */
function templateBody({ name, language, body, samples, footer, button }: TemplateFiling) {
  const example = samples.length > 0 ? { example: { body_text: [samples] } } : {};
  const url = button && { type: "URL", text: button.title, url: button.url, example: [button.sample] };
  return {
    name,
    language,
    category: "UTILITY",
    // Meta may file it as marketing otherwise; refused is better than paid for and stopped by an opt-out.
    allow_category_change: false,
    components: [
      { type: "BODY", text: body, ...example },
      ...(footer === null ? [] : [{ type: "FOOTER", text: footer }]),
      ...(url === null ? [] : [{ type: "BUTTONS", buttons: [url] }]),
    ],
  };
}

function readTemplate(raw: unknown): TemplateStatus | undefined {
  const { name, language, status, rejected_reason: reason } = (raw ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof name !== "string" || typeof language !== "string" || typeof status !== "string") return undefined;
  const isReason = typeof reason === "string" && reason !== "" && reason !== "NONE";
  return { name, language, status, reason: isReason ? reason.slice(0, 80) : null };
}

function cursorOf(answer: Readonly<Record<string, unknown>>): string | undefined {
  const paging = answer.paging as { next?: unknown; cursors?: { after?: unknown } } | undefined;
  const after = paging?.cursors?.after;
  return paging?.next && typeof after === "string" ? after : undefined;
}

/**
 * Files message templates with the WhatsApp Cloud API and asks for their state, `endpoint` being
 * `https://graph.facebook.com/v<version>`. What Meta words is not read: its codes and states only.
 */
export function createWhatsappTemplates(options: ProviderOptions): TemplateRegistry {
  const { endpoint } = options;
  const ask = async (account: OpenAccount, businessAccountId: string, search: string, body: string | null) => {
    const { credentials } = account;
    if (credentials.dialect !== "whatsapp-cloud") return { kind: "bad-credentials", code: "other-dialect" } as const;
    const headers = {
      authorization: `Bearer ${credentials.accessToken}`,
      ...(body === null ? {} : { "content-type": "application/json" }),
    };
    const url = `${endpoint}/${encodeURIComponent(businessAccountId)}/message_templates${search}`;
    const answer = await callProvider({ url, headers, body }, options);
    if ("kind" in answer) return answer;
    const parsed = parseObject(answer.text);
    if (answer.status < 300 && parsed) return { parsed };
    const error = parsed?.error as { code?: unknown; error_subcode?: unknown } | undefined;
    if (typeof error?.code !== "number") return failureOfStatus(answer.status);
    // It is there already: the next round asks in which state.
    if (body !== null && error.error_subcode === ALREADY_THERE) return { parsed: { status: "PENDING" } };
    return { kind: failureOfCode(error.code), code: String(error.code) };
  };
  const failed = (answer: { kind: string; code?: string }): RegistryOutcome =>
    answer.kind === "accepted" ? { kind: "unknown-outcome", code: "unreadable-answer" } : (answer as RegistryOutcome);
  return {
    async list(account, businessAccountId) {
      const templates: TemplateStatus[] = [];
      let after: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const search = new URLSearchParams({
          fields: "name,language,status,rejected_reason",
          limit: String(PAGE),
          ...(after ? { after } : {}),
        });
        const answer = await ask(account, businessAccountId, `?${search}`, null);
        if ("kind" in answer) return failed(answer);
        const { data } = answer.parsed;
        for (const raw of Array.isArray(data) ? data : []) {
          const template = readTemplate(raw);
          if (template) templates.push(template);
        }
        after = cursorOf(answer.parsed);
        if (!after) break;
      }
      return { kind: "known", templates };
    },
    async file(account, businessAccountId, filing) {
      const answer = await ask(account, businessAccountId, "", JSON.stringify(templateBody(filing)));
      if ("kind" in answer) return failed(answer);
      const { status } = answer.parsed;
      const { name, language } = filing;
      // Taken, but in which state nobody said: the next round asks.
      const said = typeof status === "string" ? status : "PENDING";
      return { kind: "known", templates: [{ name, language, status: said, reason: null }] };
    },
  };
}
