import { zoneLabel } from "@gerai/ui/format";

const OFFSETS = { WIB: "+07:00", WITA: "+08:00", WIT: "+09:00" } as const;

/** A day and a time of the office as an instant with its offset; undefined for what is none. */
export function instantOf(day: string, time: string, zone: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  const instant = `${day}T${time}:00${OFFSETS[zoneLabel(zone)]}`;
  return Number.isNaN(Date.parse(instant)) || !isDay(day) ? undefined : instant;
}

/** Whether digits stand for a day: the thirty-first of April is none. */
export function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day;
}

/** The office's day and time of an instant, as boxes take them. */
export function localParts(instant: string, zone: string): { readonly day: string; readonly time: string } {
  const hours = Number(OFFSETS[zoneLabel(zone)].slice(1, 3));
  const text = new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** A day some days later. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
