import {
  ConfigurationVersionsView,
  ConfigurationVersionView,
  ListConfigurationVersionsInput,
  RevertConfigurationInput,
  RevertedView,
} from "@gerai/contracts/tenancy";
import { getConfigurationVersion, listConfigurationVersions, revertConfiguration } from "@gerai/domain/tenancy";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { nameWho, sayWho } from "./name-who.ts";

const VersionParams = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) });

/** The history. */
export const listVersionsRoute = apiRoute({
  method: "get",
  path: "/admin/configuration/versions",
  summary: "What was published when and by whom, newest first",
  access: listConfigurationVersions,
  isConfiguring: true,
  query: ListConfigurationVersionsInput,
  reply: { status: 200, schema: ConfigurationVersionsView },
  async handle({ ctx, query }) {
    const page = await listConfigurationVersions(ctx, query);
    const name = await nameWho(ctx, page.versions);
    return { ...page, versions: page.versions.map(name) } satisfies ConfigurationVersionsView;
  },
});

/** One version. */
export const getVersionRoute = apiRoute({
  method: "get",
  path: "/admin/configuration/versions/{version}",
  summary: "The items of one version, and what it changed",
  access: getConfigurationVersion,
  isConfiguring: true,
  params: VersionParams,
  reply: { status: 200, schema: ConfigurationVersionView },
  async handle({ ctx, params }) {
    const view = await getConfigurationVersion(ctx, params);
    const name = await nameWho(ctx, [view, ...view.items]);
    return { ...name(view), items: view.items.map(name) } satisfies ConfigurationVersionView;
  },
});

/** Goes back to a version, by the draft. */
export const revertConfigurationRoute = apiRoute({
  method: "post",
  path: "/admin/configuration/versions/{version}/revert",
  summary: "Loads the way back to a version into the draft",
  access: revertConfiguration,
  isConfiguring: true,
  params: VersionParams,
  body: RevertConfigurationInput,
  reply: { status: 200, schema: RevertedView },
  handle: ({ ctx, params, body }) => sayWho(ctx, revertConfiguration(ctx, { ...params, ...body })),
});
