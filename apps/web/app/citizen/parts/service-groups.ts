import type { ServiceNowView } from "@gerai/contracts/availability";
import type { ServiceSummaryView } from "@gerai/contracts/catalogue";
import { fill, type Locale, type Messages } from "@gerai/language";
import type { ServiceGroup, ServiceItem } from "@gerai/ui/service-list";
import type { ServiceListView } from "../citizen-api.server.ts";

/** One line about a service: how long it takes and whether somebody has to come. */
export function serviceNote(service: ServiceSummaryView, t: Messages): string {
  const words = t.citizen.services;
  const time = fill(words.workingDays, { days: service.promise.workingDays });
  if (service.presence.needed === true) return fill(words.noteVisit, { time });
  return fill(service.presence.needed === false ? words.noteOnline : words.noteMaybe, { time });
}

/** What a row says of a service that a rule has closed in a way; nothing of ordinary hours. */
function closedState({ ways }: ServiceNowView, t: Messages): ServiceItem["state"] {
  const isClosed = (channel: string) => ways.some((way) => way.channel === channel && way.reason === "rule");
  if (isClosed("web")) return { tone: "bad", label: t.availability.webClosed };
  return isClosed("counter") ? { tone: "warn", label: t.availability.counterClosed } : undefined;
}

/** A service as a row that leads to its page. */
export function serviceItem(service: ServiceNowView, locale: Locale, t: Messages): ServiceItem {
  return {
    href: `/layanan/${service.slug}`,
    title: service.name[locale],
    note: serviceNote(service, t),
    state: closedState(service, t),
  };
}

/** Services by category, both in the order the office gives them. */
export function serviceGroups(list: ServiceListView, locale: Locale, t: Messages): ServiceGroup[] {
  return list.categories
    .map((category) => ({
      id: `kategori-${category.code.toLowerCase()}`,
      title: category.name[locale],
      items: list.services
        .filter((service) => service.category === category.code)
        .map((service) => serviceItem(service, locale, t)),
    }))
    .filter((group) => group.items.length > 0);
}

const NAMED_PER_CATEGORY = 3;

/** The categories as rows that lead into the list of services, each naming its first services. */
export function categoryItems(list: ServiceListView, locale: Locale, t: Messages): ServiceItem[] {
  return serviceGroups(list, locale, t).map((group) => {
    const names = group.items.slice(0, NAMED_PER_CATEGORY).map((item) => String(item.title));
    const more = group.items.length - names.length;
    const note = names.join(", ");
    return {
      href: `/layanan#${group.id}`,
      title: group.title,
      note: more > 0 ? fill(t.citizen.home.andMore, { names: note, count: more }) : note,
    };
  });
}
