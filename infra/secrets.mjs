import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { SetupError } from "./bootstrap.mjs";

const ROLES = ["owner", "app", "worker", "relay", "report_reader", "backup"];
const newSecret = () => randomBytes(24).toString("base64url");

/**
 * The secrets of this installation, made once and kept in `secrets.json` (readable by its owner only): the key that
 * encrypts the offices' data keys, the database passwords, the secret that web and api share.
 */
export function loadSecrets(dataDir, { hasDatabase }) {
  const file = path.join(dataDir, "secrets.json");
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, "utf8"));
  if (hasDatabase) {
    throw new SetupError(
      `${dataDir} holds a database, but its keys and passwords (${file}) are gone. ` +
        "Put that file back, or move the folder away to begin with an empty demo.",
    );
  }
  const secrets = {
    kek: randomBytes(32).toString("base64"),
    postgres: newSecret(),
    internal: newSecret(),
    roles: Object.fromEntries(ROLES.map((role) => [role, newSecret()])),
  };
  // Written beside and renamed: a start killed half-way leaves no half file.
  const half = `${file}.new`;
  fs.writeFileSync(half, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(half, file);
  return secrets;
}

/** Key and certificate that sign the demo's papers, made at the first start; nobody trusts them, and that is the point. */
export async function ensureDemoSigner(dataDir) {
  const folder = path.join(dataDir, "demo-signer");
  const files = { key: path.join(folder, "key.pem"), certificate: path.join(folder, "certificate.pem") };
  if (fs.existsSync(files.key) && fs.existsSync(files.certificate)) return files;
  const { createDemoIdentity } = await import("../packages/adapters/src/e-sign/index.ts");
  const identity = await createDemoIdentity("SIMULASI Kepala Dinas", "SIMULASI Gerai", new Date());
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.writeFileSync(files.certificate, identity.certificatePem, { mode: 0o600 });
  fs.writeFileSync(files.key, identity.keyPem, { mode: 0o600 });
  return files;
}
