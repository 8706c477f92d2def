import type { ProviderOrder } from "@gerai/domain/channels/ports";

type Content = ProviderOrder["content"];

function templateOf({ name, language, parameters, button }: Extract<Content, { kind: "template" }>) {
  const text = (words: string) => ({ type: "text", text: words });
  const components = [
    ...(parameters.length > 0 ? [{ type: "body", parameters: parameters.map(text) }] : []),
    ...(button === null ? [] : [{ type: "button", sub_type: "url", index: "0", parameters: [text(button)] }]),
  ];
  return { type: "template", template: { name, language: { code: language }, components } };
}

const footerOf = (footer: string | null) => (footer === null ? {} : { footer: { text: footer } });

function listOf({ text, footer, open, rows }: Extract<Content, { kind: "list" }>) {
  const sections = [
    { rows: rows.map(({ id, title, description }) => ({ id, title, ...(description ? { description } : {}) })) },
  ];
  return {
    type: "interactive",
    interactive: { type: "list", body: { text }, ...footerOf(footer), action: { button: open, sections } },
  };
}

function buttonsOf({ text, footer, buttons }: Extract<Content, { kind: "buttons" }>) {
  return {
    type: "interactive",
    interactive: {
      type: "button",
      body: { text },
      ...footerOf(footer),
      action: { buttons: buttons.map((reply) => ({ type: "reply", reply })) },
    },
  };
}

function documentOf(content: Extract<Content, { kind: "document" }>, mediaId: string) {
  const caption = content.caption ? { caption: content.caption } : {};
  return content.mediaType === "application/pdf"
    ? { type: "document", document: { id: mediaId, filename: content.fileName, ...caption } }
    : { type: "image", image: { id: mediaId, ...caption } };
}

function contentOf(content: Content, mediaId: string | undefined) {
  switch (content.kind) {
    case "text":
      return { type: "text", text: { body: content.text, preview_url: false } };
    case "template":
      return templateOf(content);
    case "buttons":
      return buttonsOf(content);
    case "list":
      return listOf(content);
    case "document":
      return documentOf(content, mediaId ?? "");
  }
}

/** The body of `POST /{number}/messages`; `mediaId` is that of a document uploaded before. */
export function messageBody({ reference, to, content }: ProviderOrder, mediaId?: string) {
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...("phone" in to ? { to: to.phone.slice(1) } : { recipient: to.userId }),
    biz_opaque_callback_data: reference,
    ...contentOf(content, mediaId),
  };
}
