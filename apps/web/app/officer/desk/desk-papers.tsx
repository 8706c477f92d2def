import type { DeskPaperView, DeskView, RefusalReason } from "@gerai/contracts/applications";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { PaperTabs, PaperViewer } from "@gerai/ui/papers";
import { StaffField } from "@gerai/ui/staff-field";
import type { Tone } from "@gerai/ui/state-chip";
import { ReasonGrid, VerdictBar } from "@gerai/ui/verdict-bar";
import { useTexts } from "../../office.ts";
import { type DeskPlace, deskHref, pagesOf } from "./desk-address.ts";
import type { TypedVerdict } from "./desk-fault.ts";
import { useByLine } from "./desk-queue.tsx";

const REASON_KEYS: readonly (readonly [RefusalReason, string])[] = [
  ["cut", "a"],
  ["blurred", "b"],
  ["dark", "d"],
  ["wrong-paper", "e"],
  ["photocopy", "f"],
  ["data-differs", "g"],
  ["pages-missing", "h"],
  ["expired", "i"],
  ["other", "l"],
];
const VERDICT_TONE = { accepted: "ok", refused: "bad", not_needed: "idle" } as const satisfies Record<string, Tone>;

function useTabs(desk: DeskView, view: string | undefined, current: string) {
  const { t, locale } = useTexts();
  const words = t.officer.desk;
  return desk.papers.map((paper) => {
    const { key, label } = paper.requirement;
    const pages = pagesOf(paper).length;
    const said = paper.verdict
      ? words[paper.verdict.verdict]
      : pages > 0
        ? words.undecided
        : `${words.notSent}${paper.isRequired ? "" : `, ${words.optional}`}`;
    const tone: Tone = paper.verdict ? VERDICT_TONE[paper.verdict.verdict] : paper.isRequired ? "warn" : "idle";
    return {
      href: deskHref(desk.id, { view, paper: key }),
      title: label[locale],
      verdict: {
        tone,
        icon: paper.verdict ? undefined : ("clock" as const),
        label: pages > 0 ? `${said}, ${fill(words.pages, { count: pages })}` : said,
      },
      current: key === current,
    };
  });
}

/** The verdict that stands, for those who may not judge now. */
function SaidVerdict({ paper }: { paper: DeskPaperView }) {
  const words = useTexts().t.officer.desk;
  const byLine = useByLine();
  const { verdict } = paper;
  if (!verdict) return null;
  return (
    <div className="verdict verdict-said">
      <p>
        <b>{words[verdict.verdict]}</b> {verdict.reasonCode ? <span>({words.reasons[verdict.reasonCode]})</span> : null}
      </p>
      {verdict.reasonText ? <blockquote>{verdict.reasonText}</blockquote> : null}
      <p className="sm">{byLine(verdict.by, verdict.at)}</p>
    </div>
  );
}

/** Verdict, reason and own words on one paper; what was typed before a refused post stands in it again. */
function VerdictForm({ desk, paper, typed }: { desk: DeskView; paper: DeskPaperView; typed?: TypedVerdict }) {
  const { t, locale } = useTexts();
  const words = t.officer.desk;
  const { key, label } = paper.requirement;
  const own = typed?.requirement === key ? typed : undefined;
  return (
    <form method="post" className="verdict-form">
      <input type="hidden" name="langkah" value="verdicts" />
      <input type="hidden" name="versi" value={desk.version} />
      <input type="hidden" name="berkas" value={key} />
      <VerdictBar
        name="putusan"
        legend={fill(words.verdict, { paper: label[locale] })}
        value={own?.verdict ?? paper.verdict?.verdict}
        note={words.reasonNote}
        options={[
          { value: "accepted", label: words.accepted, key: "1", tone: "ok" },
          { value: "refused", label: words.refused, key: "2", tone: "bad" },
          { value: "not_needed", label: words.not_needed, key: "3" },
        ]}
      >
        <ReasonGrid
          name="alasan"
          legend={words.reasonsLegend}
          value={own?.reason ?? paper.verdict?.reasonCode ?? undefined}
          options={REASON_KEYS.map(([value, reasonKey]) => ({ value, label: words.reasons[value], key: reasonKey }))}
        />
        <StaffField
          id="catatan"
          name="catatan"
          label={words.note}
          hint={words.noteHint}
          value={own?.note ?? paper.verdict?.reasonText ?? undefined}
          rows={2}
          tall
          labels={{ optional: t.form.optional, error: t.form.errorWord }}
        />
        <div className="verdict-foot">
          {paper.verdict ? <SaidBy paper={paper} /> : <span />}
          <Button look="second" data-save-verdict="">
            {words.saveVerdict}
          </Button>
        </div>
      </VerdictBar>
    </form>
  );
}

function SaidBy({ paper }: { paper: DeskPaperView }) {
  const byLine = useByLine();
  return paper.verdict ? <span className="sm">{byLine(paper.verdict.by, paper.verdict.at)}</span> : null;
}

function Picture({ desk, paper, place }: { desk: DeskView; paper: DeskPaperView; place: DeskPlace }) {
  const { t, locale } = useTexts();
  const words = t.officer.desk;
  const pages = pagesOf(paper);
  const at = Math.min(place.page, pages.length);
  const shown = pages[at - 1];
  const { key, label } = paper.requirement;
  if (!shown) return <p className="paper-empty">{words.noFile}</p>;
  const page = (number: number) => deskHref(desk.id, { view: place.view, paper: key, page: number });
  return (
    <PaperViewer
      src={`/petugas/berkas-halaman/${shown.fileId}/${shown.page}`}
      alt={fill(words.picture, { paper: label[locale], page: at, pages: pages.length })}
      page={at}
      pages={pages.length}
      previousHref={at > 1 ? page(at - 1) : undefined}
      nextHref={at < pages.length ? page(at + 1) : undefined}
      labels={words.viewer}
    />
  );
}

/** Right pane: the papers as tabs, one page of one of them as a picture, the verdict below. */
export function DeskPapers(props: { desk: DeskView; paper: DeskPaperView; place: DeskPlace; typed?: TypedVerdict }) {
  const { desk, paper, place, typed } = props;
  const words = useTexts().t.officer.desk;
  return (
    <>
      <PaperTabs label={words.papersTitle} tabs={useTabs(desk, place.view, paper.requirement.key)} />
      <Picture desk={desk} paper={paper} place={place} />
      {paper.requirement.surrenderAtPickup ? <p className="verdict sm">{words.surrender}</p> : null}
      {desk.actions.includes("decide") ? (
        <VerdictForm desk={desk} paper={paper} typed={typed} />
      ) : (
        <SaidVerdict paper={paper} />
      )}
    </>
  );
}
