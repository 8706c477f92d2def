interface Level {
  readonly below: Map<unknown, Level>;
  value?: unknown;
}

/** Values made once for a row of keys, compared as they are: no text is put together to look one up. */
export class KeyedOnce<Value> {
  readonly #root: Level = { below: new Map() };

  /** The value of these keys, made by `make` the first time. */
  get(keys: readonly unknown[], make: () => Value): Value {
    let level = this.#root;
    for (const key of keys) {
      let next = level.below.get(key);
      if (next === undefined) {
        next = { below: new Map() };
        level.below.set(key, next);
      }
      level = next;
    }
    if (level.value === undefined) level.value = make();
    return level.value as Value;
  }
}
