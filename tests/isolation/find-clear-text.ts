import type { PostgresPool } from "@gerai/database";
import { catalogueSamples } from "@gerai/testing/catalogue-samples";

/** Something of a person, as it was typed. */
export interface Secret {
  readonly kind: "number" | "phone" | "email" | "name";
  readonly text: string;
}

function secretsOf(key: string, value: unknown): Secret[] {
  if (Array.isArray(value)) return value.flatMap((one) => secretsOf(key, one));
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([inner, one]) => secretsOf(`${key}.${inner}`, one));
  }
  if (typeof value !== "string") return [];
  if (/^\d{16}$/.test(value)) return [{ kind: "number", text: value }];
  // Without the country code: however it is written, these digits stay together.
  if (/^\+62\d{9,}$/.test(value)) return [{ kind: "phone", text: value.slice(3) }];
  if (/^\S+@\S+\.\S+$/.test(value)) return [{ kind: "email", text: value }];
  return /name$/i.test(key) && /^\p{L}+( \p{L}+)+$/u.test(value) ? [{ kind: "name", text: value }] : [];
}

/** Every NIK, KK number, phone, address and whole name of the persons in the samples, each once. */
export function sampleSecrets(): Secret[] {
  const all = Object.values(catalogueSamples.services).flatMap(({ samples }) =>
    samples.flatMap(({ answers }) => Object.entries(answers).flatMap(([key, value]) => secretsOf(key, value))),
  );
  return [...new Map(all.map((secret) => [secret.text, secret])).values()];
}

/** The middle of a text's base64 at one of three offsets: what surrounds the text cannot change these characters. */
function base64At(text: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]);
  const skipped = Math.ceil((offset * 4) / 3);
  const whole = Math.floor((bytes.length * 8) / 6);
  return bytes.toString("base64").slice(skipped, whole);
}

/** The ways in which a text could lie somewhere in clear. */
function disguises(text: string): [way: string, needle: string][] {
  const reversed = [...text].reverse().join("");
  return [
    ["plain", text.toLowerCase()],
    ["reversed", reversed.toLowerCase()],
    ["hex", Buffer.from(text).toString("hex")],
    ["hex of UTF-16", Buffer.from(text, "utf16le").toString("hex")],
    ["URL-encoded", encodeURIComponent(text).toLowerCase()],
    ...[0, 1, 2].map((offset): [string, string] => ["base64", base64At(text, offset)]),
  ];
}

/** Where a secret lies in clear: plain, reversed, hex, URL-encoded or base64, in the text or in the bytes it stands for. */
export function findClearText(place: string, text: string, secrets: readonly Secret[]): string[] {
  const folded = text.toLowerCase();
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
  return secrets.flatMap((secret) =>
    disguises(secret.text).flatMap(([way, needle]) =>
      (way === "base64" ? base64 : folded).includes(needle) ? [`${place}: a ${secret.kind}, ${way}`] : [],
    ),
  );
}

/**
 * Every table of the database but the system's, or those of one schema, by name: its rows as PostgreSQL writes them (bytes
 * as hex). By plain questions, because the driver's stream of a COPY may stop for ever on a busy machine.
 */
export async function exportDatabase(admin: PostgresPool, schema?: string): Promise<Map<string, string>> {
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') and (${schema ?? null}::text is null or schemaname = ${schema ?? null})`;
  const dump = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await admin.unsafe<{ line: string }[]>(`select one::text as line from ${name} as one`);
    dump.set(name, rows.map(({ line }) => line).join("\n"));
  }
  return dump;
}
