import { type OfficePreviewView, PreviewQuestion, type PreviewWay } from "@gerai/contracts/availability";
import { notFound } from "@gerai/foundation/problem";
import { viewService, viewServiceSummary } from "../catalogue/index.ts";
import { query } from "../kernel/index.ts";
import { availabilityAt } from "./availability-at.ts";
import { type CompiledAvailability, compileAvailability } from "./compile-availability.ts";
import { readPlannedOffice } from "./load-availability.ts";
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

/**
 * The whole office at an instant, past or future, by the draft: its page and every service's answers. A service that the
 * draft does not offer has no page and no way; 404 for one that the office does not have.
 */
export const previewOffice = query({
  action: "availability.preview-office",
  principals: ["staff"],
  permission: "office:manage",
  input: PreviewQuestion,
  async run(scope, { at: asked, purpose, service }): Promise<OfficePreviewView> {
    const { input, services } = await readPlannedOffice(scope);
    const compiled = compileAvailability(input);
    const at = new Date(asked);
    const named = services.find(({ code }) => code === service);
    if (service !== undefined && !named) throw notFound();
    const shown = named?.isOffered ? named.definition : null;
    return {
      at: at.toISOString(),
      today: officeToday(compiled, at),
      service: shown && serviceToday(compiled, shown, purpose, at),
      page: shown && viewService(shown),
      services: services.map(({ code, isOffered, isChanged, definition }) => ({
        ...{ code, isOffered, isDrafted: isChanged },
        ...{ name: definition.name, promise: viewServiceSummary(definition).promise },
        ways: isOffered ? waysAt(compiled, code, purpose, at) : [],
      })),
    };
  },
});
