import { useTexts } from "../../office.ts";

/** Words a month, `2026-11`: `November 2026`, or short `Nov`. */
export function useMonthName(): (month: string, length: "long" | "short") => string {
  const { locale } = useTexts();
  return (month, length) =>
    new Intl.DateTimeFormat(locale === "id" ? "id-ID" : "en-GB", {
      timeZone: "UTC",
      month: length,
      ...(length === "long" ? { year: "numeric" } : {}),
    }).format(new Date(`${month}-01T00:00:00Z`));
}
