import type { Permission } from "@gerai/contracts/identity";
import { Problem } from "@gerai/foundation/problem";
import type { Principal, PrincipalKind } from "./principal.ts";

/** Who may use a verb; doors declare their routes with it and the access tests take it as the oracle. */
export interface Access {
  readonly principals: readonly PrincipalKind[];
  /** Needed of staff; `self` is what every signed-in person may do (sign out, who am I). Without it no staff passes. */
  readonly permission?: Permission | "self";
}

/**
 * Lets the right ones pass. Nobody signed in: 401 `identity.sign-in-needed`. Signed in without the permission:
 * 403 `identity.forbidden`.
 */
export function assertAccess(access: Access, principal: Principal): void {
  if (!access.principals.includes(principal.kind)) {
    const anonymous = principal.kind === "public" || principal.kind === "link";
    throw anonymous ? new Problem("identity.sign-in-needed", 401) : new Problem("identity.forbidden", 403);
  }
  if (principal.kind === "staff" && !isPermitted(access.permission, principal.permissions)) {
    throw new Problem("identity.forbidden", 403);
  }
}

function isPermitted(needed: Access["permission"], held: ReadonlySet<Permission>): boolean {
  return needed === "self" || (needed !== undefined && held.has(needed));
}
