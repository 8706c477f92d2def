import { createHash } from "node:crypto";
import { z } from "zod";
import { MessageTemplate } from "../registry.ts";
import type { World } from "../world.ts";
import { type GraphError, graphError } from "./graph-error.ts";
import { sendChange } from "./webhooks.ts";

const Button = z.object({ type: z.string(), text: z.string(), url: z.string().optional() });
const Component = z.object({
  type: z.enum(["HEADER", "BODY", "FOOTER", "BUTTONS"]),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(Button).optional(),
});
const Filing = z.object({
  name: z.string(),
  language: z.string(),
  category: z.enum(["UTILITY", "AUTHENTICATION", "MARKETING"]),
  components: z.array(Component),
});

function templateId(account: string, { name, language }: MessageTemplate): string {
  const hash = createHash("sha256").update(`${account}/${name}/${language}`).digest("hex");
  return String(Number.parseInt(hash.slice(0, 12), 16)).padStart(15, "1");
}

/** Files a template with the account; every one is approved at once. */
export function fileTemplate(world: World, account: string, body: unknown): Response | GraphError {
  const filed = Filing.safeParse(body);
  if (!filed.success) return graphError(100, `Invalid parameter: ${filed.error.issues[0]?.path.join(".") ?? ""}`);
  const { name, language, category, components } = filed.data;
  const part = (type: z.output<typeof Component>["type"]) => components.find((component) => component.type === type);
  const header = part("HEADER");
  const template = MessageTemplate.safeParse({
    ...{ name, language, category },
    body: part("BODY")?.text ?? (category === "AUTHENTICATION" ? "Kode Anda: {{1}}" : ""),
    header: header?.format === undefined || header.format === "TEXT" ? (header?.text ?? null) : null,
    footer: part("FOOTER")?.text ?? null,
    buttons: (part("BUTTONS")?.buttons ?? []).map(({ text, url }) => ({ title: text, url: url ?? null })),
  });
  if (!template.success) return graphError(100, `Invalid parameter: ${template.error.issues[0]?.path.join(".") ?? ""}`);
  world.registry.putTemplate(account, template.data);
  return Response.json({ id: templateId(account, template.data), status: template.data.status, category });
}

/** The templates of an account as the Graph API lists them, all on one page. */
export function answerTemplates(world: World, account: string, name: string | undefined): Response {
  const data = world.registry
    .templates(account)
    .filter((template) => name === undefined || template.name.includes(name))
    .map((template) => {
      const { language, status, category, body, header, footer, buttons } = template;
      const components = [
        ...(header === null ? [] : [{ type: "HEADER", format: "TEXT", text: header }]),
        { type: "BODY", text: body },
        ...(footer === null ? [] : [{ type: "FOOTER", text: footer }]),
        ...(buttons.length === 0 ? [] : [{ type: "BUTTONS", buttons: buttons.map(filedButton) }]),
      ];
      return { name: template.name, language, status, category, components, id: templateId(account, template) };
    });
  return Response.json({ data, paging: {} });
}

function filedButton({ title, url }: MessageTemplate["buttons"][number]): object {
  return url === null ? { type: "QUICK_REPLY", text: title } : { type: "URL", text: title, url };
}

/**
 * Puts a filed template into another state, as Meta's reviewers or a bad quality do, and tells the webhook of every
 * number of the account. False when there is no such template.
 */
export function judgeTemplate(
  world: World,
  judged: Pick<MessageTemplate, "name" | "language" | "status"> & { readonly account: string },
): boolean {
  const template = world.registry.template(judged.account, judged.name, judged.language);
  if (!template) return false;
  const changed = { ...template, status: judged.status };
  world.registry.putTemplate(judged.account, changed);
  const value = {
    event: judged.status,
    // A number here, a text in the answers of the Graph API.
    message_template_id: Number(templateId(judged.account, changed)),
    message_template_name: judged.name,
    message_template_language: judged.language,
    reason: judged.status === "REJECTED" ? "INCORRECT_CATEGORY" : "NONE",
    message_template_category: changed.category,
  };
  for (const number of world.registry.numbers()) {
    if (number.businessAccountId === judged.account) sendChange(world, number, "message_template_status_update", value);
  }
  return true;
}
