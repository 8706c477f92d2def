import type { Answered, RunningSimulator } from "../simulator.testing.ts";

/** A phone of an invented person. */
export const PHONE = "+6281200009001";
/** Id of the number that `addNumber` registers. */
export const NUMBER = "100000000000001";
/** Name of the receiver that its webhooks go to. */
export const RECEIVER = "webhook:gerai";
/** A template with one hole, filed with the number. */
export const TEMPLATE = {
  name: "permohonan_selesai",
  language: "id",
  body: "Permohonan {{1}} selesai. Silakan ambil.",
};

/** Registers a number of Bontang whose webhook is the simulator's own receiver. */
export async function addNumber(simulator: RunningSimulator, changes: object = {}): Promise<void> {
  const number = {
    phoneNumberId: NUMBER,
    displayNumber: "0548-0000-001",
    verifiedName: "Disdukcapil Kota Bontang",
    officeSlug: "bontang",
    accessToken: "token-bontang",
    appSecret: "rahasia-bontang",
    webhookUrl: `${simulator.origin}/receivers/gerai`,
    templates: [TEMPLATE],
    ...changes,
  };
  const { status, text } = await simulator.call("POST", "/api/numbers", number);
  if (status !== 201) throw new Error(text);
}

/** Calls the Cloud API as the number's owner. */
export function graph(
  simulator: RunningSimulator,
  method: string,
  path: string,
  body?: unknown,
  token = "token-bontang",
): Promise<Answered> {
  return simulator.call(method, `/v25.0/${path}`, body, { Authorization: `Bearer ${token}` });
}

/** Sends a message of the number to the phone. */
export function sendTo(simulator: RunningSimulator, message: object, to = PHONE.slice(1)): Promise<Answered> {
  const envelope = { messaging_product: "whatsapp", recipient_type: "individual", to, ...message };
  return graph(simulator, "POST", `${NUMBER}/messages`, envelope);
}

/** A text message. */
export function text(body: string): object {
  return { type: "text", text: { body } };
}

/** The template with its hole filled. */
export function template(code = "BTG-1", name = TEMPLATE.name): object {
  const components = [{ type: "body", parameters: [{ type: "text", text: code }] }];
  return { type: "template", template: { name, language: { code: "id" }, components } };
}

/** The person writes first, which opens the window. */
export async function write(simulator: RunningSimulator, act: object = { text: "halo" }, phone = PHONE) {
  const {
    status,
    text: answer,
    json,
  } = await simulator.call("POST", `/api/phones/${phone}/say`, {
    to: "bontang/umum",
    ...act,
  });
  if (status !== 201) throw new Error(answer);
  return json.message as { readonly id: string };
}

/** The part of a webhook's value that tests look at. */
export interface Value {
  readonly metadata: { readonly phone_number_id: string; readonly display_phone_number: string };
  readonly contacts?: readonly Record<string, unknown>[];
  readonly messages?: readonly Record<string, unknown>[];
  readonly statuses?: readonly Record<string, unknown>[];
  readonly [field: string]: unknown;
}

/** All values that came by webhook, in their order. */
export async function values(simulator: RunningSimulator): Promise<Value[]> {
  const received = await simulator.received(RECEIVER);
  return received.flatMap(({ body }) => {
    const { entry } = JSON.parse(String(body)) as { entry: { changes: { value: Value }[] }[] };
    return entry.flatMap(({ changes }) => changes.map(({ value }) => value));
  });
}

/** All statuses that came by webhook, in their order. */
export async function statuses(simulator: RunningSimulator): Promise<Record<string, unknown>[]> {
  return (await values(simulator)).flatMap((value) => value.statuses ?? []);
}
