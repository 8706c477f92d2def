import { NotifyByInput } from "@gerai/contracts/notifications";
import { z } from "zod";
import { command } from "../kernel/index.ts";
import { openContact, sealContact } from "./case-contact.ts";
import { updateContact } from "./case-file.store.ts";
import { heldCase } from "./case-grants.ts";

/** The applicant says how they wish to be told from now on; null leaves it to the office. */
export const setNotifyBy = command({
  action: "application.set-notify-by",
  principals: ["link"],
  input: NotifyByInput.extend({ applicationId: z.uuid() }),
  async run(scope, { applicationId, notifyBy }) {
    const { tx, ctx } = scope;
    const row = await heldCase(scope, applicationId, ["track"], true);
    const contact = { ...openContact(ctx.keys, row), notifyBy };
    await updateContact(tx, applicationId, sealContact(ctx.keys, applicationId, contact));
    return { subjectId: applicationId, result: { notifyBy }, details: { notifyBy } };
  },
});
