/** Which side a worker of the pair plays and what it does: `bound` is the product's way, `unbound` has no tenant in it. */
export interface ScopeOrder {
  readonly url: string;
  readonly side: "bound" | "unbound";
  readonly work: "write" | "read";
  readonly connections: number;
  readonly seconds: number;
  /** Seconds before the window, in which statements are prepared. */
  readonly warmUp: number;
  readonly service: { readonly code: string; readonly version: number };
  /** Office id and case id: what is read, and for which offices something is written. */
  readonly cases: readonly (readonly [officeId: string, caseId: string])[];
}

/** How many transactions a worker did inside its window. */
export interface ScopeResult {
  readonly ops: number;
  readonly seconds: number;
}
