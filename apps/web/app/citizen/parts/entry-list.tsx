import { type FieldView, type ItemFieldView, itemFieldName } from "@gerai/contracts/catalogue";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { FieldNotes } from "@gerai/ui/field";
import { Icon } from "@gerai/ui/icons";
import type { ReactNode } from "react";
import { useTexts } from "../../office.ts";
import { COMMAND, countName } from "../posted-form.ts";

/** A list of people or things: one section for each entry, buttons to add and to remove one. */
export function EntryList(props: {
  list: FieldView;
  /** How many entries are shown. */
  count: number;
  error: string | undefined;
  /** Draws one question of an entry under the given input name. */
  question: (item: ItemFieldView, input: string) => ReactNode;
}) {
  const { list, count, error } = props;
  const { locale, t } = useTexts();
  const words = t.form.list;
  const name = list.itemName?.[locale] ?? words.entry;
  const least = Math.max(list.minItems ?? 1, 1);
  const numbers = Array.from({ length: count }, (_, at) => at);
  return (
    <section className="field" id={list.key} aria-labelledby={`${list.key}-title`}>
      <h2 id={`${list.key}-title`}>{list.label[locale]}</h2>
      <FieldNotes
        id={list.key}
        hint={list.hint?.[locale]}
        error={error}
        labels={{ optional: t.form.optional, error: t.form.errorWord }}
      />
      <input type="hidden" name={countName(list.key)} value={count} />
      {numbers.map((at) => (
        <fieldset className="group" key={at} id={`${list.key}.${at}`}>
          <legend className="lab">{sentence(fill(words.item, { name, number: at + 1 }))}</legend>
          {(list.items ?? []).map((item) => props.question(item, itemFieldName(list.key, at, item.key)))}
          {count > least ? (
            <Button look="quiet" name={COMMAND} value={`hapus:${list.key}:${at}`} formNoValidate>
              {fill(words.remove, { name, number: at + 1 })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {list.maxItems === undefined || count < list.maxItems ? (
        <p className="field">
          <Button look="second" icon="plus" name={COMMAND} value={`tambah:${list.key}`} formNoValidate>
            {fill(words.add, { name })}
          </Button>
        </p>
      ) : (
        <p className="hint line">
          <Icon name="info" />
          <span>{fill(words.limit, { max: list.maxItems })}</span>
        </p>
      )}
    </section>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
