import { FetchDocumentInput } from "@gerai/contracts/issuing";
import { sameBytes } from "@gerai/foundation/envelope";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { findOpenLink } from "../applications/index.ts";
import { readStored } from "../documents/index.ts";
import { command, procedure } from "../kernel/index.ts";
import { pinUsedUp, wrongPin } from "./issuing.problems.ts";
import { findDocument, returnPinTry, takePinTry } from "./issuing.store.ts";
import { notePdfSent } from "./mark-pdf-sent.ts";

/** How a guess ended. It is a result, not a problem, because a problem would undo the counting. */
type Guess =
  | { readonly outcome: "right"; readonly object_key: string; readonly sha256: Buffer }
  | { readonly outcome: "wrong"; readonly triesLeft: number }
  | { readonly outcome: "used-up" };

const WithPin = FetchDocumentInput.extend({ token: z.string().max(100) });

const guessPin = command({
  action: "document.fetch",
  principals: ["public"],
  input: WithPin,
  async run(scope, { token, pin }) {
    const { tx, ctx } = scope;
    const link = await findOpenLink(scope, "document", token);
    const document = link && (await findDocument(tx, link.subjectId));
    if (document?.state !== "issued") throw notFound();
    // The try is taken before the PIN is looked at, so that guesses sent at once cannot outnumber the tries.
    const tried = await takePinTry(tx, document.id, ctx.now());
    const end = (result: Guess) => ({ subjectId: document.id, result, details: { outcome: result.outcome } });
    if (!tried) return end({ outcome: "used-up" });
    if (!sameBytes(tried.pin_index, ctx.keys.index("pin", document.id + pin))) {
      return end(tried.tries_left > 0 ? { outcome: "wrong", triesLeft: tried.tries_left } : { outcome: "used-up" });
    }
    await returnPinTry(tx, document.id);
    await notePdfSent(scope, { outputId: document.output_id });
    return end({ outcome: "right", object_key: document.object_key, sha256: document.sha256 });
  },
});

/**
 * Opens a paper with its link and its PIN and answers the bytes exactly as they were stored. A void link is 404 whatever
 * the PIN; a wrong PIN 403 `issuing.wrong-pin` with the tries left; the fifth wrong one, and any after it, 410
 * `issuing.pin-used-up`. Every guess is in the trail.
 */
export const fetchDocument = procedure({
  action: "document.fetch",
  principals: ["public"],
  input: WithPin,
  async run(ctx, input): Promise<Uint8Array> {
    const guess = await guessPin(ctx, input);
    if (guess.outcome === "used-up") throw pinUsedUp();
    if (guess.outcome === "wrong") throw wrongPin(guess.triesLeft);
    return await readStored(ctx, guess);
  },
});
