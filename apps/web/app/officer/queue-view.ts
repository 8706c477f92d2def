import type { QUEUE_VIEWS } from "@gerai/contracts/applications";
import type { Permission } from "@gerai/contracts/identity";

/** One view of the queue. */
export type QueueViewName = (typeof QUEUE_VIEWS)[number];

/** Query part that names the view, on the queue and on the desk. */
export const VIEW_QUERY = "tampilan";

const SLUGS: Readonly<Record<QueueViewName, string>> = {
  mine: "saya",
  free: "bebas",
  "waiting-citizen": "menunggu-warga",
  "in-process": "diproses",
  "for-head": "perlu-kepala",
  done: "selesai",
  all: "semua",
};

/** The views people choose from, in the order of the work. */
export const SHOWN_VIEWS = ["mine", "free", "waiting-citizen", "in-process", "for-head", "done"] as const;

/** The word of a view in addresses. */
export function viewSlug(view: QueueViewName): string {
  return SLUGS[view];
}

/** The view a person begins with: what only they can do. */
export function firstView(permissions: readonly Permission[]): QueueViewName {
  if (permissions.includes("applications:claim")) return "free";
  if (permissions.includes("applications:agree-rejection")) return "for-head";
  return "in-process";
}

/** The view of an address, or undefined when it names none. */
export function viewOfSlug(slug: string | null): QueueViewName | undefined {
  return (Object.keys(SLUGS) as QueueViewName[]).find((view) => SLUGS[view] === slug);
}
