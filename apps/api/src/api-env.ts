import type { IntakeGate } from "@gerai/domain/identity";
import type { Context, Resources } from "@gerai/domain/kernel";
import type { Logger } from "@gerai/foundation/logger";
import type { Context as HonoContext } from "hono";
import type { RouteDeclaration } from "./route-declaration.ts";

/** How the office of a request may be found. */
export interface ResolveOptions {
  /** True when a citizen without a cookie gets one. */
  readonly makesHolder: boolean;
  /** False to read the office now: for what cannot be done twice, and after its configuration turned out to be another. */
  readonly mayRecall: boolean;
}

/** What the middlewares leave for routes. */
export interface ApiEnv {
  Variables: {
    requestId: string;
    resources: Resources;
    logger: Logger;
    /** True when the browser reached us over https, by the trusted proxy's word. */
    secure: boolean;
    /** Address of the client, by the trusted proxy's word; for throttling only. */
    clientAddress: string;
    /** Counts what citizens send, per address and office. */
    intake: IntakeGate;
    resolveContext: (route: RouteDeclaration, options: ResolveOptions, c: HonoContext<ApiEnv>) => Promise<Context>;
    hasOfficeChanged: (ctx: Context, c: HonoContext<ApiEnv>) => Promise<boolean>;
  };
}
