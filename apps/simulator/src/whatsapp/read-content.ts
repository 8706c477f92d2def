import { z } from "zod";
import { MessageContent } from "../phones/phone-message.ts";
import { type GraphError, graphError } from "./graph-error.ts";
import type { MediaFile, MediaStore } from "./media-store.ts";

/** What a message shows, or why the Cloud API would refuse it. */
export type ReadContent = { readonly content: MessageContent } | { readonly error: GraphError };

const media = z.object({
  id: z.string().optional(),
  link: z.string().optional(),
  caption: z.string().max(1024).optional(),
  filename: z.string().max(240).optional(),
});
const title = (most: number) => z.string().trim().min(1).max(most);
const header = z.object({ type: z.literal("text"), text: title(60) }).optional();
const footer = z.object({ text: title(60) }).optional();
const body = z.object({ text: title(1024) });
const buttonReply = z.object({ type: z.literal("reply"), reply: z.object({ id: title(256), title: title(20) }) });
const row = z.object({ id: title(200), title: title(24), description: z.string().max(72).optional() });

const Text = z.object({
  type: z.literal("text"),
  text: z.object({ body: title(4096), preview_url: z.boolean().optional() }),
});
const Image = z.object({ type: z.literal("image"), image: media });
const Document = z.object({ type: z.literal("document"), document: media });
const Buttons = z.object({
  type: z.literal("interactive"),
  interactive: z.object({
    ...{ type: z.literal("button"), header, body, footer },
    action: z.object({ buttons: z.array(buttonReply).min(1).max(3) }),
  }),
});
const List = z.object({
  type: z.literal("interactive"),
  interactive: z.object({
    ...{ type: z.literal("list"), header, body, footer },
    action: z.object({
      button: title(20),
      sections: z
        .array(z.object({ title: title(24).optional(), rows: z.array(row).min(1) }))
        .min(1)
        .max(10),
    }),
  }),
});
const SHAPES = { text: Text, image: Image, document: Document } as const;

/** The shape that a message of this type has to have; undefined for a type that is not spoken. */
function shapeOf(message: Record<string, unknown>): z.ZodType | undefined {
  if (message.type !== "interactive") return SHAPES[message.type as keyof typeof SHAPES];
  const kind = z.object({ interactive: z.object({ type: z.string() }) }).safeParse(message);
  if (!kind.success) return Buttons;
  return { button: Buttons, list: List }[kind.data.interactive.type];
}

/** Reads every type but templates; limits are those of the Cloud API. */
export function readContent(message: Record<string, unknown>, files: MediaStore, portfolioId: string): ReadContent {
  const shape = shapeOf(message);
  if (!shape) return { error: graphError(131051, `Message type ${String(message.type)} is not supported.`) };
  const parsed = shape.safeParse(message);
  if (!parsed.success) return { error: refusal(parsed.error) };
  const text = Text.safeParse(message);
  if (text.success) return { content: content({ kind: "text", text: text.data.text.body }) };
  const buttons = Buttons.safeParse(message);
  if (buttons.success) return readButtons(buttons.data.interactive);
  const list = List.safeParse(message);
  if (list.success) return readList(list.data.interactive);
  const image = Image.safeParse(message);
  if (image.success) return readMedia("image", image.data.image, files, portfolioId);
  return readMedia("document", Document.parse(message).document, files, portfolioId);
}

function content(parts: z.input<typeof MessageContent>): MessageContent {
  return MessageContent.parse(parts);
}

/** Missing parameters and bad values have different codes. */
function refusal(error: z.ZodError): GraphError {
  const issue = error.issues[0];
  const where = issue?.path.join(".") ?? "";
  const isMissing = issue?.code === "invalid_type" && issue.message.includes("received undefined");
  if (isMissing) return graphError(131008, `Required parameter is missing: ${where}`);
  return graphError(131009, `Parameter value is not valid: ${where} (${issue?.message ?? ""})`);
}

function hasTwins(ids: readonly string[]): boolean {
  return new Set(ids).size < ids.length;
}

function readButtons(message: z.output<typeof Buttons>["interactive"]): ReadContent {
  const buttons = message.action.buttons.map(({ reply }) => reply);
  if (hasTwins(buttons.map(({ id }) => id)) || hasTwins(buttons.map((button) => button.title))) {
    return { error: graphError(131009, "Parameter value is not valid: duplicate button id or title") };
  }
  return { content: content({ kind: "buttons", ...words(message), buttons }) };
}

function readList(message: z.output<typeof List>["interactive"]): ReadContent {
  const { button, sections } = message.action;
  const rows = sections.flatMap((section) => section.rows);
  if (rows.length > 10) return { error: graphError(131009, "Total row count exceed max allowed count: 10") };
  if (hasTwins(rows.map(({ id }) => id))) {
    return { error: graphError(131009, "Parameter value is not valid: duplicate row id") };
  }
  if (sections.length > 1 && sections.some((section) => !section.title)) {
    return { error: graphError(131009, "Section title is required when there is more than one section") };
  }
  const list = {
    label: button,
    sections: sections.map((section) => ({ title: section.title ?? "", rows: section.rows })),
  };
  return { content: content({ kind: "list", ...words(message), list }) };
}

function words(message: {
  header?: { text: string } | undefined;
  body: { text: string };
  footer?: { text: string } | undefined;
}) {
  return { header: message.header?.text ?? null, text: message.body.text, footer: message.footer?.text ?? null };
}

/** A file that was uploaded to this portfolio before. Addresses are not fetched: nothing here leaves the machine. */
export function findUploaded(files: MediaStore, portfolioId: string, id: string | undefined): MediaFile | undefined {
  const file = id === undefined ? undefined : files.find(id);
  return file?.portfolioId === portfolioId ? file : undefined;
}

function readMedia(
  kind: "image" | "document",
  part: z.output<typeof media>,
  files: MediaStore,
  portfolioId: string,
): ReadContent {
  if (part.id === undefined && part.link === undefined) {
    return { error: graphError(131008, `Required parameter is missing: ${kind}.id`) };
  }
  const file = findUploaded(files, portfolioId, part.id);
  if (!file) return { error: graphError(131053, "The media id is unknown or expired, or the link cannot be fetched.") };
  if (kind === "image" && !/^image\/(jpeg|png)$/.test(file.mediaType)) {
    return { error: graphError(131053, `Media type ${file.mediaType} is not supported for an image message.`) };
  }
  const name = part.filename ?? file.name;
  return {
    content: content({ kind, text: part.caption ?? "", file: { mediaId: file.id, mediaType: file.mediaType, name } }),
  };
}
