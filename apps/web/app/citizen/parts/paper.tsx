import type { PaperView } from "@gerai/contracts/documents";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { formatBytes, formatTime } from "@gerai/ui/format";
import type { IconName } from "@gerai/ui/icons";
import type { Tone } from "@gerai/ui/state-chip";
import { FilePicker, FileTile, PhotoAdvice, UploadRequirement } from "@gerai/ui/upload";
import { useOffice, useTexts } from "../../office.ts";
import type { PaperRefusal } from "../papers.server.ts";

type Words = ReturnType<typeof useTexts>["t"]["form"]["papers"];

function stateOf(paper: PaperView, words: Words): { tone: Tone; label: string; icon?: IconName } {
  if (paper.status === "received") return { tone: "ok", label: words.received };
  if (paper.status === "refused" && paper.files.length > 0) return { tone: "ok", label: words.resent };
  if (paper.status === "refused") return { tone: "warn", label: words.refused, icon: "alert" };
  if (paper.status === "optional") return { tone: "idle", label: words.optional };
  return { tone: "warn", label: words.missing, icon: "clock" };
}

/** One paper: what was received, how to add a photo or remove one, why a file was not taken. Works without script. */
export function Paper(props: { paper: PaperView; caseId: string; refusal: PaperRefusal | undefined }) {
  const { paper, caseId, refusal } = props;
  const { locale, t } = useTexts();
  const words = t.form.papers;
  const { requirement, files } = paper;
  const name = requirement.label[locale];
  const isFull = files.length >= requirement.maxFiles;
  const notes = [
    requirement.help[locale],
    requirement.oneOfGroup ? words.oneOf : "",
    requirement.national ? "" : words.notNational,
    requirement.surrenderAtPickup ? words.surrender : "",
  ].filter(Boolean);
  return (
    <UploadRequirement
      id={`berkas-${requirement.key}`}
      title={name}
      hint={notes.join(" ")}
      state={stateOf(paper, words)}
      tiles={files.length > 0 ? <Tiles paper={paper} name={name} /> : undefined}
    >
      {paper.reason && files.length === 0 ? (
        <PhotoAdvice title={words.reason} refused>
          <p>{paper.reason[locale]}</p>
        </PhotoAdvice>
      ) : null}
      {refusal ? (
        <PhotoAdvice title={t.form.refusals[refusal.refusal]} refused>
          {null}
        </PhotoAdvice>
      ) : null}
      <Sender paper={paper} caseId={caseId} isFull={isFull} />
    </UploadRequirement>
  );
}

function Tiles({ paper, name }: { paper: PaperView; name: string }) {
  const { locale, t } = useTexts();
  const office = useOffice();
  const words = t.form.papers;
  return paper.files.map((file, at) => (
    <FileTile
      key={file.id}
      page={at + 1}
      state="received"
      label={words.received}
      detail={
        <>
          {file.mediaType === "application/pdf" ? `${fill(words.pdfPages, { pages: file.pages })}, ` : ""}
          {fill(words.fileFacts, {
            time: formatTime(file.receivedAt, office.timeZone, locale),
            size: formatBytes(file.bytes, locale),
          })}
        </>
      }
    >
      <form method="post">
        <input type="hidden" name="berkas" value={paper.requirement.key} />
        <input type="hidden" name="file" value={file.id} />
        <Button look="quiet" aria-label={fill(words.removeLabel, { number: at + 1, name })}>
          {words.remove}
        </Button>
      </form>
    </FileTile>
  ));
}

/** The box for photos. With script it also lists those on their way, even when the paper needs no more. */
function Sender({ paper, caseId, isFull }: { paper: PaperView; caseId: string; isFull: boolean }) {
  const { t } = useTexts();
  const words = t.form.papers;
  const { requirement } = paper;
  const isFirst = paper.files.length === 0;
  const takesPdf = requirement.accept.includes("application/pdf");
  const onTheWay = { ...t.uploads, tooLarge: t.form.refusals["file.too-large"] };
  return (
    <photo-upload data-case={caseId} data-paper={requirement.key} data-words={JSON.stringify(onTheWay)}>
      {isFull ? (
        <p className="hint">{fill(words.full, { max: requirement.maxFiles })}</p>
      ) : (
        <form method="post" encType="multipart/form-data" action={`?berkas=${encodeURIComponent(requirement.key)}`}>
          <FilePicker
            id={`file-${requirement.key}`}
            name="file"
            label={isFirst ? words.take : words.addPage}
            accept={requirement.accept.join(",")}
            multiple
            look={isFirst ? "main" : "second"}
            hint={fill(takesPdf ? words.formats : words.formatsPhoto, { max: requirement.maxFiles })}
          />
          <Button look="second" icon="upload">
            {words.send}
          </Button>
        </form>
      )}
    </photo-upload>
  );
}
