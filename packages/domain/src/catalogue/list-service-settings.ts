import {
  type ServiceOverrideBody,
  type ServiceSettingsView,
  type ServiceSettingView,
  slugOfService,
} from "@gerai/contracts/catalogue";
import { z } from "zod";
import { query } from "../kernel/index.ts";
import { listOfficeServices } from "./catalogue.store.ts";
import { nationalCatalogue } from "./load-templates.ts";
import { byCatalogue, templateOf } from "./offered-services.ts";

/** Every service of the office beside its national template, those that are switched off too: for administrators. */
export const listServiceSettings = query({
  action: "service.list-settings",
  principals: ["staff"],
  permission: "office:manage",
  input: z.object({}),
  async run(scope): Promise<ServiceSettingsView> {
    const { categories } = nationalCatalogue();
    const rows = await listOfficeServices(scope.tx, scope.ctx.today());
    const services = await Promise.all(
      rows.map(async (row): Promise<ServiceSettingView> => {
        const { category, name, promise, requirements } = await templateOf(
          scope,
          row.template_code,
          row.template_version,
        );
        const { workingDays, startsAt, statutoryMaxDays } = promise;
        return {
          code: row.code,
          slug: slugOfService(row.code),
          category,
          name,
          isOffered: row.is_offered,
          version: row.version,
          templateVersion: row.template_version,
          effectiveFrom: row.effective_from,
          national: { workingDays, startsAt, statutoryMaxDays },
          papers: requirements.map(({ label }) => label),
          override: row.override as ServiceOverrideBody | null,
        };
      }),
    );
    return { categories: [...categories], services: services.sort(byCatalogue) };
  },
});
