import { type AuditVerificationView, VerifyAuditInput } from "@gerai/contracts/audit";
import { sameBytes } from "@gerai/foundation/envelope";
import { query, type ReadScope } from "../kernel/index.ts";
import { countUnsealed, listSeals } from "./audit.store.ts";
import { CHAIN_START, sealHash } from "./chain.ts";

const PAGE = 5000;

/** What walking the chain found. */
interface Walk {
  readonly head: { readonly seq: number; readonly hash: Buffer } | undefined;
  readonly firstBad: number | undefined;
  /** The stored hash under the number that was asked for. */
  readonly noted: Buffer | undefined;
}

async function walkChain({ tx }: ReadScope, notedSeq: number | undefined): Promise<Walk> {
  let seq = 0;
  let previous: Buffer = CHAIN_START;
  let firstBad: number | undefined;
  let noted: Buffer | undefined;
  for (;;) {
    const seals = await listSeals(tx, seq, PAGE);
    for (const seal of seals) {
      const expected = seq + 1;
      seq = Number(seal.seq);
      const isNext = seq === expected && seal.eventId !== null;
      const isRight = isNext && sameBytes(sealHash(previous, seq, seal.sealedAt, seal.content), seal.hash);
      if (!isRight) firstBad ??= expected;
      if (seq === notedSeq) noted = seal.hash;
      previous = seal.hash;
    }
    if (seals.length < PAGE) break;
  }
  return { head: seq === 0 ? undefined : { seq, hash: previous }, firstBad, noted };
}

/**
 * Recomputes the office's chain from its first seal and names the first one that does not fit. A chain cut at its end
 * fits by itself: it is found out against a head noted earlier, which is why every answer tells today's (AUD-6).
 */
export const verifyAudit = query({
  action: "audit.verify",
  principals: ["staff", "system"],
  permission: "audit:read",
  input: VerifyAuditInput,
  audited: () => null,
  async run(scope, { headSeq, headHash }): Promise<AuditVerificationView> {
    const unsealed = await countUnsealed(scope.tx);
    const { head, firstBad, noted } = await walkChain(scope, headSeq);
    const isCut = headSeq !== undefined && (headHash ? noted?.toString("hex") !== headHash : noted === undefined);
    const bad = firstBad ?? (isCut ? Math.min(headSeq, (head?.seq ?? 0) + 1) : undefined);
    return {
      isIntact: bad === undefined,
      sealed: head?.seq ?? 0,
      unsealed,
      firstBad: bad ?? null,
      head: head ? { seq: head.seq, hash: head.hash.toString("hex") } : null,
    };
  },
});
