import { formatMessageCode } from "@gerai/foundation/codes";
import type { ChaosHouse } from "./chaos-house.ts";
import type { Acknowledged } from "./chaos-people.ts";

/** A notice as the house left it, and how often it came to its person. */
export interface NoticeEnd {
  readonly kind: string;
  readonly state: string;
  readonly why: string | null;
  readonly attempts: number;
  readonly arrived: number;
}

async function told<T>(house: ChaosHouse, path: string): Promise<T> {
  const answer = await fetch(`${house.simulator}${path}`);
  if (!answer.ok) throw new Error(`The simulator answered ${answer.status} to ${path}.`);
  return (await answer.json()) as T;
}

/** Every text that came to a person, by phone and by mail. */
async function textsOf(house: ChaosHouse, { phone, email }: Acknowledged): Promise<string[]> {
  const phones = await told<{ messages: { direction: string; content: unknown }[] }>(
    house,
    `/api/phones/${encodeURIComponent(phone)}/messages`,
  );
  const mails = await told<{ text: string }[] | { messages: { text: string }[] }>(
    house,
    `/api/mailboxes/${encodeURIComponent(email)}/messages`,
  );
  return [
    ...phones.messages
      .filter(({ direction }) => direction === "received")
      .map(({ content }) => JSON.stringify(content)),
    ...(Array.isArray(mails) ? mails : mails.messages).map(({ text }) => text),
  ];
}

/** How often each notice of a case came, and how it ended. */
export async function noticesOf(house: ChaosHouse, filed: Acknowledged): Promise<NoticeEnd[]> {
  const texts = await textsOf(house, filed);
  const rows = await house.admin<
    { kind: string; state: string; settled_why: string | null; attempts: number; message_code: string }[]
  >`select kind, state, settled_why, attempts, message_code from app.notification where application_id = ${filed.id}`;
  return rows.map(({ kind, state, settled_why: why, attempts, message_code }) => {
    const code = formatMessageCode(message_code);
    return { kind, state, why, attempts, arrived: texts.filter((text) => text.includes(code)).length };
  });
}

/** What the house still has to do at an instant of the worker's clock; all are 0 when it is quiet. */
export async function openWork({ admin }: ChaosHouse, at: Date) {
  const [row] = await admin<{ events: number; due: number; notices: number }[]>`
    select (select count(*)::int from app.outbox where published_at is null) as events,
      (select count(*)::int from app.due_row where published_at is null and due_at <= ${at}) as due,
      (select count(*)::int from app.notification
        where settled_at is null and (due_at is null or due_at <= ${at})) as notices`;
  return row ?? { events: 0, due: 0, notices: 0 };
}

/** Notices that have no end yet. */
export async function countUnsettled({ admin }: ChaosHouse): Promise<number> {
  const [row] = await admin<{ open: number }[]>`
    select count(*)::int as open from app.notification where settled_at is null`;
  return row?.open ?? 0;
}

/** Jobs that were given up, by consumer and reason. */
export async function deadLetters({ admin }: ChaosHouse): Promise<string[]> {
  const rows = await admin<{ job: string; reason: string }[]>`
    select job, reason from app.dead_letter where resolved_at is null order by job`;
  return rows.map(({ job, reason }) => `${job}: ${reason}`);
}

/** Lines of the trail up to an instant that no seal holds yet. */
export async function countUnsealed({ admin }: ChaosHouse, until: Date): Promise<number> {
  const [row] = await admin<{ open: number }[]>`
    select count(*)::int as open from app.audit_event e
    where at <= ${until} and not exists (select from app.audit_seal s where s.tenant_id = e.tenant_id and s.event_id = e.id)`;
  return row?.open ?? 0;
}
