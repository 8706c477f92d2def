import type { AvailabilityAnswer } from "@gerai/contracts/availability";
import { slugOfService } from "@gerai/contracts/catalogue";
import { findStage, mintUploadLink } from "../applications/index.ts";
import {
  type CompiledAvailability,
  loadAvailability,
  officeToday,
  rememberedAnswer,
  whatsappNumbers,
} from "../availability/index.ts";
import { answerHours, type WhatsappAccount } from "../channels/index.ts";
import { publicUrl, type ReadScope, type Scope } from "../kernel/index.ts";
import { listSites } from "../tenancy/index.ts";
import type { ChatFacts, ChatNumber, ServiceFact } from "./chat-facts.ts";
import type { WantedFacts } from "./chat-state.ts";
import type { OfficeLexicon } from "./office-lexicon.ts";

/** What is asked of the house for one reply. */
export interface FactQuestion {
  readonly wanted: WantedFacts;
  readonly office: OfficeLexicon;
  /** The office's numbers, and the one that was written to. */
  readonly accounts: readonly WhatsappAccount[];
  readonly accountId: string;
  /** The case that the conversation is linked to. */
  readonly applicationId: string | null;
}

/** A case whose code was told in the chat, for whoever links the two. */
export interface ToldCase {
  readonly applicationId: string;
  readonly phone: string | null;
}

/** May it be filed now: by WhatsApp where the office has published a number for it, else on the web, where the form is. */
function filingOf(compiled: CompiledAvailability, service: string, at: Date): AvailabilityAnswer {
  const here = rememberedAnswer(compiled, { service, channel: "whatsapp", stage: "file" }, at);
  if (here.reason?.kind !== "notOffered") return here;
  return rememberedAnswer(compiled, { service, channel: "web", stage: "file" }, at);
}

/**
 * Which numbers take a service. What the office has published decides, as it is in force at the instant; an account that is
 * for some services takes no others; where nothing is published, the accounts alone say it.
 */
function numbersOf(
  compiled: CompiledAvailability,
  { accounts, accountId }: Pick<FactQuestion, "accounts" | "accountId">,
  service: string,
  at: Date,
): Pick<ServiceFact, "isServedHere" | "numbers"> {
  const published = whatsappNumbers(compiled, at);
  const own = accounts.find(({ id }) => id === accountId);
  const takes = (account: WhatsappAccount) => account.services.length === 0 || account.services.includes(service);
  const listed = published.find(({ phone }) => phone === own?.publicNumber);
  const isServedHere = (own === undefined || takes(own)) && (listed === undefined || listed.services.has(service));
  const numbers: ChatNumber[] = published
    .filter(({ services }) => services.has(service))
    .map(({ name, phone }) => ({ name, phone }));
  if (numbers.length > 0) return { isServedHere, numbers };
  const others = accounts.filter((account) => account.isUsable && account.id !== accountId && takes(account));
  // A number that is published for other services only does not take this one.
  const free = others.filter(({ publicNumber }) => !published.some(({ phone }) => phone === publicNumber));
  return { isServedHere, numbers: free.map(({ label, publicNumber }) => ({ name: label, phone: publicNumber })) };
}

function serviceFacts(
  scope: ReadScope,
  compiled: CompiledAvailability,
  question: FactQuestion,
  at: Date,
): ChatFacts["services"] {
  return Object.fromEntries(
    question.wanted.services.flatMap((code) => {
      const definition = question.office.definitions.get(code);
      if (!definition) return [];
      const fact: ServiceFact = {
        name: definition.name,
        link: publicUrl(scope.ctx, `/layanan/${slugOfService(code)}`),
        ...numbersOf(compiled, question, code, at),
        filing: filingOf(compiled, code, at),
      };
      return [[code, fact]];
    }),
  );
}

/** All that a reply needs, at one instant; `told` is the case whose tracking code was written. */
export async function gatherFacts(
  scope: Scope,
  question: FactQuestion,
  at: Date,
): Promise<{ readonly facts: ChatFacts; readonly told: ToldCase | null }> {
  const { ctx } = scope;
  const { wanted, applicationId, accounts, accountId, office } = question;
  const [compiled, sites, held, uploadLink] = await Promise.all([
    loadAvailability(scope),
    listSites(scope),
    wanted.code === null ? undefined : findStage(scope, wanted.code),
    wanted.uploadLink && applicationId !== null ? mintUploadLink(scope, { applicationId }) : null,
  ]);
  const today = officeToday(compiled, at);
  const counter = today.doors.find(({ channel, stage }) => channel === "counter" && stage === "file");
  const account = accounts.find(({ id }) => id === accountId);
  const facts: ChatFacts = {
    at: at.toISOString(),
    office: {
      name: ctx.office.shortName,
      link: publicUrl(ctx, ""),
      trackLink: publicUrl(ctx, "/lacak"),
      address: sites[0]?.address ?? null,
      phone: today.contacts.find(({ kind, phone }) => kind === "line" && phone !== null)?.phone ?? null,
      sites: Object.fromEntries(sites.map(({ code, name }) => [code, name])),
    },
    catalogue: office.catalogue,
    services: serviceFacts(scope, compiled, question, at),
    status: held ? { service: held.stage.service, label: held.stage.label, asOf: held.stage.asOf } : null,
    desk: answerHours(account?.hours ?? null, ctx.office.timeZone, at),
    week: today.week,
    counter: counter ? { state: counter.state, reason: counter.reason, until: counter.until } : null,
    uploadLink,
  };
  return { facts, told: held ? { applicationId: held.applicationId, phone: held.phone } : null };
}
