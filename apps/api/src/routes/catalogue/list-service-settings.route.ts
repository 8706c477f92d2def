import { ServiceSettingsView } from "@gerai/contracts/catalogue";
import { listServiceSettings } from "@gerai/domain/catalogue";
import { apiRoute } from "../../api-route.ts";

/** The office's services beside the national ones, for administrators. */
export const listServiceSettingsRoute = apiRoute({
  method: "get",
  path: "/admin/services",
  summary: "Every service of the office beside its national template, switched off ones too",
  access: listServiceSettings,
  reply: { status: 200, schema: ServiceSettingsView },
  handle: ({ ctx }) => listServiceSettings(ctx, {}),
});
