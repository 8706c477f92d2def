const SLOW_PART = 0.15;
const LEAST_MESSAGES = 20;
const STEP = 10;
const REST = 50;
const BETWEEN_MOVES_MS = 5 * 60_000;
const QUIET_MS = 15 * 60_000;

/** An SMS account over the last 15 minutes. */
export interface BalancedAccount {
  readonly id: string;
  /** Its part of the load in a hundred. */
  readonly share: number;
  readonly sent: number;
  /** Of those: delivered after more than 5 minutes, or not yet after as many. */
  readonly slow: number;
}

const isSlow = ({ sent, slow }: BalancedAccount): boolean => sent >= LEAST_MESSAGES && slow >= sent * SLOW_PART;

/**
 * New parts for two accounts, or undefined when they stay (REL-12): 10 points leave the one that is slow while the other
 * is not; after 15 quiet minutes they come back. Moves lie 5 minutes apart; when both are slow nothing helps.
 */
export function rebalance(
  accounts: readonly [BalancedAccount, BalancedAccount],
  movedAt: number | null,
  now: number,
): readonly [number, number] | undefined {
  const sinceMs = movedAt === null ? Number.POSITIVE_INFINITY : now - movedAt;
  if (sinceMs < BETWEEN_MOVES_MS) return undefined;
  const [first, second] = accounts;
  const [isFirstSlow, isSecondSlow] = [isSlow(first), isSlow(second)];
  if (isFirstSlow && isSecondSlow) return undefined;
  const isQuiet = !isFirstSlow && !isSecondSlow;
  if (isQuiet && sinceMs < QUIET_MS) return undefined;
  const towards = isFirstSlow ? 0 : isSecondSlow ? 100 : REST;
  const share = first.share + Math.max(-STEP, Math.min(STEP, towards - first.share));
  return share === first.share ? undefined : [share, 100 - share];
}

/** The account of a message, by its parts: `draw` is an even number from 0 up to 1. Undefined when there is none. */
export function drawAccount<A extends { readonly share: number }>(accounts: readonly A[], draw: number): A | undefined {
  const total = accounts.reduce((sum, { share }) => sum + share, 0);
  let rest = draw * total;
  for (const account of accounts) {
    rest -= account.share;
    if (rest < 0) return account;
  }
  return accounts[0];
}
