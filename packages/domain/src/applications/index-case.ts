import type { Answers } from "@gerai/contracts/catalogue";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { findServiceVersion } from "../catalogue/index.ts";
import { command } from "../kernel/index.ts";
import { openContact } from "./case-contact.ts";
import { findCaseToIndex, insertNameTokens, insertPersons } from "./case-index.store.ts";
import { indexedPersons, indexedWords } from "./case-index.ts";

/**
 * Makes a filed case findable by the persons and names in it. Only officers look, and later than the applicant waits for
 * the receipt, so it is done after filing, from the sealed answers. May be repeated.
 */
export const indexCase = command({
  action: "application.index",
  principals: ["system"],
  input: z.object({ applicationId: z.uuid() }),
  async run(scope, { applicationId }) {
    const { tx, ctx } = scope;
    const row = await findCaseToIndex(tx, applicationId);
    if (!row) throw notFound();
    const { definition } = await findServiceVersion(scope, row.service_code, row.service_version);
    const answers = ctx.keys.openJson<Answers>("application", "answers", row.id, row.answers_sealed);
    const persons = indexedPersons(ctx, definition, answers);
    const words = indexedWords(ctx, definition, answers, openContact(ctx.keys, row).name);
    await Promise.all([
      insertPersons(tx, ctx.tenantId, row.id, persons),
      insertNameTokens(tx, ctx.tenantId, row.id, words),
    ]);
    return { subjectId: row.id, result: null, details: { persons: persons.length, words: words.length } };
  },
});
