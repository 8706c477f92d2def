import { type OfficePreviewView, PreviewQuestion, type PreviewWay } from "@gerai/contracts/availability";
import { notFound } from "@gerai/foundation/problem";
import { offeredServices } from "../catalogue/index.ts";
import { query } from "../kernel/index.ts";
import { availabilityAt } from "./availability-at.ts";
import type { CompiledAvailability } from "./compile-availability.ts";
import { loadDraftAvailability } from "./load-availability.ts";
import { officeToday, sitesOn } from "./office-today.ts";
import { serviceToday } from "./service-today.ts";

const ONLINE = ["web", "whatsapp"] as const;
const STAGES = ["file", "continue", "collect"] as const;

/** Every way to a service at an instant; what is never done in a way is left out. */
function waysAt(compiled: CompiledAvailability, service: string, purpose: string | undefined, at: Date): PreviewWay[] {
  const ways: Omit<PreviewWay, "answer">[] = [
    ...ONLINE.map((channel) => ({ channel, stage: "file" as const, site: null })),
    ...sitesOn(compiled, at).flatMap(({ code }) =>
      STAGES.map((stage) => ({ channel: "counter" as const, stage, site: code })),
    ),
  ];
  return ways.flatMap((way) => {
    const { channel, stage, site } = way;
    const answer = availabilityAt(compiled, { service, channel, stage, purpose, ...(site && { site }) }, at);
    return answer.reason?.kind === "notOffered" ? [] : [{ ...way, answer }];
  });
}

/** The whole office at an instant, past or future, by the draft: its page and every service's answers; 404 for a service it does not offer. */
export const previewOffice = query({
  action: "availability.preview-office",
  principals: ["staff"],
  permission: "office:manage",
  input: PreviewQuestion,
  async run(scope, { at: asked, purpose, service }): Promise<OfficePreviewView> {
    const [compiled, services] = await Promise.all([loadDraftAvailability(scope), offeredServices(scope)]);
    const at = new Date(asked);
    const named = services.find(({ code }) => code === service);
    if (service !== undefined && !named) throw notFound();
    return {
      at: at.toISOString(),
      today: officeToday(compiled, at),
      service: named ? serviceToday(compiled, named.definition, purpose, at) : null,
      services: services.map(({ code, definition }) => ({
        code,
        name: definition.name,
        ways: waysAt(compiled, code, purpose, at),
      })),
    };
  },
});
