import { findStaffPrincipal } from "@gerai/domain/identity";
import { actAs, type Context, openContext, type Principal } from "@gerai/domain/kernel";
import { findOfficeByHost } from "@gerai/domain/tenancy";
import { hashSecret } from "@gerai/foundation/codes";
import { notFound } from "@gerai/foundation/problem";
import type { Context as HonoContext } from "hono";
import type { ApiEnv } from "../api-env.ts";
import { newToken, readToken, writeToken } from "../cookies.ts";
import type { RouteDeclaration } from "../route-declaration.ts";

/** Office from the host, then the principal the route asks for: staff by their session, citizens by their cookie, else public. */
export async function resolveContext(
  route: RouteDeclaration,
  makesHolder: boolean,
  c: HonoContext<ApiEnv>,
): Promise<Context> {
  const resources = c.get("resources");
  const office = await findOfficeByHost(resources, c.req.header("host"));
  if (!office) throw notFound();
  const ctx = await openContext(resources, office, { kind: "public" }, c.get("requestId"));
  c.set("logger", ctx.logger);
  return actAs(ctx, await principalOf(ctx, route, makesHolder, c));
}

async function principalOf(
  ctx: Context,
  route: RouteDeclaration,
  makesHolder: boolean,
  c: HonoContext<ApiEnv>,
): Promise<Principal> {
  const wanted = route.access.principals;
  if (wanted.includes("link")) {
    const token = readToken(c, "citizen", c.get("secure"));
    if (token) return { kind: "link", holder: hashSecret(token) };
    if (makesHolder) {
      const fresh = newToken();
      writeToken(c, "citizen", fresh, c.get("secure"));
      return { kind: "link", holder: hashSecret(fresh) };
    }
  }
  if (wanted.includes("staff") && !wanted.includes("public")) {
    const token = readToken(c, "staff", c.get("secure"));
    const staff = token ? await findStaffPrincipal(ctx, token) : undefined;
    if (staff) return staff;
  }
  return { kind: "public" };
}
