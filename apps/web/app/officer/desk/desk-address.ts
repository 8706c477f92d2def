import type { DeskPaperView, DeskView } from "@gerai/contracts/applications";

/** What the address of a desk says besides the case: the view on its left, the paper and page on its right. */
export interface DeskPlace {
  readonly view?: string;
  readonly paper?: string;
  readonly page: number;
}

/** Reads the place from an address; the contract's own checks follow when it is used. */
export function readDeskPlace(query: URLSearchParams): DeskPlace {
  const page = Number(query.get("halaman"));
  return {
    view: query.get("tampilan") ?? undefined,
    paper: query.get("berkas") ?? undefined,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** Address of a desk; the first page of a paper is not named. */
export function deskHref(caseId: string, { view, paper, page }: Partial<DeskPlace>): string {
  const query = new URLSearchParams();
  if (view) query.set("tampilan", view);
  if (paper) query.set("berkas", paper);
  if (page && page > 1) query.set("halaman", String(page));
  const text = query.toString();
  return text ? `/petugas/berkas/${caseId}?${text}` : `/petugas/berkas/${caseId}`;
}

/** One picture of a paper: a page of one of its files. */
export interface PaperPage {
  readonly fileId: string;
  readonly page: number;
}

/** The pages of all files of a paper in their order. */
export function pagesOf({ files }: DeskPaperView): PaperPage[] {
  return files.flatMap(({ id, pages }) => Array.from({ length: pages }, (_, at) => ({ fileId: id, page: at + 1 })));
}

/** A paper that somebody has to look at: it is asked for or was sent all the same, and has no verdict that holds. */
export function isUndecided(paper: DeskPaperView): boolean {
  return paper.verdict === null && (paper.isRequired || paper.files.length > 0);
}

/** The next undecided paper behind `after`, from the beginning again at the end. */
export function nextUndecided(desk: Pick<DeskView, "papers">, after?: string): DeskPaperView | undefined {
  const from = desk.papers.findIndex(({ requirement }) => requirement.key === after) + 1;
  return [...desk.papers.slice(from), ...desk.papers.slice(0, from)].find(isUndecided);
}
