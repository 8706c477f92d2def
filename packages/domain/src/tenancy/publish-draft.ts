import type { PublishConfigurationInput } from "@gerai/contracts/tenancy";
import { configurationPublished } from "@gerai/contracts/tenancy";
import { actorId, step } from "../kernel/index.ts";
import { emptyDraft, staleConfiguration } from "./configuration.problems.ts";
import { closeItems, deleteChangeRows, findVersionRow, insertVersion, openItems } from "./configuration.store.ts";
import { type ConfigurationItem, differing, type ItemPair, overlay, pairItems } from "./configuration.ts";
import { assertNoDouble, holdDraft } from "./hold-draft.ts";

/** What a publishing did. */
export interface Publication {
  readonly version: number;
  /** Every item now in force. */
  readonly items: readonly ConfigurationItem[];
  /** What differs from the version before. */
  readonly differences: readonly ItemPair[];
}

/**
 * Makes the draft the configuration in force: closes and opens items, writes the version, empties the draft, announces
 * `configuration.published`. Higher rooms call it in the command that also applies what they keep of the configuration.
 * 409 `tenancy.stale-configuration` when another version came into force than the publisher saw (who and when);
 * 409 `tenancy.item-doubled`; 422 `tenancy.empty-draft`.
 */
export const publishDraft = step(async (scope, input: PublishConfigurationInput): Promise<Publication> => {
  const { tx, ctx } = scope;
  const held = await holdDraft(scope);
  if (held.version !== input.version) {
    const newest = await findVersionRow(tx, held.version);
    throw staleConfiguration({
      version: held.version,
      by: newest?.published_by ?? null,
      at: newest?.published_at ?? null,
    });
  }
  const version = held.version + 1;
  const [publishedAt, publishedBy] = [ctx.now(), actorId(ctx.principal)];
  const after = overlay(
    held.items,
    held.changes,
    ({ key, kind, body }) =>
      ({ key, kind, body, sinceVersion: version, publishedAt, publishedBy }) as ConfigurationItem,
  );
  const differences = differing(pairItems(held.items, after));
  if (differences.length === 0) throw emptyDraft();
  assertNoDouble(held.items, held.changes);
  await insertVersion(tx, ctx.tenantId, {
    version,
    published_at: publishedAt,
    published_by: publishedBy,
    note: input.note,
    changes: differences.length,
    reverts: revertedVersion(held.changes.map(({ fromVersion }) => fromVersion)),
  });
  await closeItems(
    tx,
    held.changes.map(({ key }) => key),
    version,
  );
  await openItems(
    tx,
    ctx.tenantId,
    after.filter(({ sinceVersion }) => sinceVersion === version),
  );
  await deleteChangeRows(tx);
  scope.announce(configurationPublished, { version });
  return { version, items: after, differences };
});

/** The version that all changes come from, when the draft was loaded by going back and not edited since. */
function revertedVersion(versions: readonly (number | null)[]): number | null {
  const [first = null] = versions;
  return versions.every((version) => version === first) ? first : null;
}
