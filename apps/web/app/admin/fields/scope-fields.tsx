import type { ConfigurationChoicesView } from "@gerai/contracts/availability";
import { useTexts } from "../../office.ts";
import { Ticks, useBox } from "./form-boxes.tsx";
import { useServiceOptions } from "./service-options.ts";

type Dimension = "channels" | "stages" | "categories" | "services" | "sites";

/** What each dimension of a scope can name. */
function useOptions(choices: ConfigurationChoicesView, withOffice: boolean) {
  const { t, locale } = useTexts();
  const { channels, stages } = t.settings.values;
  const ways = ["counter", "web", "whatsapp", ...(withOffice ? (["office"] as const) : [])] as const;
  return {
    channels: ways.map((value) => ({ value, label: channels[value] })),
    stages: (["file", "continue", "collect"] as const).map((value) => ({ value, label: stages[value] })),
    categories: choices.categories.map(({ code, name }) => ({ value: code, label: name[locale] })),
    services: useServiceOptions(choices),
    sites: choices.sites.map(({ code, name }) => ({ value: code, label: name })),
  };
}

/** Some dimensions of a scope or an exception. The many services fold away while none of them is ticked. */
export function ScopeFields(props: {
  choices: ConfigurationChoicesView;
  prefix: string;
  dimensions: readonly Dimension[];
  withOffice?: boolean;
  /** Said once above, not at each group. */
  hint?: string;
}) {
  const words = useTexts().t.settings;
  const options = useOptions(props.choices, props.withOffice ?? false);
  const named = { services: useBox(`${props.prefix}.services`).values };
  return (
    <>
      {props.hint ? <p className="hint">{props.hint}</p> : null}
      {props.dimensions.map((dimension) => {
        const ticks = (
          <Ticks
            key={dimension}
            name={`${props.prefix}.${dimension}`}
            legend={words.fields[dimension]}
            options={options[dimension]}
          />
        );
        if (dimension !== "services") return ticks;
        return (
          <details key={dimension} open={named.services.length > 0}>
            <summary>{words.fields.services}</summary>
            {ticks}
          </details>
        );
      })}
    </>
  );
}
