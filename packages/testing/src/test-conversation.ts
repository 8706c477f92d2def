import { newId } from "@gerai/foundation/ids";
import type { TestOffice, TestWorld } from "./test-office.ts";

/**
 * Writes a conversation that waits for an officer, with one message that came `hoursAgo`, as if somebody had written to
 * the account. Answers its id.
 */
export async function createTestConversation(
  world: TestWorld,
  office: TestOffice,
  accountId: string,
  hoursAgo = 0,
): Promise<string> {
  const { keys } = await office.as();
  const id = newId(world.clock.now());
  const at = new Date(world.clock.now().getTime() - hoursAgo * 3_600_000);
  const contact = { phone: "+6281200009001", userId: null, name: "Warga Contoh" };
  const state = { lastAt: at.toISOString(), hand: "human", locale: "id", menu: [], lost: 0, sent: [] };
  await world.admin`
    insert into app.chat_thread (tenant_id, id, contact_sealed, state, hand, account_id, last_inbound_at, last_message_at,
      waiting_since, revision, created_at)
    values (${office.id}, ${id}, ${keys.sealJson("chat_thread", "contact", id, contact)}, ${world.admin.json(state)}, 'human',
      ${accountId}, ${at}, ${at}, ${at}, 1, ${at})`;
  const messageId = newId(at);
  await world.admin`
    insert into app.chat_message (tenant_id, id, thread_id, account_id, at, position, author, kind, body_sealed)
    values (${office.id}, ${messageId}, ${id}, ${accountId}, ${at}, 1, 'person', 'text',
      ${keys.sealJson("chat_message", "body", messageId, { text: "petugas", choices: [] })})`;
  return id;
}
