import {
  PlatformMeView,
  PlatformOfficeView,
  SecondFactorInput,
  SignInInput,
  SignInView,
} from "@gerai/contracts/identity";
import {
  getPlatformMe,
  listPlatformOffices,
  PLATFORM_CONSOLE,
  PLATFORM_SIGN_IN,
  passPlatformSecondFactor,
  signInPlatform,
  signOutPlatform,
} from "@gerai/domain/identity";
import { z } from "zod";
import { clearToken, writeToken } from "../../cookies.ts";
import { platformRoute } from "../../platform-route.ts";

/** First step. */
export const platformSignInRoute = platformRoute({
  method: "post",
  path: "/platform/sign-in",
  summary: "First step of an operator: user name and password",
  access: PLATFORM_SIGN_IN,
  body: SignInInput,
  reply: { status: 200, schema: SignInView },
  async handle({ c, resources, body }) {
    const signedIn = await signInPlatform(resources, { ...body, clientAddress: c.get("clientAddress") });
    writeToken(c, "staff", signedIn.token, c.get("secure"));
    return { next: signedIn.next };
  },
});

/** Second step. */
export const platformSecondFactorRoute = platformRoute({
  method: "post",
  path: "/platform/second-factor",
  summary: "Second step of an operator: the authenticator's code",
  access: PLATFORM_SIGN_IN,
  body: SecondFactorInput,
  reply: { status: 200, schema: PlatformMeView },
  async handle({ c, resources, body, token }) {
    const clientAddress = c.get("clientAddress");
    const passed = await passPlatformSecondFactor(resources, { ...body, token, clientAddress });
    writeToken(c, "staff", passed.token, c.get("secure"));
    return passed.me;
  },
});

/** The way out. */
export const platformSignOutRoute = platformRoute({
  method: "post",
  path: "/platform/sign-out",
  summary: "Ends the operator's session",
  access: PLATFORM_CONSOLE,
  reply: { status: 204, schema: null },
  async handle({ c, resources, operator }) {
    await signOutPlatform(resources, operator());
    clearToken(c, "staff", c.get("secure"));
  },
});

/** Who am I. */
export const platformMeRoute = platformRoute({
  method: "get",
  path: "/platform/me",
  summary: "The signed-in operator",
  access: PLATFORM_CONSOLE,
  reply: { status: 200, schema: PlatformMeView },
  handle: ({ resources, token }) => getPlatformMe(resources, token ?? ""),
});

/** The offices. */
export const platformOfficesRoute = platformRoute({
  method: "get",
  path: "/platform/offices",
  summary: "Offices on the platform, without anything of their cases",
  access: PLATFORM_CONSOLE,
  reply: { status: 200, schema: z.array(PlatformOfficeView) },
  handle: ({ resources }) => listPlatformOffices(resources),
});
