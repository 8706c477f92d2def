import type { Channel } from "@gerai/contracts/channels";
import type { TrueNumbersView } from "@gerai/contracts/notifications";
import { z } from "zod";
import { publicUrl, query, type ReadScope } from "../kernel/index.ts";
import { readAccounts } from "./read-accounts.ts";

/**
 * The channels on which the office has an account, switched on, that a message about this service goes through. One that
 * its provider refused counts: that may be mended while the message waits.
 */
export async function listOpenChannels(scope: ReadScope, service: string): Promise<ReadonlySet<Channel>> {
  const rows = await readAccounts(scope);
  const isFor = (codes: readonly string[]) => codes.length === 0 || codes.includes(service);
  const open = rows.filter((row) => row.enabled && isFor(row.service_codes));
  return new Set(open.map((row) => row.channel as Channel));
}

/** Numbers and names of the office's accounts in use; one under which two accounts write is told once. */
export async function readTrueNumbers(scope: ReadScope): Promise<TrueNumbersView["numbers"]> {
  const rows = await readAccounts(scope);
  const inUse = rows.filter((row) => row.enabled);
  const byName = Map.groupBy(inUse, (row) => `${row.channel} ${row.public_number}`);
  return [...byName.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const isForAll = same.some((row) => row.service_codes.length === 0);
    const services = isForAll ? [] : [...new Set(same.flatMap((row) => row.service_codes))];
    return { channel: first.channel as Channel, number: first.public_number, services };
  });
}

/** Where the office really writes from, for everybody to compare with (K8): numbers and names of accounts in use. */
export const listTrueNumbers = query({
  action: "channel.list-true-numbers",
  principals: ["public"],
  input: z.object({}),
  async run(scope): Promise<TrueNumbersView> {
    const { ctx } = scope;
    const numbers = await readTrueNumbers(scope);
    const { baseHost, mailFrom = `no-reply@${baseHost}` } = ctx.resources.publicAddress;
    return {
      office: ctx.office.fullName,
      numbers,
      email: mailFrom,
      website: publicUrl(ctx, "/"),
    };
  },
});
