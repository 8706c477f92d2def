import { Problem } from "@gerai/foundation/problem";

/** Somebody else edited the item with this key first, or published it: who (null = the system) and when. */
export function staleRevision(now: {
  key: string;
  revision: string | null;
  by: string | null;
  at: Date | null;
}): Problem {
  return new Problem("tenancy.stale-revision", 409, { ...now, at: now.at?.toISOString() ?? null });
}

/** Another version came into force meanwhile: which, by whom and when. */
export function staleConfiguration(now: { version: number; by: string | null; at: Date | null }): Problem {
  return new Problem("tenancy.stale-configuration", 409, { ...now, at: now.at?.toISOString() ?? null });
}

/** There is nothing to publish. */
export function emptyDraft(): Problem {
  return new Problem("tenancy.empty-draft", 422);
}

/** Two items would say the same thing: a second profile, a code twice. `key` is the other item's. */
export function itemDoubled(kind: string, key: string): Problem {
  return new Problem("tenancy.item-doubled", 409, { kind, key });
}

/** An item keeps its kind. */
export function kindDiffers(kind: string): Problem {
  return new Problem("tenancy.kind-differs", 409, { kind });
}

/** The draft holds other changes, the newest by whom and when. */
export function draftInUse(newest: { changes: number; by: string | null; at: Date | null }): Problem {
  return new Problem("tenancy.draft-in-use", 409, { ...newest, at: newest.at?.toISOString() ?? null });
}
