import { readCalendarFile } from "@gerai/domain/availability";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";

/** The office's hours for calendar programs. */
export const calendarRoute = apiRoute({
  method: "get",
  path: "/calendar.ics",
  summary: "Office hours, closures and holidays of the coming sixty days as iCalendar (RFC 5545)",
  access: readCalendarFile,
  query: z.object({ locale: z.enum(["id", "en"]).default("id") }),
  reply: { status: 200, schema: "text/calendar" },
  async handle({ c, ctx, query }) {
    await c.get("intake")(ctx, "question", c.get("clientAddress"));
    const file = await readCalendarFile(ctx, query);
    return c.body(file, 200, {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `inline; filename="jam-layanan-${ctx.office.slug}.ics"`,
    });
  },
});
