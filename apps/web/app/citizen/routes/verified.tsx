import type { VerificationView } from "@gerai/contracts/documents";
import type { Messages } from "@gerai/language";
import { formatDateTime, formatDay } from "@gerai/ui/format";
import { Answer, AsOf, Page, Section } from "@gerai/ui/page";
import { StateChip, type Tone } from "@gerai/ui/state-chip";
import { DefinitionList } from "@gerai/ui/summary-table";
import { data } from "react-router";
import { problemResponse } from "../../api.server.ts";
import { useOffice, useTexts } from "../../office.ts";
import { verify } from "../citizen-api.server.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { VerifyForm } from "../parts/verify-form.tsx";
import type { Route } from "./+types/verified.ts";

export const headers = () => ({ "referrer-policy": "no-referrer" });

/** Every unknown code gets the same page with status 404, however it is wrong (QR-2). */
export async function loader(args: Route.LoaderArgs) {
  const reply = await verify(args, args.params.code.toLowerCase());
  const now = new Date().toISOString();
  if (reply.ok) return data({ view: reply.data, now });
  if (reply.status === 404 || reply.status === 400 || reply.status === 422)
    return data({ view: undefined, now }, { status: 404 });
  throw problemResponse(reply.problem);
}

export default function Verified({ loaderData }: Route.ComponentProps) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.citizen.verify;
  const { view, now } = loaderData;
  const { title, lead, chip, tone } = verdictOf(view, words);
  return (
    <Page narrow>
      <PageTitle text={words.title} />
      <Answer
        title={title}
        above={<StateChip tone={tone}>{chip}</StateChip>}
        asOf={<AsOf dateTime={now}>{formatDateTime(now, office.timeZone, locale)}</AsOf>}
        lead={lead}
      />
      {view ? <Facts view={view} /> : null}
      <p className="field meta">{words.scope}</p>
      <Section title={words.another}>
        <VerifyForm />
      </Section>
    </Page>
  );
}

interface Verdict {
  readonly title: string;
  readonly lead?: string;
  readonly chip: string;
  readonly tone: Tone;
}

/** A simulation is never called genuine, whatever its state. */
function verdictOf(view: VerificationView | undefined, words: Messages["citizen"]["verify"]): Verdict {
  if (!view) return { title: words.unknown, lead: words.unknownText, chip: words.chipUnknown, tone: "bad" };
  if (view.status === "revoked") return { title: words.revoked, chip: words.chipRevoked, tone: "bad" };
  if (view.isSimulation) {
    return { title: words.simulation, lead: words.simulationText, chip: words.chipSimulation, tone: "warn" };
  }
  return { title: words.active, chip: words.chipActive, tone: "ok" };
}

function Facts({ view }: { view: VerificationView }) {
  const { locale, t } = useTexts();
  const { timeZone } = useOffice();
  const words = t.citizen.verify;
  return (
    <DefinitionList
      ruled
      rows={[
        { term: words.document, value: view.document[locale] },
        { term: words.number, value: view.number },
        { term: words.issued, value: formatDay(view.issuedAt, timeZone, locale) },
        ...(view.revokedAt ? [{ term: words.revokedAt, value: formatDay(view.revokedAt, timeZone, locale) }] : []),
        { term: words.office, value: view.officeName },
        ...(view.signer
          ? [{ term: words.signer, value: [view.signer.name, view.signer.position].filter(Boolean).join(", ") }]
          : []),
        { term: words.holder, value: `${view.holderMasked} (${words.holderNote})` },
        { term: words.hash, value: view.sha256Short },
      ]}
    />
  );
}
