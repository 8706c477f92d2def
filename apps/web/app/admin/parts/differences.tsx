import type { ConfigurationContent, ConfigurationDifferenceView } from "@gerai/contracts/tenancy";
import { fill } from "@gerai/language";
import { useTexts } from "../../office.ts";
import { compareRows, describeItem, nameOfItem } from "../describe/describe-item.ts";
import type { Wording } from "../describe/wording.ts";

/** Text with its lines. */
function Lines({ text }: { text: string }) {
  return <span className="lines">{text === "" ? "-" : text}</span>;
}

/** Two versions of an item side by side, word for word; only what differs unless all is asked for. */
export function CompareTable(props: {
  before: ConfigurationContent | null;
  after: ConfigurationContent | null;
  heads: { readonly before: string; readonly after: string };
  caption: string;
  wording: Wording;
}) {
  const { t } = useTexts();
  const describe = (content: ConfigurationContent | null) =>
    content ? describeItem(props.wording, t.services, content) : [];
  const rows = compareRows(describe(props.before), describe(props.after)).filter(({ changed }) => changed);
  const sides = [...(props.before ? ["before" as const] : []), ...(props.after ? ["after" as const] : [])];
  return (
    <div className="scroll">
      <table className="tbl compare">
        <caption className="vh">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.settings.form.field}</th>
            {sides.map((side) => (
              <th key={side} scope="col">
                {props.heads[side]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.field}>
              <th scope="row">{row.label}</th>
              {sides.map((side) => (
                <td key={side} data-head={props.heads[side]}>
                  <Lines text={row[side]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** All items that differ between two states of the configuration. */
export function Differences(props: {
  differences: readonly ConfigurationDifferenceView[];
  heads: { readonly before: string; readonly after: string };
  wording: Wording;
}) {
  const { publish, kinds } = useTexts().t.settings;
  return props.differences.map((difference) => {
    const { key, kind, before, after } = difference;
    const content = (body: unknown) => (body === null ? null : ({ kind, body } as ConfigurationContent));
    const [was, is] = [content(before), content(after)];
    const shown = is ?? was;
    const name = shown ? `${kinds[kind]}: ${nameOfItem(props.wording, shown)}` : kinds[kind];
    const title = fill(was === null ? publish.added : is === null ? publish.removed : publish.changed, { name });
    return (
      <section key={key} className="difference">
        <h3>{title}</h3>
        <CompareTable before={was} after={is} heads={props.heads} caption={title} wording={props.wording} />
      </section>
    );
  });
}
