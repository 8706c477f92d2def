import { openContext, SYSTEM } from "@gerai/domain/kernel";
import { fileNoticeTemplates } from "@gerai/domain/notifications";
import { listOffices } from "@gerai/domain/tenancy";
import { newId } from "@gerai/foundation/ids";
import type { TimetableEntry } from "./timetable.ts";

/** Asks WhatsApp's reviewers what became of templates, and files what no job took care of, every minute. */
export const fileTemplatesEntry: TimetableEntry = {
  name: "file-templates",
  everyMs: 60_000,
  async run({ domain }) {
    for (const office of await listOffices(domain)) {
      const ctx = await openContext(domain, office, SYSTEM, newId(domain.clock.now()));
      try {
        await fileNoticeTemplates(ctx, {});
      } catch (error) {
        // One office's trouble keeps no other from its templates; the next minute tries again.
        ctx.logger.error("templates could not be filed", { error });
      }
    }
  },
};
