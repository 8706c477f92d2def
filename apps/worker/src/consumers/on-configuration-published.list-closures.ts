import { configurationPublished } from "@gerai/contracts/tenancy";
import type { Resources } from "@gerai/domain/kernel";
import { recordClosures } from "@gerai/domain/reports";
import { type Consumer, defineConsumer } from "@gerai/jobs";
import { openSystemContext } from "./open-system-context.ts";

/** Keeps the ministry's list of closures. */
export const onConfigurationPublishedListClosures = (resources: Resources): Consumer =>
  defineConsumer({
    event: configurationPublished.name,
    name: "on-configuration-published-list-closures",
    payload: configurationPublished.payload,
    async handle(job) {
      await recordClosures(await openSystemContext(resources, job), {});
    },
  });
