import {
  type OfficeTodayView,
  PurposeCode,
  type ServiceNowView,
  type ServiceTodayView,
  type WayNow,
} from "@gerai/contracts/availability";
import type { CategoryView } from "@gerai/contracts/catalogue";
import { z } from "zod";
import { findService, readServiceList } from "../catalogue/index.ts";
import { query } from "../kernel/index.ts";
import type { CompiledAvailability } from "./compile-availability.ts";
import { loadAvailability } from "./load-availability.ts";
import { officeToday } from "./office-today.ts";
import { rememberedAnswer } from "./remembered-answer.ts";
import { serviceToday } from "./service-today.ts";

const anyone = { principals: ["public", "link", "staff"], permission: "self" } as const;

/** What the office's page says now: doors, hours, notices, house rules, people to ask. */
export const getOfficeToday = query({
  ...anyone,
  action: "availability.read-office",
  input: z.object({}),
  async run(scope): Promise<OfficeTodayView> {
    return officeToday(await loadAvailability(scope), scope.ctx.now());
  },
});

/** Where a service is open now, for somebody with a purpose or without one; 404 for a service that is not offered. */
export const getServiceToday = query({
  ...anyone,
  action: "availability.read-service",
  input: z.object({ slug: z.string().max(60), purpose: PurposeCode.optional() }),
  async run(scope, { slug, purpose }): Promise<ServiceTodayView> {
    const [{ definition }, compiled] = await Promise.all([findService(scope, slug), loadAvailability(scope)]);
    return serviceToday(compiled, definition, purpose, scope.ctx.now());
  },
});

const CHANNELS = ["web", "whatsapp", "counter"] as const;

function waysNow(compiled: CompiledAvailability, service: string, now: Date): WayNow[] {
  return CHANNELS.flatMap((channel) => {
    const { open, reason, until } = rememberedAnswer(compiled, { service, channel, stage: "file" }, now);
    return reason?.kind === "notOffered" ? [] : [{ channel, open, reason: reason?.kind ?? null, until }];
  });
}

/** Services by category, or those that fit what was typed, each with the ways in which it can be filed now. */
export const listServicesNow = query({
  ...anyone,
  action: "service.list",
  input: z.object({ q: z.string().trim().max(200).optional() }),
  async run(scope, { q }): Promise<{ categories: readonly CategoryView[]; services: ServiceNowView[] }> {
    const [{ categories, services }, compiled] = await Promise.all([
      readServiceList(scope, q),
      loadAvailability(scope),
    ]);
    const now = scope.ctx.now();
    return { categories, services: services.map((one) => ({ ...one, ways: waysNow(compiled, one.code, now) })) };
  },
});
