import { randomInt } from "node:crypto";
import { newId } from "@gerai/foundation/ids";
import { chatText } from "@gerai/language";
import { openAccount, signedInput, webhookOf, whatsappAccount } from "@gerai/testing/test-account";
import { createTestOffice, createTestWorld, type TestOffice, type TestWorld } from "@gerai/testing/test-office";
import { receiveWhatsapp } from "../channels/index.ts";
import type { ProviderOrder, SendOutcome } from "../channels/ports.ts";
import { type Context, openContext, type Ports, SYSTEM } from "../kernel/index.ts";
import { findOfficeById } from "../tenancy/index.ts";
import { hearMessage } from "./hear-message.ts";
import type { ChatWriter } from "./ports.ts";
import { sendReply } from "./send-reply.ts";

/** The words of the house, as processes give them. */
const chatWriter: ChatWriter = {
  write: chatText,
  writeInvitation: (office) => `Undangan dari ${office}`,
};

/** A message that a provider was asked to send. */
export type Sent = ProviderOrder & { readonly from: string };

/** A number of an office with what is needed to write to it. */
export interface ChatLine {
  readonly id: string;
  readonly key: string;
  readonly phoneNumberId: string;
  readonly office: TestOffice;
}

/** A message as a person's phone sends it. */
export interface Saying {
  readonly phone?: string;
  readonly userId?: string;
  readonly name?: string;
  readonly at?: Date;
  readonly id?: string;
  /** Instead of a text. */
  readonly parts?: Readonly<Record<string, unknown>>;
}

/** Phones, the provider, the queue and the worker of a test, driven by hand. */
export class ChatWorld {
  readonly world: TestWorld;
  readonly worker: TestWorld;
  readonly sent: Sent[] = [];
  /** What the provider says to the next messages; then it takes them. */
  readonly outcomes: SendOutcome[] = [];
  #count = 0;

  private constructor(world: TestWorld, worker: TestWorld) {
    this.world = world;
    this.worker = worker;
  }

  static async open(): Promise<ChatWorld> {
    const holder: { chats?: ChatWorld } = {};
    const ports: Partial<Ports> = {
      chat: chatWriter,
      messages: {
        "whatsapp-cloud": {
          send: (account, order) => {
            holder.chats?.sent.push({ ...order, from: account.publicNumber });
            const taken: SendOutcome = { kind: "accepted", providerId: `wamid.${newId(new Date())}` };
            return Promise.resolve(holder.chats?.outcomes.shift() ?? taken);
          },
        },
      },
    };
    const chats = new ChatWorld(await createTestWorld(ports), await createTestWorld(ports, "worker"));
    holder.chats = chats;
    return chats;
  }

  async close(): Promise<void> {
    await Promise.all([this.world.close(), this.worker.close()]);
  }

  /** Both processes' clocks. */
  set(at: Date | string): void {
    this.world.clock.set(at);
    this.worker.clock.set(at);
  }

  advance(ms: number): void {
    this.set(new Date(this.world.clock.now().getTime() + ms));
  }

  async openOffice(): Promise<TestOffice> {
    return await createTestOffice(this.world);
  }

  async openLine(
    office: TestOffice,
    options: {
      label?: string;
      publicNumber?: string;
      services?: string[];
      hours?: { day: number; from: string; to: string }[];
    } = {},
  ): Promise<ChatLine> {
    const phoneNumberId = String(randomInt(1e9, 1e10));
    const { id, key } = await openAccount(office, { ...whatsappAccount(phoneNumberId), ...options });
    return { id, key, phoneNumberId, office };
  }

  async system(office: TestOffice): Promise<Context> {
    const facts = await findOfficeById(this.worker.resources, office.id);
    if (!facts) throw new Error("no office");
    return await openContext(this.worker.resources, facts, SYSTEM, newId(this.worker.clock.now()));
  }

  /** Meta's message; the person is one number unless said. */
  message(
    text: string,
    { phone, userId, name, at, id, parts }: Saying = {},
  ): {
    message: object;
    contact: object;
  } {
    const from = userId === undefined ? (phone ?? "+6281200009001").slice(1) : phone?.slice(1);
    const who = { ...(from ? { from } : {}), ...(userId ? { from_user_id: userId } : {}) };
    const said = parts ?? { type: "text", text: { body: text } };
    const timestamp = String(Math.floor((at ?? this.world.clock.now()).getTime() / 1_000));
    return {
      message: { id: id ?? `wamid.${this.#count++}.${newId(new Date())}`, timestamp, ...who, ...said },
      contact: {
        profile: { name: name ?? "Warga Contoh" },
        ...(from ? { wa_id: from } : {}),
        ...(userId ? { user_id: userId } : {}),
      },
    };
  }

  /** Takes messages in by the hook, as Meta would deliver them, and works nothing yet. */
  async deliver(line: ChatLine, ...said: readonly { message: object; contact: object }[]): Promise<void> {
    const messages = said.map(({ message }) => message);
    await this.#receive(line, "messages", { messages, contacts: said.map(({ contact }) => contact) });
  }

  /** A change of another field than messages. */
  async deliverChange(line: ChatLine, field: string, one: object): Promise<void> {
    await this.#receive(line, field, { [field]: [one] });
  }

  async #receive(
    { key, phoneNumberId }: ChatLine,
    field: string,
    parts: Readonly<Record<string, readonly object[]>>,
  ): Promise<void> {
    const body = webhookOf(phoneNumberId, parts, field);
    await receiveWhatsapp(this.world.resources, signedInput(key, body));
  }

  /**
   * Does what relay and worker do with the events of an office until none is left, so many at once; due rows that have
   * come as well.
   */
  async work(office: TestOffice, atOnce = 1): Promise<void> {
    const { admin, clock } = this.world;
    const ctx = await this.system(office);
    for (;;) {
      const due = await admin`
        delete from app.due_row where tenant_id = ${office.id} and due_at <= ${clock.now()} returning name, payload`;
      const events = await admin`
        delete from app.outbox where tenant_id = ${office.id} returning name, payload`;
      const all = [...due, ...events].filter(({ name }) => HANDLED.includes(String(name)));
      if (all.length === 0) return;
      const handle = async ({ name, payload }: (typeof all)[number]) => {
        const { messageId } = payload as { messageId: string };
        if (name === "channel.message-received") await hearMessage(ctx, { messageId });
        else await sendReply(ctx, { messageId });
      };
      for (let from = 0; from < all.length; from += atOnce)
        await Promise.all(all.slice(from, from + atOnce).map(handle));
    }
  }

  /** Somebody writes, and what followed was sent; the texts that came back. */
  async say(line: ChatLine, text: string, saying: Saying = {}): Promise<Sent[]> {
    const before = this.sent.length;
    await this.deliver(line, this.message(text, saying));
    await this.work(line.office);
    return this.sent.slice(before);
  }
}

const HANDLED = ["channel.message-received", "conversation.reply-due"];

/** The words of a message that was sent. */
export function wordsOf(sent: Sent | undefined): string {
  if (!sent) return "";
  const { content } = sent;
  return content.kind === "template" ? content.name : content.kind === "document" ? "" : content.text;
}
