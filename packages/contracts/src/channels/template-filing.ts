import { z } from "zod";

/** Name of a message template at WhatsApp. */
export const TemplateName = z.string().regex(/^[a-z0-9_]{1,512}$/);

/**
 * Where WhatsApp's reviewers are with a template: `waiting` until the provider has taken it, `pending` while they look at
 * it. Only an `approved` one may be sent; `paused` and `disabled` were, until too many people complained.
 */
export const FilingState = z.enum(["waiting", "pending", "approved", "rejected", "paused", "disabled"]);
export type FilingState = z.infer<typeof FilingState>;

/** A template as it is filed. Places are `{{1}}`, `{{2}}` ... in the order of `samples`. */
export const TemplateFiling = z.object({
  name: TemplateName,
  language: z.enum(["id", "en"]),
  body: z.string().min(1).max(1024),
  samples: z.array(z.string().min(1).max(200)).max(20),
  footer: z.string().min(1).max(60).nullable(),
  /** Opens `url`, which ends in `{{1}}`; `sample` is a whole address. */
  button: z
    .object({ title: z.string().min(1).max(25), url: z.string().max(2000), sample: z.string().max(2000) })
    .nullable(),
});
export type TemplateFiling = z.infer<typeof TemplateFiling>;

/** What a webhook says of a template (`message_template_status_update`). */
export const TemplateStatusUpdate = z.looseObject({
  event: z.string().max(40),
  message_template_name: z.string().max(512),
  message_template_language: z.string().max(20),
});

const STATES: Readonly<Record<string, FilingState>> = {
  APPROVED: "approved",
  REINSTATED: "approved",
  FLAGGED: "approved",
  PENDING: "pending",
  IN_APPEAL: "pending",
  REJECTED: "rejected",
  PAUSED: "paused",
  DISABLED: "disabled",
  PENDING_DELETION: "disabled",
  DELETED: "disabled",
  LIMIT_EXCEEDED: "disabled",
};

/** Meta's word for the state of a template as ours; undefined for one that nobody documented. */
export function filingStateOf(status: string): FilingState | undefined {
  return STATES[status];
}
