import { type Context, type OfficeFacts, openContext, type Resources, SYSTEM } from "@gerai/domain/kernel";
import { listOffices } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";

/**
 * Does something in every office as the system, one after the other; every office there is, unless they are given. One
 * office's failure does not keep the others from it; it is thrown at the end, under the name of what was to be done.
 */
export async function inEveryOffice(
  resources: Resources,
  what: string,
  work: (ctx: Context) => Promise<unknown>,
  offices: Promise<readonly OfficeFacts[]> = listOffices(resources),
): Promise<void> {
  const failures: unknown[] = [];
  for (const office of await offices) {
    try {
      await work(await openContext(resources, office, SYSTEM, newId(resources.clock.now())));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${what} of ${failures.length} offices failed`);
}
