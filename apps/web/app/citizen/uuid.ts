const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a UUID in lower case with dashes, the form of every id of the API. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && pattern.test(value);
}
