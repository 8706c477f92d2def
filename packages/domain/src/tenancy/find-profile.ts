import type { ProfileBody } from "@gerai/contracts/tenancy";
import type { ReadScope } from "../kernel/index.ts";
import { listConfigurationItems } from "./configuration-items.ts";

/** What a version says never changes, so each is read once per process; null for an office that said nothing. */
const known = new Map<string, ProfileBody | null>();
const MOST_KNOWN = 2_000;

/** What the office says of itself, or undefined while it has not published a profile. */
export async function findProfile(scope: ReadScope): Promise<ProfileBody | undefined> {
  const key = `${scope.ctx.tenantId}@${scope.ctx.office.configVersion}`;
  const found = known.get(key);
  if (found !== undefined) return found ?? undefined;
  const [item] = await listConfigurationItems(scope, { kinds: ["profile"] });
  const profile = item?.kind === "profile" ? item.body : null;
  if (known.size > MOST_KNOWN) known.clear();
  known.set(key, profile);
  return profile ?? undefined;
}
