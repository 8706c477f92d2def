/** Why a step was not taken, and what the officer had typed, so that nothing is lost. */
export interface DeskFault {
  /** The sentence to show. */
  readonly text: string;
  /** Somebody else changed the case first; the newest state stands on the page. */
  readonly isStale: boolean;
  readonly typed?: TypedVerdict;
}

/** A verdict as it was posted. */
export interface TypedVerdict {
  readonly requirement: string;
  readonly verdict: string;
  readonly reason: string;
  readonly note: string;
}
