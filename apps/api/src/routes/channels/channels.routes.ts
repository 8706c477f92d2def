import type { ApiRoute } from "../../api-route.ts";
import {
  addAccountRoute,
  changeAccountRoute,
  getMessageRoute,
  listAccountsRoute,
  renewHookRoute,
  switchAccountRoute,
  testMessageRoute,
} from "./accounts.route.ts";
import {
  mailHookRoute,
  smsHookByAddressRoute,
  smsHookRoute,
  whatsappHandshakeRoute,
  whatsappHookRoute,
} from "./hooks.route.ts";

/** Routes of the room channels. */
export const channelRoutes: readonly ApiRoute[] = [
  whatsappHandshakeRoute,
  whatsappHookRoute,
  smsHookRoute,
  smsHookByAddressRoute,
  mailHookRoute,
  listAccountsRoute,
  addAccountRoute,
  getMessageRoute,
  changeAccountRoute,
  switchAccountRoute,
  renewHookRoute,
  testMessageRoute,
];
