import type { Access } from "@gerai/domain/kernel";

/** What every route declares besides its work; the access tests read it from the running router. */
export interface RouteDeclaration {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Path below /api/v1 with `{name}` parameters. */
  readonly path: string;
  /** Who may use it: taken from the verb, so that door and room cannot differ. */
  readonly access: Access;
  /** Which hosts it lives on. */
  readonly host: "office" | "platform" | "any";
  /** True when the answer may hold whole NIKs (MASK-1); such a read is audited. */
  readonly reveals: boolean;
}
