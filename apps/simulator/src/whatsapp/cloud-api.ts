import { timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import { type Answer, answerOrMisbehave, type Dialect } from "../misbehave.ts";
import type { WhatsAppNumber } from "../registry.ts";
import type { World } from "../world.ts";
import { errorBody, type GraphError, graphError, unknownObject } from "./graph-error.ts";
import type { MediaFile } from "./media-store.ts";
import { sendMessage } from "./send-message.ts";
import { answerTemplates, fileTemplate } from "./template-api.ts";

const MEGABYTE = 1_000_000;
/** Largest upload in bytes, by the beginning of its media type. */
const LARGEST: readonly (readonly [string, number])[] = [
  ["image/jpeg", 5 * MEGABYTE],
  ["image/png", 5 * MEGABYTE],
  ["audio/", 16 * MEGABYTE],
  ["video/", 16 * MEGABYTE],
  ["application/pdf", 100 * MEGABYTE],
  ["text/plain", 100 * MEGABYTE],
  ["application/vnd.", 100 * MEGABYTE],
];

const VERSION = "/:version{v[0-9]+\\.[0-9]+}";

function refuse(error: GraphError): Answer {
  return { response: Response.json(errorBody(error), { status: error.status }), code: String(error.code) };
}

const dialect: Dialect = {
  down: () => refuse({ ...graphError(131016), status: 503 }).response,
  error: (code) => refuse(graphError(Number(code))).response,
};

function bearer(c: Context): string {
  return /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Numbers that the token of the request is for. */
function numbersOfToken(world: World, c: Context): WhatsAppNumber[] {
  const token = bearer(c);
  return world.registry.numbers().filter(({ accessToken }) => isSame(accessToken, token));
}

/** The number in the path, when the token is its own. */
function authorise(world: World, c: Context): WhatsAppNumber | GraphError {
  const id = c.req.param("id") ?? "";
  const number = world.registry.number(id);
  if (number && isSame(number.accessToken, bearer(c))) return number;
  return numbersOfToken(world, c).length === 0 ? graphError(190) : unknownObject(c.req.method, id);
}

/** The Cloud API at its own paths: messages, media, templates. */
export function createCloudApi(world: World): Hono {
  const app = new Hono();
  const as = (c: Context, body: unknown, handle: (number: WhatsAppNumber) => Answer | Promise<Answer>) =>
    answerOrMisbehave(world, "whatsapp", c, {
      dialect,
      body,
      handle: () => {
        const number = authorise(world, c);
        return "code" in number ? refuse(number) : handle(number);
      },
    });

  app.post(`${VERSION}/:id/messages`, async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    return as(c, body, (number) => {
      const answer = sendMessage(world, number, body);
      return "error" in answer
        ? refuse(answer.error)
        : { response: Response.json(answer.body), code: answer.messageId };
    });
  });
  app.post(`${VERSION}/:id/media`, async (c) => {
    const form = await c.req.formData().catch(() => new FormData());
    const file = form.get("file");
    const body = file instanceof File ? { name: file.name, type: file.type, size: file.size } : {};
    return as(c, body, (number) => upload(world, number, form));
  });
  app.post(`${VERSION}/:account/message_templates`, async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    return forAccount(world, c, body, (account) => fileTemplate(world, account, body));
  });
  app.get(`${VERSION}/:account/message_templates`, (c) =>
    forAccount(world, c, null, (account) => answerTemplates(world, account, c.req.query("name"))),
  );
  app.get(`${VERSION}/:media{[\\w-]+}`, (c) =>
    answerOrMisbehave(world, "whatsapp", c, { dialect, body: null, handle: () => describe(world, c) }),
  );
  app.get("/whatsapp/media/:media", (c) =>
    answerOrMisbehave(world, "whatsapp", c, { dialect, body: null, handle: () => download(world, c) }),
  );
  return app;
}

function forAccount(world: World, c: Context, body: unknown, handle: (account: string) => Response | GraphError) {
  return answerOrMisbehave(world, "whatsapp", c, {
    dialect,
    body,
    handle: () => {
      const account = c.req.param("account") ?? "";
      const own = numbersOfToken(world, c);
      if (own.length === 0) return refuse(graphError(190));
      const isOwn = own.some(({ businessAccountId }) => businessAccountId === account);
      const answer = isOwn ? handle(account) : unknownObject(c.req.method, account);
      return answer instanceof Response ? { response: answer, code: null } : refuse(answer);
    },
  });
}

async function upload(world: World, number: WhatsAppNumber, form: FormData): Promise<Answer> {
  const file = form.get("file");
  if (form.get("messaging_product") !== "whatsapp") return refuse(graphError(100, "messaging_product is required"));
  if (!(file instanceof File)) return refuse(graphError(100, "The parameter file is required."));
  const mediaType = (String(form.get("type") ?? "") || file.type).split(";")[0] ?? "";
  const most = LARGEST.find(([type]) => mediaType.startsWith(type))?.[1];
  if (most === undefined)
    return refuse(graphError(100, `Param file must be a file with one of the supported types, not ${mediaType}`));
  if (file.size > most) return refuse(graphError(131053, "The file is too large for its type."));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { portfolioId } = number;
  const stored = world.media.add({ portfolioId, mediaType, name: file.name || null, bytes, from: "business" });
  return { response: Response.json({ id: stored.id }), code: stored.id };
}

/** The file in the path, for a token of its portfolio that has not asked wrongly too often. */
function findMedia(world: World, c: Context): MediaFile | GraphError {
  const id = c.req.param("media") ?? "";
  const own = numbersOfToken(world, c);
  const caller = own[0]?.phoneNumberId;
  if (caller === undefined) return graphError(190);
  if (world.media.isBlocked(caller)) return graphError(4);
  const file = world.media.find(id);
  const asked = c.req.query("phone_number_id");
  const isAllowed = own.some(
    (number) => number.portfolioId === file?.portfolioId && (asked ?? number.phoneNumberId) === number.phoneNumberId,
  );
  if (file && isAllowed) return file;
  world.media.countError(caller);
  return unknownObject("GET", id);
}

/** A GET of an object by its id: a number tells its names, a file where it can be fetched for five minutes. */
function describe(world: World, c: Context): Answer {
  const number = numbersOfToken(world, c).find(({ phoneNumberId }) => phoneNumberId === c.req.param("media"));
  if (number) {
    const { phoneNumberId: id, displayNumber, verifiedName } = number;
    const named = { id, display_phone_number: displayNumber, verified_name: verifiedName, quality_rating: "GREEN" };
    return { response: Response.json(named), code: id };
  }
  const file = findMedia(world, c);
  if ("code" in file) return refuse(file);
  const url = new URL(`/whatsapp/media/${file.id}?ticket=${world.media.issueTicket(file.id)}`, c.req.url);
  const { id, mediaType, sha256, bytes } = file;
  const body = {
    messaging_product: "whatsapp",
    url: url.href,
    mime_type: mediaType,
    sha256,
    file_size: bytes.length,
    id,
  };
  return { response: Response.json(body), code: id };
}

function download(world: World, c: Context): Answer {
  const file = findMedia(world, c);
  if ("code" in file)
    return file.code === 100 ? { response: new Response(null, { status: 404 }), code: null } : refuse(file);
  if (!world.media.isTicket(file.id, c.req.query("ticket") ?? "")) {
    return { response: new Response(null, { status: 404 }), code: null };
  }
  const headers = { "Content-Type": file.mediaType, "Content-Length": String(file.bytes.length) };
  return { response: new Response(file.bytes, { headers }), code: file.id };
}
