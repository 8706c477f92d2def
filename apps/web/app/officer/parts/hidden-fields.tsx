import type { HiddenField } from "../queue-address.ts";

/** What a form carries along unseen. */
export function HiddenFields({ fields }: { fields: readonly HiddenField[] }) {
  return fields.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
