import {
  PreviewTemplateInput,
  PublishedTemplateView,
  PublishTemplateInput,
  RevertTemplateInput,
  SavedTemplateView,
  SaveTemplateInput,
  TemplateListView,
  TemplateOf,
  TemplatePreviewView,
  TemplateView,
} from "@gerai/contracts/notifications";
import {
  getTemplate,
  listTemplates,
  previewTemplate,
  publishTemplate,
  resetTemplate,
  revertTemplate,
  saveTemplate,
} from "@gerai/domain/notifications";
import { z } from "zod";
import { type ApiRoute, apiRoute } from "../../api-route.ts";
import { nameWho } from "../tenancy/name-who.ts";

const WORDS = "/admin/notices/templates/{kind}/{channel}/{locale}";

const listTemplatesRoute = apiRoute({
  method: "get",
  path: "/admin/notices/templates",
  summary: "Every kind of notice on every way: whose words are in use, and what is not finished",
  access: listTemplates,
  reply: { status: 200, schema: TemplateListView },
  handle: ({ ctx }) => listTemplates(ctx, {}),
});

const getTemplateRoute = apiRoute({
  method: "get",
  path: "/admin/notices/templates/{kind}/{channel}",
  summary: "The words of a notice in both languages, with every version that was published, when and by whom",
  access: getTemplate,
  params: TemplateOf.omit({ locale: true }),
  reply: { status: 200, schema: TemplateView },
  async handle({ ctx, params }) {
    const view = await getTemplate(ctx, params);
    const acts = view.languages.flatMap(({ versions }) =>
      versions.flatMap(({ created, published, ended }) => [created, published, ended].filter((act) => act !== null)),
    );
    const name = await nameWho(ctx, acts);
    const named = <T extends (typeof acts)[number]>(act: T | null) => act && name(act);
    const languages = view.languages.map((language) => ({
      ...language,
      versions: language.versions.map((version) => ({
        ...version,
        created: name(version.created),
        published: named(version.published),
        ended: named(version.ended),
      })),
    }));
    return { ...view, languages } satisfies TemplateView;
  },
});

const previewTemplateRoute = apiRoute({
  method: "post",
  path: `${WORDS}/preview`,
  summary: "Words with sample data as they reach a phone or a mailbox, what they cost and what is wrong with them",
  access: previewTemplate,
  params: TemplateOf,
  body: PreviewTemplateInput,
  reply: { status: 200, schema: TemplatePreviewView },
  handle: ({ ctx, params, body }) => previewTemplate(ctx, { ...params, ...body }),
});

const saveTemplateRoute = apiRoute({
  method: "put",
  path: `${WORDS}/draft`,
  summary: "Keeps words as a draft",
  access: saveTemplate,
  params: TemplateOf,
  body: SaveTemplateInput,
  reply: { status: 200, schema: SavedTemplateView },
  handle: ({ ctx, params, body }) => saveTemplate(ctx, { ...params, ...body }),
});

const publishTemplateRoute = apiRoute({
  method: "post",
  path: `${WORDS}/publish`,
  summary: "Publishes the draft; WhatsApp's words go to the reviewers first",
  access: publishTemplate,
  params: TemplateOf,
  body: PublishTemplateInput,
  reply: { status: 200, schema: PublishedTemplateView },
  handle: ({ ctx, params, body }) => publishTemplate(ctx, { ...params, ...body }),
});

const resetTemplateRoute = apiRoute({
  method: "post",
  path: `${WORDS}/reset`,
  summary: "Goes back to the house's words",
  access: resetTemplate,
  params: TemplateOf,
  body: z.object({}),
  reply: { status: 200, schema: z.object({ ended: z.int() }) },
  handle: ({ ctx, params }) => resetTemplate(ctx, params),
});

const revertTemplateRoute = apiRoute({
  method: "post",
  path: `${WORDS}/revert`,
  summary: "Loads the words of an earlier version into the draft",
  access: revertTemplate,
  params: TemplateOf,
  body: RevertTemplateInput,
  reply: { status: 200, schema: SavedTemplateView },
  handle: ({ ctx, params, body }) => revertTemplate(ctx, { ...params, ...body }),
});

/** Words of notices. */
export const templateRoutes: readonly ApiRoute[] = [
  listTemplatesRoute,
  getTemplateRoute,
  previewTemplateRoute,
  saveTemplateRoute,
  publishTemplateRoute,
  resetTemplateRoute,
  revertTemplateRoute,
];
