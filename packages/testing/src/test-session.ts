import { hashSecret, newSecretCode } from "@gerai/foundation/codes";
import type { TestOffice, TestWorld } from "./test-office.ts";

/** One of an office's test people. */
export type Person = keyof TestOffice["staff"];

/** The cookie of a new session of a test person that has passed both factors; it ends after half an hour of the test's clock. */
export async function openTestSession(
  { admin, clock }: Pick<TestWorld, "admin" | "clock">,
  office: Pick<TestOffice, "id" | "staff">,
  person: Person,
): Promise<string> {
  const token = newSecretCode();
  const now = clock.now();
  await admin`
    insert into app.session (tenant_id, id, staff_id, passed_second_factor, created_at, last_seen_at, expires_at)
    values (${office.id}, ${hashSecret(token)}, ${office.staff[person].id}, true, ${now}, ${now}, ${new Date(now.getTime() + 30 * 60_000)})`;
  return `gerai_staff=${token}`;
}
