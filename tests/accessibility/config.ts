/** Where the photographs are kept, `GERAI_PICTURES`; without it a temporary folder is made, and named when a screen fails. */
export function picturesFolder(env: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  return env.GERAI_PICTURES || undefined;
}
