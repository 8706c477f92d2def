/** Counts from 1 to one less than this are hidden; statistical offices take 3 or 5 (OECD glossary of SDC). */
export const SMALLEST_SHOWN = 5;
