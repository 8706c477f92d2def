import { findStaffPrincipal } from "@gerai/domain/identity";
import { actAs, type Context, openContext, type Principal } from "@gerai/domain/kernel";
import { findOfficeByHost, recallOffice } from "@gerai/domain/tenancy";
import { hashSecret } from "@gerai/foundation/codes";
import { notFound } from "@gerai/foundation/problem";
import type { Context as HonoContext } from "hono";
import type { ApiEnv, ResolveOptions } from "../api-env.ts";
import { newToken, readToken, writeToken } from "../cookies.ts";
import type { RouteDeclaration } from "../route-declaration.ts";

/** Whether the office is another, or has another configuration, than the one the request was answered by. */
export async function hasOfficeChanged(ctx: Context, c: HonoContext<ApiEnv>): Promise<boolean> {
  if (ctx.assumedConfigVersion === null) return false;
  const now = await findOfficeByHost(c.get("resources"), c.req.header("host"));
  return now?.id !== ctx.tenantId || now.configVersion !== ctx.assumedConfigVersion;
}

/** Office from the host, then the principal the route asks for: staff by their session, citizens by their cookie, else public. */
export async function resolveContext(
  route: RouteDeclaration,
  { makesHolder, mayRecall }: ResolveOptions,
  c: HonoContext<ApiEnv>,
): Promise<Context> {
  const resources = c.get("resources");
  const host = c.req.header("host");
  const recalled = mayRecall ? recallOffice(resources, host) : undefined;
  const office = recalled ?? (await findOfficeByHost(resources, host));
  if (!office) throw notFound();
  const ctx = await openContext(resources, office, { kind: "public" }, c.get("requestId"), {
    isOfficeRemembered: recalled !== undefined,
  });
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
