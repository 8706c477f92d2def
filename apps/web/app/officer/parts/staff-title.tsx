import { useOffice } from "../../office.ts";

/** Title of the document: the page, then the office. */
export function StaffTitle({ text }: { text: string }) {
  return <title>{`${text} · ${useOffice().shortName}`}</title>;
}
