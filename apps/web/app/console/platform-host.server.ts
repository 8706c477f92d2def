import type { OfficeView } from "@gerai/contracts/tenancy";
import { redirect } from "react-router";
import { type Caller, callApi } from "../api.server.ts";

/** The platform's own host has no office row: this stands where an office's profile stands on other hosts. */
const PLATFORM: OfficeView = {
  slug: "konsol",
  kind: "platform",
  shortName: "Gerai",
  fullName: "Konsol Gerai",
  regionCode: null,
  provinceName: "",
  timeZone: "Asia/Jakarta",
  accent: "#123f66",
  profile: null,
  sites: [],
};

/** The platform, when the host is its own: only there does its door answer anything but 404. */
export async function findPlatform(caller: Caller): Promise<OfficeView | undefined> {
  const reply = await callApi<unknown>(caller, "GET", "/platform/me");
  return reply.status === 404 || reply.status >= 500 ? undefined : PLATFORM;
}

const FRONTS = { platform: "/konsol", ministry: "/kementerian", office: undefined } as const;
const ROOMS = {
  platform: /^\/konsol(\/|$)/,
  ministry: /^\/(kementerian|petugas|admin)(\/|$)/,
  office: /^\/(?!konsol(\/|$)|kementerian(\/|$))/,
} as const;

/** Keeps each kind of host to its own rooms: its front page leads to them, rooms of another kind do not exist there. */
export function assertRoomOfHost(kind: OfficeView["kind"], request: Request): void {
  const path = new URL(request.url).pathname.replace(/\.data$/, "");
  const front = FRONTS[kind];
  if (front && path === "/") throw redirect(front);
  if (!ROOMS[kind].test(path)) throw Response.json({ code: "not-found" }, { status: 404 });
}
