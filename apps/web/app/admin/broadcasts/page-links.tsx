import { fill } from "@gerai/language";
import { ButtonLink } from "@gerai/ui/button";
import { useTexts } from "../../office.ts";

/** The page of a list that an address asks for. */
export function pageOf(search: URLSearchParams): number {
  const page = Number(search.get("halaman"));
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
}

/** Ways to the page before and after; nothing while there is one page. */
export function PageLinks(props: {
  page: number;
  pages: number;
  path: string;
  asked: Readonly<Record<string, string>>;
}) {
  const words = useTexts().t.broadcasts.pages;
  const { page, pages, path, asked } = props;
  if (pages <= 1) return null;
  const href = (to: number) => `${path}?${new URLSearchParams({ ...asked, halaman: String(to) })}`;
  return (
    <nav className="pages" aria-label={words.label}>
      {page > 1 ? (
        <ButtonLink look="second" href={href(page - 1)}>
          {words.previous}
        </ButtonLink>
      ) : null}
      <span className="sm">{fill(words.of, { page, pages })}</span>
      {page < pages ? (
        <ButtonLink look="second" href={href(page + 1)}>
          {words.next}
        </ButtonLink>
      ) : null}
    </nav>
  );
}
