import type { DraftFindingView } from "@gerai/contracts/availability";
import type { DraftItemView } from "@gerai/contracts/tenancy";
import { fill, readinessText } from "@gerai/language";
import { Icon } from "@gerai/ui/icons";
import { StateChip } from "@gerai/ui/state-chip";
import { useTexts } from "../../office.ts";
import { nameOfItem } from "../describe/describe-item.ts";
import type { Wording } from "../describe/wording.ts";
import { itemAddress } from "../item-kinds.ts";
import { contentOf } from "../item-state.ts";

/** How many services are named before the rest is left out. */
const MOST_NAMED = 6;

/** Findings about services name those; hours name the channel first. */
function partsOf({ code, about }: DraftFindingView): { about: readonly string[]; services: readonly string[] } {
  if (code === "hours.missing") return { about: about.slice(0, 1), services: about.slice(1) };
  const isOfServices = code === "service.noChannel" || code === "contact.missing";
  return isOfServices ? { about: [], services: about } : { about, services: [] };
}

function FindingLine(props: { finding: DraftFindingView; items: readonly DraftItemView[]; wording: Wording }) {
  const { finding, items, wording } = props;
  const { t, locale } = useTexts();
  const words = t.settings.findings;
  const { about, services } = partsOf(finding);
  // Rules name services and groups of them.
  const named = finding.code === "rule.unknownService" ? about.map(wording.serviceOrGroup) : about;
  const text = readinessText(locale, finding.code, named);
  const names = services.slice(0, MOST_NAMED).map(wording.service);
  const rest = services.length - names.length;
  const isError = finding.severity === "error";
  return (
    <li>
      <StateChip tone={isError ? "bad" : "warn"} icon="alert">
        {isError ? words.error : words.warning}
      </StateChip>
      <div>
        {text}{" "}
        {names.length > 0 ? fill(words.inService, { names: names.join(", ") + (rest > 0 ? ` +${rest}` : "") }) : null}
        {finding.stops ? (
          <b className="stops">
            <Icon name="lock" /> {words.stops}
          </b>
        ) : null}
        <span className="finding-links">
          {items
            .filter(({ key }) => finding.keys.includes(key))
            .map((item) => (
              <a key={item.key} href={itemAddress(item.kind, item.key)}>
                {fill(words.open, { name: nameOfItem(wording, contentOf(item)) })}
              </a>
            ))}
        </span>
      </div>
    </li>
  );
}

/** What is wrong with the draft, what of it stops publishing, and where each is mended. */
export function FindingsList(props: {
  findings: readonly DraftFindingView[];
  items: readonly DraftItemView[];
  wording: Wording;
}) {
  const words = useTexts().t.settings.findings;
  if (props.findings.length === 0) return <p className="sm">{words.none}</p>;
  const ordered = props.findings.toSorted(
    (one, other) =>
      Number(other.stops) - Number(one.stops) || Number(other.severity === "error") - Number(one.severity === "error"),
  );
  return (
    <ul className="findings">
      {ordered.map((finding) => (
        <FindingLine
          key={`${finding.code} ${finding.keys.join()} ${finding.about.join()}`}
          finding={finding}
          items={props.items}
          wording={props.wording}
        />
      ))}
    </ul>
  );
}
