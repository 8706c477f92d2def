import {
  addCompletionPaper,
  cancelCase,
  expireCompletion,
  expireDraft,
  sendCompletion,
  trackCase,
} from "../../packages/domain/src/applications/index.ts";
import { type Context, SYSTEM } from "../../packages/domain/src/kernel/index.ts";
import type { DemoCase } from "./demo-case.ts";
import { poorPaper } from "./office-work.ts";
import { actIn, readIn, type SeedWorld } from "./seed-world.ts";

/** The citizen opens the case by tracking code and phone number, as on the tracking page. */
async function tracked(demo: DemoCase): Promise<Context> {
  const ctx = await demo.citizen();
  const last4 = String(demo.form.answers["applicant.phone"]).slice(-4);
  await trackCase(ctx, { code: demo.trackingCode, last4, clientAddress: `demo ${demo.key}` });
  return ctx;
}

/** The citizen sends the refused paper again, and only that. */
export async function answerRequest(_: SeedWorld, demo: DemoCase): Promise<void> {
  const ctx = await tracked(demo);
  const requirement = poorPaper(demo);
  const files = [await demo.photo(requirement)];
  await addCompletionPaper(ctx, { applicationId: demo.id, requirement, files });
  await sendCompletion(ctx, { applicationId: demo.id });
}

/** The citizen withdraws the case. */
export async function withdraw(demo: DemoCase): Promise<void> {
  const ctx = await tracked(demo);
  await cancelCase(ctx, { applicationId: demo.id, version: (await demo.now()).version });
}

/** Nobody answered the request: the system ends the case. */
export async function expireRequest(world: SeedWorld, demo: DemoCase): Promise<void> {
  const { facts } = demo.office;
  const request = await readIn(world, facts.id, (tx) =>
    tx
      .selectFrom("completion_request")
      .select("id")
      .where("application_id", "=", demo.id)
      .where("answered_at", "is", null)
      .executeTakeFirstOrThrow(),
  );
  await expireCompletion(await actIn(world, facts, SYSTEM), { applicationId: demo.id, requestId: request.id });
}

/** Nobody came back to the draft: the system forgets it. */
export async function forgetDraft(world: SeedWorld, demo: DemoCase): Promise<void> {
  await expireDraft(await actIn(world, demo.office.facts, SYSTEM), { applicationId: demo.id });
}
