import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createDatabase, createPostgres } from "@gerai/database";
import { receiveWhatsapp } from "@gerai/domain/channels";
import { hearMessage, sendReply } from "@gerai/domain/conversations";
import { SYSTEM } from "@gerai/domain/kernel";
import { listOffices } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import { type DemoNumbers, enterNumbers } from "../../infra/demo/office-numbers.ts";
import { actIn, type SeedWorld } from "../../infra/demo/seed-world.ts";
import type { OfficeSlug } from "./ask-office.ts";
import type { OfficeNumber } from "./chats.ts";
import type { Replay } from "./open-replay.ts";

/** A phone that writes to the demo's numbers, each time as a new person. */
export interface DemoPhone {
  /** Writes to a number of an office at an instant (ISO 8601); the texts that the provider was given. Times only go forward at a number:
   * what it sent already counts against its limits. */
  write(to: OfficeNumber, at: string, text: string): Promise<string[]>;
  close(): Promise<void>;
}

const HANDLED = ["channel.message-received", "conversation.reply-due"];

/** Enters the demo's numbers as the seed does, and stands between them and the provider, relay and worker. */
export async function openDemoPhone({ world: seeded, database, offices }: Replay): Promise<DemoPhone> {
  const sent: { readonly from: string; readonly text: string }[] = [];
  const ports: SeedWorld["resources"]["ports"] = {
    ...seeded.resources.ports,
    messages: {
      "whatsapp-cloud": {
        send(account, { content }) {
          sent.push({ from: account.publicNumber, text: "text" in content ? content.text : content.kind });
          return Promise.resolve({ kind: "accepted", providerId: `wamid.sent.${sent.length}` });
        },
      },
    },
  };
  const pool = createPostgres(database.url("worker"), { max: 2 });
  const world: SeedWorld = { ...seeded, resources: { ...seeded.resources, database: createDatabase(pool), ports } };
  await enterNumbers(seeded, offices);
  const told: DemoNumbers = JSON.parse(readFileSync(path.join(world.config.dataDir, "demo-numbers.json"), "utf8"));
  const done = new Set<string>();
  let people = 0;

  /** What relay and worker do with what nobody did yet. */
  async function work(slug: OfficeSlug): Promise<void> {
    const office = (await listOffices(world.resources)).find((one) => one.slug === slug);
    if (!office) throw new Error(`There is no office ${slug}.`);
    const ctx = await actIn(world, office, SYSTEM);
    for (;;) {
      const rows = await world.relay<{ id: string; name: string; payload: { messageId: string } }[]>`
        select id, name, payload from app.outbox where name = any(${HANDLED}) and tenant_id = ${office.id}`;
      const open = rows.filter(({ id }) => !done.has(id));
      if (open.length === 0) return;
      for (const { id, name, payload } of open) {
        done.add(id);
        if (name === "channel.message-received") await hearMessage(ctx, payload);
        else await sendReply(ctx, payload);
      }
    }
  }

  return {
    close: () => pool.end(),
    async write({ slug, number }, at, text) {
      const line = told.whatsapp.find((one) => one.displayNumber === number && one.officeSlug === slug);
      if (!line) throw new Error(`${slug} has no number ${number}.`);
      world.clock.set(at);
      const from = `62812000${String(++people).padStart(5, "0")}`;
      const timestamp = String(Date.parse(at) / 1_000);
      const message = { id: `wamid.heard.${people}`, timestamp, from, type: "text", text: { body: text } };
      const value = {
        messaging_product: "whatsapp",
        metadata: { display_phone_number: number.slice(1), phone_number_id: line.phoneNumberId },
        contacts: [{ profile: { name: "Warga Contoh" }, wa_id: from }],
        messages: [message],
      };
      const entry = [{ id: "1", changes: [{ field: "messages", value }] }];
      const body = Buffer.from(JSON.stringify({ object: "whatsapp_business_account", entry }));
      const signature = `sha256=${createHmac("sha256", line.appSecret).update(body).digest("hex")}`;
      const key = line.hookPath.split("/").at(-1) ?? "";
      const requestId = newId(world.clock.now());
      await receiveWhatsapp(seeded.resources, { key, body, signature, contentType: "application/json", requestId });
      const before = sent.length;
      await work(slug);
      return sent.slice(before).map((one) => (one.from === number ? one.text : `from ${one.from}: ${one.text}`));
    },
  };
}
