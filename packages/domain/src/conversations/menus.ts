import type { CategoryFact, ChatFacts } from "./chat-facts.ts";
import { line, type Reply, type Row } from "./chat-reply.ts";

/** WhatsApp shows at most ten rows in all; three are kept for what is not a service. */
const MOST_ROWS = 10;
const SERVICES_PER_PAGE = 7;

type Menu = Pick<Reply, "lines" | "rows">;

const row = (press: "menu" | "status" | "hours" | "human"): Row => ({
  press: { press },
  title: press,
  description: null,
});

const serviceRow = ({ code, name, summary }: CategoryFact["services"][number]): Row => ({
  press: { press: "service", service: code },
  title: { code, name },
  description: summary,
});

/** The first menu: what an office does, by kind, and the ways to something else. */
export function topMenu({ catalogue }: ChatFacts): Menu {
  const categories = catalogue
    .filter(({ services }) => services.length > 0)
    .slice(0, SERVICES_PER_PAGE)
    .map(
      ({ code, name }): Row => ({
        press: { press: "category", category: code, page: 0 },
        title: { code, name },
        description: null,
      }),
    );
  return { lines: [line("chooseService")], rows: [...categories, row("status"), row("hours"), row("human")] };
}

/** A page of a category's services; a page that does not exist is the first. */
export function categoryMenu(facts: ChatFacts, category: string, page: number): Menu {
  const found = facts.catalogue.find(({ code }) => code === category);
  if (!found || found.services.length === 0) return topMenu(facts);
  const pages = Math.ceil(found.services.length / SERVICES_PER_PAGE);
  const at = page < pages ? page : 0;
  const services = found.services.slice(at * SERVICES_PER_PAGE, (at + 1) * SERVICES_PER_PAGE).map(serviceRow);
  const next: Row[] =
    pages > 1
      ? [{ press: { press: "category", category, page: (at + 1) % pages }, title: "more", description: null }]
      : [];
  return {
    lines: [line("chooseFrom", { category: found.name })],
    rows: [...services, ...next, row("menu"), row("human")].slice(0, MOST_ROWS),
  };
}

/** The services that are likely meant, of those the office offers; null when it offers none of them. */
export function likelyMenu({ catalogue }: ChatFacts, codes: readonly string[]): Menu | null {
  const offered = new Map(catalogue.flatMap(({ services }) => services.map((one) => [one.code, one] as const)));
  const rows = codes.flatMap((code) => offered.get(code) ?? []).map(serviceRow);
  if (rows.length === 0) return null;
  return { lines: [line("chooseLikely")], rows: [...rows.slice(0, MOST_ROWS - 2), row("menu"), row("human")] };
}
