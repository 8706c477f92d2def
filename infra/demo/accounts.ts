import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Role } from "../../packages/contracts/src/identity/index.ts";

/** A log-in of the demo; offices by slug, `konsol` for the platform's own host. */
export interface DemoAccount {
  readonly office: string;
  readonly role: Role;
  readonly username: string;
  readonly password: string;
  /** Secret of the one-time code, base 32. */
  readonly totpSecret: string;
  /** The same as an authenticator app takes it in. */
  readonly otpauth: string;
}

/** Everybody's password in the demo; the second factor differs from person to person and from installation to installation. */
export const DEMO_PASSWORD = "contoh-belaka-bukan-asli";

/** A seat in each office: user name, role and position. */
export interface DemoSeat {
  readonly username: string;
  readonly role: Role;
  readonly position: string;
}

/** Who works in each office. */
export const OFFICE_SEATS = [
  { username: "loket", role: "front_desk", position: "Petugas Loket" },
  { username: "verifikator", role: "verifier", position: "Verifikator Berkas" },
  { username: "verifikator2", role: "verifier", position: "Verifikator Berkas" },
  { username: "pencetak", role: "printer", position: "Operator Cetak" },
  { username: "kasi", role: "section_head", position: "Kepala Seksi Pelayanan" },
  { username: "kepala", role: "head", position: "Kepala Dinas" },
  { username: "admin", role: "office_admin", position: "Administrator Kantor" },
  { username: "auditor", role: "auditor", position: "Auditor Internal" },
] as const satisfies readonly DemoSeat[];

/** Who works at the ministry. */
export const MINISTRY_SEATS = [
  { username: "analis", role: "ministry_analyst", position: "Analis Kebijakan" },
] as const satisfies readonly DemoSeat[];

/** A log-in with everything that a person needs to use it. */
export function demoAccount(
  office: string,
  { username, role }: Pick<DemoSeat, "username" | "role">,
  totpSecret: string,
): DemoAccount {
  const label = encodeURIComponent(`Gerai demo ${office}:${username}`);
  const issuer = encodeURIComponent(`Gerai demo ${office}`);
  const otpauth = `otpauth://totp/${label}?secret=${totpSecret}&issuer=${issuer}`;
  return { office, role, username, password: DEMO_PASSWORD, totpSecret, otpauth };
}

function fileOf(dataDir: string): string {
  return path.join(dataDir, "demo-accounts.json");
}

/** The log-ins written by an earlier run. */
export function readAccounts(dataDir: string): DemoAccount[] {
  const file = fileOf(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).accounts as DemoAccount[]) : [];
}

/** Writes the log-ins where only their owner reads them; a run killed half-way leaves no half file. */
export function writeAccounts(dataDir: string, accounts: readonly DemoAccount[]): void {
  const file = fileOf(dataDir);
  const half = `${file}.new`;
  writeFileSync(half, `${JSON.stringify({ accounts }, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file);
}
