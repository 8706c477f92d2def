import { inTenant } from "@gerai/database";
import { notFound, Problem } from "@gerai/foundation/problem";
import { z } from "zod";
import { type CommandEnd, command } from "./command.ts";
import { type OfficeFacts, openContext, type Resources } from "./context.ts";
import { asProblem } from "./database-problems.ts";
import { SYSTEM } from "./principal.ts";
import type { ReadScope } from "./query.ts";
import type { Scope } from "./scope.ts";

/** What a provider sent, as it came. */
export interface Input {
  /** The secret part of the address it was sent to. */
  readonly key: string;
  /** The bytes of the body: signatures are over these, not over what a parser made of them (WA-2). */
  readonly body: Buffer;
  readonly contentType: string;
  /** The signature header, if there was one. */
  readonly signature: string | undefined;
  readonly requestId: string;
  /** The IP address that it came from, where the door knows it. */
  readonly source?: string;
}

/** Where input belongs, by the routing table. */
export interface InputRoute {
  readonly office: OfficeFacts;
}

/** The parts of an ingress. */
export interface IngressSpec<R extends InputRoute> {
  /** Name in the trail, `noun.verb`. */
  readonly action: string;
  /** The office and account behind the key, before any office is known; undefined when nobody has it. */
  route(resources: Resources, key: string): Promise<R | undefined>;
  /** What the input is verified with, read in the office. */
  readonly secrets: (scope: ReadScope, route: R, input: Input) => Promise<readonly string[] | null>;
  /** Whether one of the secrets signed the input. Without a secret (null) the key alone vouches for it. */
  isGenuine(input: Input, secrets: readonly string[]): boolean;
  /** Stores the input and announces it; works on none of it. */
  store(scope: Scope, route: R, input: Input): Promise<CommandEnd<{ readonly stored: number }>>;
}

/** Input as doors hand it over; answers how many parts of it were new. */
export type Ingress = (resources: Resources, input: Input) => Promise<{ readonly stored: number }>;

/**
 * Takes in what a provider sends: finds its office in a routing table, verifies it, stores it and announces that it is
 * there, in one transaction. Resolving is the acknowledgement: everything is on disk then, and working on it comes later.
 * An unknown key is 404, a wrong signature 401 `kernel.bad-signature`; of neither anything is stored. A database that is
 * away is 503, so that the provider sends it again (WA-3).
 */
export function ingress<R extends InputRoute>(spec: IngressSpec<R>): Ingress {
  const keep = command({
    action: spec.action,
    principals: ["system"],
    input: z.custom<{ route: R; input: Input }>(),
    run: (scope, { route, input }) => spec.store(scope, route, input),
  });
  return async (resources, input) => {
    try {
      const route = await spec.route(resources, input.key);
      if (!route) throw notFound();
      const ctx = await openContext(resources, route.office, SYSTEM, input.requestId);
      const secrets = await inTenant(
        resources.database,
        ctx.tenantId,
        async (tx) => ({ value: await spec.secrets({ tx, ctx }, route, input) }),
        { readOnly: true },
      );
      if (secrets && !spec.isGenuine(input, secrets)) {
        ctx.logger.warn("input with a bad signature", { action: spec.action });
        throw new Problem("kernel.bad-signature", 401);
      }
      return await keep(ctx, { route, input });
    } catch (error) {
      throw asProblem(error);
    }
  };
}
