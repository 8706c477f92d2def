import { PublishConfigurationInput } from "@gerai/contracts/tenancy";
import type { NewItem, TestOffice } from "@gerai/testing/test-office";
import { command } from "../kernel/index.ts";
import { getDraft, publishDraft } from "./index.ts";

/** The command that a higher room builds on the step. */
export const publish = command({
  action: "test.publish",
  principals: ["staff", "system"],
  permission: "office:manage",
  input: PublishConfigurationInput,
  run: async (scope, input) => ({ subjectId: null, result: await publishDraft(scope, input) }),
});

/** A small site where things are fetched. */
export const kiosk = (code: string): NewItem => ({
  kind: "site",
  body: { code, name: "Kios Contoh", address: "Pasar Contoh", capabilities: ["pickup"] },
});

/** What a key is in the office's draft, for the next edit of it. */
export async function revisionIn(office: TestOffice, key: string): Promise<string | undefined> {
  const { items } = await getDraft(await office.as(office.staff.office_admin), {});
  return items.find((item) => item.key === key)?.revision;
}

/** Publishes the office's draft and answers its version. */
export async function publishDraftOf(office: TestOffice, note: string): Promise<number> {
  const ctx = await office.as(office.staff.office_admin);
  return (await publish(ctx, { version: ctx.office.configVersion, note })).version;
}
