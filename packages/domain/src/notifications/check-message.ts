import type { MessageCodeView, NoticeChannel, NoticeKind } from "@gerai/contracts/notifications";
import { dayInZone } from "@gerai/foundation/clock";
import { parseMessageCode } from "@gerai/foundation/codes";
import { z } from "zod";
import { spendToken } from "../identity/index.ts";
import { procedure, query } from "../kernel/index.ts";
import { findByMessageCode } from "./notice-tasks.store.ts";

/** Questions per minute: from one address, and in one office from everywhere. */
const TRIES_PER_ADDRESS = 30;
const TRIES_PER_OFFICE = 300;

const readCode = query({
  action: "notice.read-code",
  principals: ["public"],
  input: z.object({ code: z.string() }),
  async run({ tx, ctx }, { code }): Promise<MessageCodeView> {
    const found = await findByMessageCode(tx, code);
    const office = ctx.office.fullName;
    const last = found?.tries.at(-1);
    if (!found || !last) return { isOurs: false, office };
    return {
      isOurs: true,
      office,
      day: dayInZone(last.went_at ?? last.started_at, ctx.office.timeZone),
      channels: [...new Set(found.tries.map(({ channel }) => channel as NoticeChannel))],
      kind: found.kind as NoticeKind,
    };
  },
});

/**
 * Whether a message with this code is the office's own (C7): the day, the ways it went and what it is about, nothing of
 * the person or the case. A mistyped code and another office's are no message of ours. 429 `identity.slow-down` for too
 * many questions.
 */
export const checkMessage = procedure({
  action: "notice.check-code",
  principals: ["public"],
  input: z.object({ code: z.string().max(40), clientAddress: z.string() }),
  async run(ctx, { code: typed, clientAddress }): Promise<MessageCodeView> {
    await spendToken(ctx, "message-code-address", clientAddress, TRIES_PER_ADDRESS, 60);
    await spendToken(ctx, "message-code-office", "all", TRIES_PER_OFFICE, 60);
    const code = parseMessageCode(typed);
    return code ? await readCode(ctx, { code }) : { isOurs: false, office: ctx.office.fullName };
  },
});
