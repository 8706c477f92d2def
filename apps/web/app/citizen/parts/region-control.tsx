import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { ChoiceField, SelectField } from "@gerai/ui/choice-field";
import { FieldsetField } from "@gerai/ui/field";
import { Icon } from "@gerai/ui/icons";
import { TextField } from "@gerai/ui/text-field";
import { useTexts } from "../../office.ts";
import { browseName, COMMAND, searchName } from "../posted-form.ts";
import type { RegionLookup } from "../region-lookup.server.ts";

/** A place by its Kemendagri code: what is chosen, a search by village name, and a list to walk down. No script needed. */
export function RegionControl(props: {
  id: string;
  input: string;
  label: string;
  hint?: string;
  error?: string;
  optional: boolean;
  /** Only villages can be searched by name; other levels are chosen from the list. */
  isVillage: boolean;
  /** Searches stay inside this region (`64.74`); for the enhancement. */
  within: string | undefined;
  value: string;
  names: Readonly<Record<string, string>>;
  lookup: RegionLookup | undefined;
}) {
  const { t } = useTexts();
  const words = t.form.region;
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  const { input, lookup, value } = props;
  const chosen = value === "" ? "" : regionName(value, props.names, lookup);
  return (
    <FieldsetField
      id={props.id}
      label={props.label}
      hint={props.hint}
      error={props.error}
      optional={props.optional}
      labels={labels}
      grouped
    >
      {chosen ? (
        <p className="line">
          <Icon name="check" />
          <b>{fill(words.chosen, { name: chosen })}</b>
        </p>
      ) : null}
      <village-search data-input={input} data-within={props.within} data-empty={words.noMatch}>
        {lookup?.kind === "matches" && lookup.matches.length > 0 ? (
          <ChoiceField
            id={`${props.id}-pilihan`}
            name={input}
            label={words.matches}
            value={value || (lookup.matches.length === 1 ? lookup.matches[0]?.code : undefined)}
            options={lookup.matches.map((match) => ({ value: match.code, label: match.name, note: match.path }))}
            labels={labels}
          />
        ) : lookup?.kind === "children" && lookup.isLast ? null : value ? (
          <input type="hidden" name={input} value={value} />
        ) : null}
        {lookup?.kind === "matches" && lookup.matches.length === 0 ? (
          <p className="hint" role="status">
            {fill(words.noMatch, { words: lookup.words })}
          </p>
        ) : null}
        {props.isVillage ? (
          <>
            <TextField
              id={`${props.id}-cari`}
              name={searchName(input)}
              label={words.searchLabel}
              hint={words.searchHint}
              value={lookup?.kind === "matches" ? lookup.words : ""}
              autoComplete="off"
              maxLength={60}
              labels={labels}
            />
            <Button look="second" icon="search" name={COMMAND} value={`cari:${input}`} formNoValidate>
              {words.search}
            </Button>
          </>
        ) : null}
      </village-search>
      <RegionList id={props.id} input={input} isVillage={props.isVillage} lookup={lookup} />
    </FieldsetField>
  );
}

function RegionList(props: { id: string; input: string; isVillage: boolean; lookup: RegionLookup | undefined }) {
  const { t } = useTexts();
  const words = t.form.region;
  const { input, lookup } = props;
  if (lookup?.kind !== "children") {
    return (
      <Button look="quiet" name={COMMAND} value={`buka:${input}`} formNoValidate>
        {props.isVillage ? words.startStepwise : words.startHere}
      </Button>
    );
  }
  const levels: Readonly<Record<string, string>> = words.levels;
  return (
    <>
      <SelectField
        id={`${props.id}-daftar`}
        name={lookup.isLast ? input : browseName(input)}
        label={levels[String(lookup.children[0]?.level ?? 4)] ?? words.stepwise}
        placeholder={t.form.choose}
        options={lookup.children.map((region) => ({ value: region.code, label: region.name }))}
        labels={{ optional: t.form.optional, error: t.form.errorWord }}
      />
      {lookup.isLast ? (
        <Button look="quiet" name={COMMAND} value={`buka:${input}`} formNoValidate>
          {words.again}
        </Button>
      ) : (
        <Button look="second" name={COMMAND} value={`buka:${input}`} formNoValidate>
          {words.next}
        </Button>
      )}
    </>
  );
}

function regionName(code: string, names: Readonly<Record<string, string>>, lookup: RegionLookup | undefined): string {
  if (lookup?.kind === "matches") {
    const match = lookup.matches.find((candidate) => candidate.code === code);
    if (match) return match.path;
  }
  const parts = code.split(".");
  const path = parts.map((_, at) => names[parts.slice(0, at + 1).join(".")]).filter((name) => name !== undefined);
  return path.toReversed().join(", ") || code;
}
