import type { ConfigurationChoicesView } from "@gerai/contracts/availability";
import { useTexts } from "../../office.ts";

/** The services that a form can name; one that the draft does not offer says so. */
export function useServiceOptions({ services }: Pick<ConfigurationChoicesView, "services">) {
  const { t, locale } = useTexts();
  const { notOffered } = t.settings.values;
  return services.map(({ code, name, isOffered }) => ({
    value: code,
    label: isOffered ? name[locale] : `${name[locale]} (${notOffered})`,
  }));
}
