import { SecondFactorInput, SignInInput, SignInView, StaffMeView } from "@gerai/contracts/identity";
import { passSecondFactor, signIn, signOut } from "@gerai/domain/identity";
import { apiRoute } from "../../api-route.ts";
import { clearToken, readToken, writeToken } from "../../cookies.ts";

/** First step. */
export const signInRoute = apiRoute({
  method: "post",
  path: "/staff/sign-in",
  summary: "First step of signing in: user name and password",
  access: signIn,
  body: SignInInput,
  reply: { status: 200, schema: SignInView },
  async handle({ c, ctx, body }) {
    const device = readToken(c, "device", c.get("secure"));
    const { token, next } = await signIn(ctx, { ...body, clientAddress: c.get("clientAddress"), device });
    writeToken(c, "staff", token, c.get("secure"));
    return { next };
  },
});

/** Second step. */
export const secondFactorRoute = apiRoute({
  method: "post",
  path: "/staff/second-factor",
  summary: "Second step of signing in: the authenticator's code",
  access: passSecondFactor,
  body: SecondFactorInput,
  reply: { status: 200, schema: StaffMeView },
  async handle({ c, ctx, body }) {
    const pending = readToken(c, "staff", c.get("secure"));
    const clientAddress = c.get("clientAddress");
    const known = readToken(c, "device", c.get("secure"));
    const opened = await passSecondFactor(ctx, { ...body, token: pending, clientAddress, device: known });
    writeToken(c, "staff", opened.token, c.get("secure"));
    writeToken(c, "device", opened.device, c.get("secure"));
    return opened.me;
  },
});

/** The way out. */
export const signOutRoute = apiRoute({
  method: "post",
  path: "/staff/sign-out",
  summary: "Ends this session",
  access: signOut,
  reply: { status: 204, schema: null },
  async handle({ c, ctx }) {
    await signOut(ctx, { token: readToken(c, "staff", c.get("secure")) ?? "" });
    clearToken(c, "staff", c.get("secure"));
  },
});
