import { publishConfiguration } from "@gerai/domain/availability";
import { openContext, SYSTEM } from "@gerai/domain/kernel";
import { changeDraft, listOffices } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import { type HouseKeys, openHouse } from "./house-resources.ts";

const ALL_DAY = { opens: "00:00", closes: "24:00" };
const DAY_MS = 86_400_000;

/** The same hours on every day of the week: all of it. */
export const ALWAYS = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
};

/**
 * Lets every office of the house read what comes in at any hour and on holidays: these tests run when they are started,
 * and a case that is filed at night or on a Sunday would wait for the morning.
 */
export async function workAroundTheClock(keys: HouseKeys): Promise<void> {
  const { resources, close } = openHouse(keys);
  const now = resources.clock.now();
  const dayAt = (days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const name = { id: "Uji coba sepanjang hari", en: "Tests at any hour" };
  try {
    for (const office of (await listOffices(resources)).filter(({ kind }) => kind === "office")) {
      const ctx = await openContext(resources, office, SYSTEM, newId(now));
      const put = (item: Parameters<typeof changeDraft>[1]["item"]) => changeDraft(ctx, { key: newId(now), item });
      await put({ kind: "hours", body: { name: name.id, scope: { channels: ["web"] }, week: ALWAYS } });
      await put({ kind: "holiday", body: { name, from: dayAt(-1), until: dayAt(2), effect: "open" } });
      await publishConfiguration(ctx, { version: office.configVersion, note: name.id });
    }
  } finally {
    await close();
  }
}
