import { PublishConfigurationInput, type PublishedView } from "@gerai/contracts/tenancy";
import { applyServiceOverrides, servicesWith } from "../catalogue/index.ts";
import { command, type Scope } from "../kernel/index.ts";
import { type Publication, publishDraft } from "../tenancy/index.ts";
import { unsoundDraft } from "./availability.problems.ts";
import type { AvailabilityInput } from "./compile-availability.ts";
import { readAvailability, readInput } from "./load-availability.ts";
import { newErrors } from "./new-errors.ts";
import { serviceChanges } from "./service-changes.ts";
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
async function assertSound(scope: Scope, before: AvailabilityInput, publication: Publication): Promise<void> {
  if (scope.ctx.principal.kind === "system") return;
  const services = await servicesWith(scope, serviceChanges(publication));
  const offered = services.filter(({ isOffered }) => isOffered);
  const after = await readInput(scope, publication.items, offered);
  const today = scope.ctx.today();
  const findings = newErrors(validateConfiguration(before, today), validateConfiguration(after, today));
  if (findings.length > 0) throw unsoundDraft(findings);
}
