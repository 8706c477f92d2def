import type { Permission, Role } from "@gerai/contracts/identity";

/** Nobody in particular. */
export interface PublicPrincipal {
  readonly kind: "public";
}

/** Someone who holds a citizen's cookie: what they may touch stands in case_grant under this hash. */
export interface LinkPrincipal {
  readonly kind: "link";
  /** SHA-256 of the cookie's token. */
  readonly holder: Buffer;
}

/** A signed-in person of the office behind the host (for the ministry's host: of the ministry). */
export interface StaffPrincipal {
  readonly kind: "staff";
  readonly id: string;
  readonly username: string;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
}

/** A signed-in operator of the platform; never inside an office. */
export interface PlatformPrincipal {
  readonly kind: "platform";
  readonly id: string;
}

/** The worker and due rows. */
export interface SystemPrincipal {
  readonly kind: "system";
}

/** Who acts. */
export type Principal = PublicPrincipal | LinkPrincipal | StaffPrincipal | PlatformPrincipal | SystemPrincipal;

/** A name for the kind of principal a verb serves. */
export type PrincipalKind = Principal["kind"];

/** The system's own principal. */
export const SYSTEM: SystemPrincipal = { kind: "system" };

/** The id that trail and history name, where the actor has one. */
export function actorId(principal: Principal): string | null {
  return principal.kind === "staff" || principal.kind === "platform" ? principal.id : null;
}
