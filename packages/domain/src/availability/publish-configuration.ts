import type { ServiceOverrideBody } from "@gerai/contracts/catalogue";
import { PublishConfigurationInput, type PublishedView } from "@gerai/contracts/tenancy";
import { applyServiceOverrides, type ServiceChange } from "../catalogue/index.ts";
import { command, type Scope } from "../kernel/index.ts";
import { type Publication, publishDraft } from "../tenancy/index.ts";
import { unsoundDraft } from "./availability.problems.ts";
import type { AvailabilityInput } from "./compile-availability.ts";
import { readAvailability, readInput } from "./load-availability.ts";
import { newErrors } from "./new-errors.ts";
import { validateConfiguration } from "./validate-configuration.ts";

/**
 * Publishes the office's draft: it is in force on the next request of every process, and `configuration.published` is
 * announced. It stands here because it writes in two rooms: services get their overrides in the same transaction.
 * 409 `tenancy.stale-configuration`, 409 `tenancy.item-doubled`, 422 `tenancy.empty-draft`,
 * 422 `availability.unsound-draft`, 422 `catalogue.unknown-service`, 422 `catalogue.promise-too-long`.
 */
export const publishConfiguration = command({
  action: "configuration.publish",
  principals: ["staff", "system"],
  permission: "office:manage",
  input: PublishConfigurationInput,
  async run(scope, input) {
    const before = await readAvailability(scope);
    const publication = await publishDraft(scope, input);
    await assertSound(scope, before, publication);
    await applyServiceOverrides(scope, serviceChanges(publication));
    const { version, differences } = publication;
    const kinds = [...new Set(differences.map(({ kind }) => kind))];
    return {
      subjectId: null,
      result: { version, changes: differences.length } satisfies PublishedView,
      details: { version, changes: differences.length, kinds },
    };
  },
});

/**
 * 422 `availability.unsound-draft` when the draft brings in an error. The system is not asked: it enters what was decided
 * elsewhere, opening an office part by part.
 */
async function assertSound(scope: Scope, before: AvailabilityInput, { items }: Publication): Promise<void> {
  if (scope.ctx.principal.kind === "system") return;
  const after = await readInput(scope, items);
  const today = scope.ctx.today();
  const findings = newErrors(validateConfiguration(before, today), validateConfiguration(after, today));
  if (findings.length > 0) throw unsoundDraft(findings);
}

/** Every service whose override was put, changed or taken away, with what now holds for it. */
function serviceChanges({ items, differences }: Publication): ServiceChange[] {
  const touched = differences
    .filter(({ kind }) => kind === "service")
    .flatMap(({ before, after }) => [before, after] as (ServiceOverrideBody | null)[])
    .flatMap((body) => (body ? [body.code] : []));
  const overrides = new Map(items.flatMap((item) => (item.kind === "service" ? [[item.body.code, item.body]] : [])));
  return [...new Set(touched)].map((code) => ({ code, override: overrides.get(code) ?? null }));
}
