import type { DoorView } from "@gerai/contracts/availability";
import { z } from "zod";
import { loadAvailability, officeToday } from "../availability/index.ts";
import { readTrueNumbers } from "../channels/index.ts";
import type { Circular, CircularDoor } from "../issuing/ports.ts";
import { procedure, publicUrl, query } from "../kernel/index.ts";
import { getCircular } from "./read-broadcasts.ts";

const access = { principals: ["staff"], permission: "broadcasts:read" } as const;

function viewDoor({ channel, stage, site, state, reason, until }: DoorView): CircularDoor {
  return {
    ...{ channel, stage, site: site?.name ?? null, state },
    reason: reason?.text?.id ?? null,
    until: until === null ? null : new Date(until),
  };
}

/** What a circular says of the office itself: its doors as they are now, and the numbers it really writes from. */
const readOfficeFacts = query({
  ...access,
  action: "broadcast.read-circular",
  input: z.object({}),
  async run(scope): Promise<Pick<Circular, "at" | "doors" | "numbers">> {
    const at = scope.ctx.now();
    const [compiled, numbers] = [await loadAvailability(scope), await readTrueNumbers(scope)];
    return { at, doors: officeToday(compiled, at).doors.map(viewDoor), numbers };
  },
});

/**
 * The circular of a broadcast as PDF, for boards and those without a phone. Until it is approved it says so on every page
 * and carries no code: nothing confirms a draft.
 */
export const drawCircular = procedure({
  ...access,
  action: "broadcast.draw-circular",
  input: z.object({ broadcastId: z.uuid() }),
  async run(ctx, input): Promise<Uint8Array> {
    const { title, text, code, day, isApproved, levels, areaNames } = await getCircular(ctx, input);
    const { fullName, provinceName, accent, timeZone } = ctx.office;
    return await ctx.ports.renderer.renderCircular({
      ...{ title, text, day, isApproved, levels, areas: areaNames },
      ...(await readOfficeFacts(ctx, {})),
      office: { name: fullName, province: provinceName, accent, timeZone },
      check: isApproved ? { code, url: publicUrl(ctx, `/cek-pesan?kode=${code}`) } : null,
    });
  },
});
