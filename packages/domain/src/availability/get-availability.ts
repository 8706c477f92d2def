import { type AvailabilityAnswer, AvailabilityQuestion } from "@gerai/contracts/availability";
import { notFound } from "@gerai/foundation/problem";
import { query, type ReadScope } from "../kernel/index.ts";
import { availabilityAt } from "./availability-at.ts";
import type { CompiledAvailability } from "./compile-availability.ts";
import { loadAvailability, loadDraftAvailability } from "./load-availability.ts";

function answer(scope: ReadScope, compiled: CompiledAvailability, question: AvailabilityQuestion): AvailabilityAnswer {
  if (!compiled.services.has(question.service)) throw notFound();
  if (question.site !== undefined && !compiled.sites.some(({ body }) => body.code === question.site)) throw notFound();
  const at = question.at === undefined ? scope.ctx.now() : new Date(question.at);
  return availabilityAt(compiled, question, at);
}

/**
 * What is open for a question, at an instant past or future, by the published configuration: what an office's rules were
 * is public. 404 for a service it does not offer and for a site it never had.
 */
export const getAvailability = query({
  action: "availability.read",
  principals: ["public", "link", "staff"],
  permission: "self",
  input: AvailabilityQuestion,
  async run(scope, question) {
    return answer(scope, await loadAvailability(scope), question);
  },
});

/** The same by the draft, as if it were published now: for the admin's preview. */
export const previewAvailability = query({
  action: "availability.preview",
  principals: ["staff"],
  permission: "office:manage",
  input: AvailabilityQuestion,
  async run(scope, question) {
    return answer(scope, await loadDraftAvailability(scope), question);
  },
});
