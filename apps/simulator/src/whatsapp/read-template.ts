import { z } from "zod";
import { MessageContent } from "../phones/phone-message.ts";
import type { MessageTemplate, WhatsAppNumber } from "../registry.ts";
import type { World } from "../world.ts";
import { graphError } from "./graph-error.ts";
import { findUploaded, type ReadContent } from "./read-content.ts";

const Parameter = z.object({
  type: z.string(),
  text: z.string().optional(),
  payload: z.string().optional(),
  document: z.object({ id: z.string().optional(), filename: z.string().optional() }).optional(),
  image: z.object({ id: z.string().optional() }).optional(),
});
const Component = z.object({
  type: z.string().transform((type) => type.toLowerCase()),
  sub_type: z.string().optional(),
  index: z.coerce.number().int().min(0).max(9).optional(),
  parameters: z.array(Parameter).default([]),
});
type Component = z.output<typeof Component>;
const TemplateMessage = z.object({
  template: z.object({
    name: z.string().min(1),
    language: z.object({ code: z.string().min(1) }),
    components: z.array(Component).default([]),
  }),
});

/** Reads a template message: the template must be filed and approved, and its parameters must fit. */
export function readTemplate(message: Record<string, unknown>, world: World, number: WhatsAppNumber): ReadContent {
  const parsed = TemplateMessage.safeParse(message);
  if (!parsed.success) return { error: graphError(131008, "Required parameter is missing: template.name or language") };
  const { name, language, components } = parsed.data.template;
  const template = world.registry.template(number.businessAccountId, name, language.code);
  const missing = graphError(132001, `template name (${name}) does not exist in ${language.code}`);
  if (!template || template.status === "PENDING" || template.status === "REJECTED") return { error: missing };
  if (template.status === "PAUSED") return { error: graphError(132015) };
  if (template.status === "DISABLED") return { error: graphError(132016) };

  const bodyValues = valuesOf(components.find(({ type }) => type === "body"));
  const headerPart = components.find(({ type }) => type === "header");
  const wanted = countHoles(template.body);
  if (bodyValues.length !== wanted) {
    return {
      error: graphError(
        132000,
        `body: number of localizable_params (${bodyValues.length}) does not match the expected number of params (${wanted})`,
      ),
    };
  }
  if (bodyValues.some((value) => value === "" || /[\n\t]| {4}/.test(value))) {
    return {
      error: graphError(
        132012,
        "Param text cannot be empty or have new-line/tab characters or more than 4 consecutive spaces",
      ),
    };
  }
  const text = fill(template.body, bodyValues);
  if (text.length > 1024) return { error: graphError(132005) };

  const headerValues = valuesOf(headerPart);
  if (template.header !== null && countHoles(template.header) !== headerValues.length)
    return { error: graphError(132000) };
  const attached = headerPart?.parameters.find(({ type }) => type === "document" || type === "image");
  const file = findUploaded(world.media, number.portfolioId, attached?.document?.id ?? attached?.image?.id);
  if (attached && !file) return { error: graphError(131053) };
  return {
    content: MessageContent.parse({
      kind: "template",
      text,
      header: template.header === null ? null : fill(template.header, headerValues),
      footer: template.footer,
      file: file && { mediaId: file.id, mediaType: file.mediaType, name: attached?.document?.filename ?? file.name },
      ...buttonsOf(template, components),
      template: { name, language: language.code, category: template.category },
    }),
  };
}

function valuesOf(component: Component | undefined): string[] {
  return (component?.parameters ?? []).filter(({ type }) => type === "text").map(({ text }) => text ?? "");
}

function countHoles(text: string): number {
  return new Set(text.match(/\{\{\d+\}\}/g)).size;
}

function fill(text: string, values: readonly string[]): string {
  return text.replace(/\{\{(\d+)\}\}/g, (hole, index) => values[Number(index) - 1] ?? hole);
}

/** Buttons with an address open it, its hole filled with the parameter; the others answer with their payload. */
function buttonsOf(template: MessageTemplate, components: readonly Component[]) {
  const parts = template.buttons.map((button, index) => {
    const component = components.find(({ type, index: at }) => type === "button" && (at ?? 0) === index);
    const parameter = component?.parameters[0];
    return { ...button, value: parameter?.payload ?? parameter?.text ?? "" };
  });
  return {
    links: parts.flatMap(({ title, url, value }) => (url === null ? [] : [{ title, url: fill(url, [value]) }])),
    buttons: parts.flatMap(({ title, url, value }) => (url === null ? [{ id: value || title, title }] : [])),
  };
}
