import {
  type FilingState,
  filingStateOf,
  TemplateName,
  TemplateStatusUpdate,
  WhatsappChange,
  WhatsappMessage,
  WhatsappStatus,
  WhatsappWebhook,
} from "@gerai/contracts/channels";
import { isId } from "@gerai/foundation/ids";
import { readPersonChanges } from "./read-person-changes.ts";
import { clipTime, parseJson, type Receipt } from "./receipt.ts";

/** What somebody wrote, with what Meta tells of who they are. */
interface WhatsappInput {
  readonly phoneNumberId: string;
  readonly providerId: string;
  readonly kind: string;
  readonly body: { readonly message: WhatsappMessage; readonly contacts: readonly unknown[] };
}

/** What the reviewers said of a template. */
interface TemplateJudgement {
  readonly businessAccountId: string;
  readonly name: string;
  readonly language: "id" | "en";
  readonly state: FilingState;
}

/** A webhook taken apart. */
export interface ReadWebhook {
  readonly messages: readonly WhatsappInput[];
  readonly receipts: readonly (Receipt & { readonly phoneNumberId: string })[];
  readonly judgements: readonly TemplateJudgement[];
  /** Parts that are not what Meta documents. */
  readonly strange: number;
}

const STATES: Readonly<Record<string, Receipt["state"]>> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "read",
  failed: "failed",
};

function readStatus(raw: unknown, phoneNumberId: string, now: Date) {
  const status = WhatsappStatus.safeParse(raw).data;
  if (!status) return undefined;
  const state = STATES[status.status];
  const reference = status.biz_opaque_callback_data;
  return {
    phoneNumberId,
    providerId: status.id,
    state,
    reference: isId(reference) ? reference : null,
    code: status.errors?.[0] ? String(status.errors[0].code) : null,
    at: clipTime(status.timestamp * 1000, now),
  };
}

/** A template of ours in a language of ours; others that the account has are no business of the house. */
function readJudgement(raw: unknown, businessAccountId: string): TemplateJudgement | undefined {
  const update = TemplateStatusUpdate.safeParse(raw).data;
  const state = update && filingStateOf(update.event);
  const name = TemplateName.safeParse(update?.message_template_name).data;
  const language = update?.message_template_language;
  if (!state || !name || (language !== "id" && language !== "en")) return undefined;
  return { businessAccountId, name, language, state };
}

/**
 * Every message and status of a webhook, from all its entries and changes. What is unknown or misshapen costs nothing but
 * itself: Meta adds kinds and fields as it likes, and the rest of a batch must not wait for us to know them.
 */
export function readWhatsappWebhook(body: Buffer, now: Date): ReadWebhook {
  const webhook = WhatsappWebhook.safeParse(parseJson(body)).data;
  const read = {
    messages: [] as WhatsappInput[],
    receipts: [] as ReadWebhook["receipts"][number][],
    judgements: [] as TemplateJudgement[],
    strange: 0,
  };
  if (!webhook) return { ...read, strange: 1 };
  for (const { raw, id } of webhook.entry.flatMap(({ id, changes }) => (changes ?? []).map((raw) => ({ raw, id })))) {
    const change = WhatsappChange.safeParse(raw).data;
    if (change?.field === "message_template_status_update") {
      const judgement = readJudgement(change.value, id ?? "");
      if (judgement) read.judgements.push(judgement);
    }
    if (!change) {
      read.strange += 1;
      continue;
    }
    const { contacts = [], messages = [], statuses = [] } = change.field === "messages" ? change.value : {};
    const phoneNumberId = change.value.metadata?.phone_number_id ?? "";
    const written = messages.map((one) => WhatsappMessage.safeParse(one).data);
    for (const message of [...written, ...readPersonChanges(change)]) {
      if (!message) read.strange += 1;
      else {
        const kind = /^[a-z_]{1,40}$/.test(message.type) ? message.type : "unknown";
        read.messages.push({ phoneNumberId, providerId: message.id, kind, body: { message, contacts } });
      }
    }
    for (const one of statuses) {
      const status = readStatus(one, phoneNumberId, now);
      if (!status) read.strange += 1;
      else if (status.state) read.receipts.push({ ...status, state: status.state });
    }
  }
  return read;
}
