import { accountChanged } from "@gerai/contracts/channels";
import { fileNoticeTemplates } from "@gerai/domain/notifications";
import { actOn } from "./act-on.ts";

/** Brings the templates of the notices to a number that was added or changed, so that it can be used at once. */
export const onChannelAccountChangedFileTemplates = actOn(
  "on-channel-account-changed-file-templates",
  accountChanged,
  (ctx, { channel }) => (channel === "whatsapp" ? fileNoticeTemplates(ctx, {}) : Promise.resolve()),
);
