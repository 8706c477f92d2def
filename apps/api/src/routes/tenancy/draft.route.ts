import {
  DiscardDraftInput,
  DraftConfigurationView,
  DraftEditsView,
  DraftEditView,
  PublishConfigurationInput,
  PublishedView,
  PutDraftItemInput,
  PutDraftItemsInput,
  TakeAwayItemInput,
} from "@gerai/contracts/tenancy";
import { publishConfiguration } from "@gerai/domain/availability";
import { changeDraft, changeDraftItems, discardDraft, getDraft } from "@gerai/domain/tenancy";
import { z } from "zod";
import { apiRoute } from "../../api-route.ts";
import { readIdempotencyKey } from "../../idempotency.ts";
import { nameWho, sayWho } from "./name-who.ts";

const ItemParams = z.object({ key: z.uuid() });

/** The draft beside what is in force. */
export const getDraftRoute = apiRoute({
  method: "get",
  path: "/admin/configuration/draft",
  summary: "Every item as the draft has it, beside what is in force",
  access: getDraft,
  isConfiguring: true,
  reply: { status: 200, schema: DraftConfigurationView },
  async handle({ ctx }) {
    const draft = await getDraft(ctx, {});
    const name = await nameWho(
      ctx,
      draft.items.flatMap(({ change }) => (change ? [change] : [])),
    );
    const items = draft.items.map((item) => ({ ...item, change: item.change && name(item.change) }));
    return { ...draft, items } satisfies DraftConfigurationView;
  },
});

/** Puts an item into the draft. */
export const putDraftItemRoute = apiRoute({
  method: "put",
  path: "/admin/configuration/draft/items/{key}",
  summary: "Puts one item into the draft",
  access: changeDraft,
  isConfiguring: true,
  params: ItemParams,
  body: PutDraftItemInput,
  reply: { status: 200, schema: DraftEditView },
  handle: ({ ctx, params, body }) => sayWho(ctx, changeDraft(ctx, { key: params.key, ...body })),
});

/** Puts several items into the draft, all of them or none. */
export const putDraftItemsRoute = apiRoute({
  method: "put",
  path: "/admin/configuration/draft/items",
  summary: "Puts several items into the draft at once, all of them or none",
  access: changeDraftItems,
  isConfiguring: true,
  body: PutDraftItemsInput,
  reply: { status: 200, schema: DraftEditsView },
  handle: ({ ctx, body }) => sayWho(ctx, changeDraftItems(ctx, body)),
});

/** Takes an item away with the next publishing. */
export const takeAwayDraftItemRoute = apiRoute({
  method: "delete",
  path: "/admin/configuration/draft/items/{key}",
  summary: "Takes one item away with the next publishing",
  access: changeDraft,
  isConfiguring: true,
  params: ItemParams,
  query: TakeAwayItemInput,
  reply: { status: 200, schema: DraftEditView },
  handle: ({ ctx, params, query }) => sayWho(ctx, changeDraft(ctx, { key: params.key, item: null, ...query })),
});

/** Throws away the draft, or one change of it. */
export const discardDraftRoute = apiRoute({
  method: "post",
  path: "/admin/configuration/draft/discard",
  summary: "Throws away the draft, or what it says of one item",
  access: discardDraft,
  isConfiguring: true,
  body: DiscardDraftInput,
  reply: { status: 200, schema: DraftEditView },
  handle: ({ ctx, body }) => sayWho(ctx, discardDraft(ctx, body)),
});

/** Publishes the draft. */
export const publishConfigurationRoute = apiRoute({
  method: "post",
  path: "/admin/configuration/publish",
  summary: "Makes the draft the configuration in force",
  access: publishConfiguration,
  isConfiguring: true,
  body: PublishConfigurationInput,
  reply: { status: 200, schema: PublishedView },
  handle: ({ c, ctx, body }) => sayWho(ctx, publishConfiguration(ctx, body, readIdempotencyKey(c))),
});
