import { useOffice } from "../../office.ts";

/** Title of the document: the page, then the office. With mistakes on the page the word for error comes first. */
export function PageTitle({ text, error }: { text: string; error?: string }) {
  const { shortName } = useOffice();
  return <title>{`${error ? `${error}: ` : ""}${text} · Disdukcapil ${shortName}`}</title>;
}
