import { randomBytes } from "node:crypto";
import type { OutputKind } from "@gerai/contracts/applications";
import { nationalCatalogue } from "@gerai/domain/catalogue";
import { hashSecret, newSecretCode, newTrackingCode } from "@gerai/foundation/codes";
import { newId } from "@gerai/foundation/ids";
import { samplesOf } from "./catalogue-samples.ts";
import type { TestOffice, TestWorld } from "./test-office.ts";

/** An output that a test case is to have. */
export interface TestOutput {
  readonly kind: OutputKind;
  readonly item: string;
  readonly delivery: string;
}

/** What a test wants of a case; the rest is the ordinary sample of a lost family card. */
export interface TestCaseOptions {
  readonly service?: string;
  readonly email?: string | null;
  readonly outputs?: readonly TestOutput[];
  /** How far it is; its verifier is the office's `verifier`. */
  readonly state?: "SUBMITTED" | "IN_VERIFICATION" | "VERIFIED" | "IN_PROCESS";
}

/** A case that lies in the database as if it had been filed and worked on. */
export interface TestCase {
  readonly id: string;
  readonly number: string;
  readonly trackingCode: string;
  readonly outputIds: readonly string[];
  /** Principal of a citizen's cookie that may track the case. */
  readonly holder: { readonly kind: "link"; readonly holder: Buffer; readonly token: string };
}

const ON_THE_WAY = ["SUBMITTED", "IN_VERIFICATION", "VERIFIED", "IN_PROCESS"] as const;
const ORDINARY: readonly TestOutput[] = [{ kind: "pdf", item: "kk_pdf", delivery: "email" }];

async function insertCase(world: TestWorld, office: TestOffice, id: string, options: TestCaseOptions) {
  const { keys } = await office.as();
  const now = world.clock.now();
  const code = options.service ?? "KK_HILANG_RUSAK";
  const definition = nationalCatalogue().definitions.find((one) => one.code === code);
  if (!definition) throw new Error(`no service ${code}`);
  const trackingCode = newTrackingCode();
  const number = `UJI-${randomBytes(6).toString("hex")}`;
  const email = options.email === undefined ? "warga@contoh.example" : options.email;
  const contact = { name: "Warga Contoh", phone: "+6281100009001", email, trackingCode };
  await world.admin`
    insert into app.application (tenant_id, id, number, service_code, service_version, channel, state, state_role,
      state_actor_kind, state_at, answers_sealed, contact_sealed, initials, tracking_index, created_at, filed_at)
    values (${office.id}, ${id}, ${number}, ${code}, ${definition.version}, 'web', 'SUBMITTED', 'citizen', 'citizen', ${now},
      ${keys.sealJson("application", "answers", id, samplesOf(code).samples[0]?.answers ?? {})},
      ${keys.sealJson("application", "contact", id, contact)}, 'W. C.', ${keys.index("tracking", trackingCode)}, ${now}, ${now})`;
  return { number, trackingCode };
}

/** Puts a case of an office into a state, by the life cycle's own steps; the office's `verifier` holds and verified it. */
export async function createTestCase(
  world: TestWorld,
  office: TestOffice,
  options: TestCaseOptions = {},
): Promise<TestCase> {
  const { admin, clock } = world;
  const now = clock.now();
  const id = newId(now);
  const { number, trackingCode } = await insertCase(world, office, id, options);
  const outputIds: string[] = [];
  for (const [position, output] of (options.outputs ?? ORDINARY).entries()) {
    const outputId = newId(now);
    outputIds.push(outputId);
    await admin`
      insert into app.output (tenant_id, id, application_id, position, kind, item, delivery, state, state_role, state_actor_kind, state_at)
      values (${office.id}, ${outputId}, ${id}, ${position}, ${output.kind}, ${output.item}, ${output.delivery}, 'TO_MAKE', 'citizen', 'citizen', ${now})`;
  }
  const verifier = office.staff.verifier.id;
  const until = new Date(now.getTime() + 30 * 60_000);
  for (const state of ON_THE_WAY.slice(1, ON_THE_WAY.indexOf(options.state ?? "IN_PROCESS") + 1)) {
    const holds = state === "IN_VERIFICATION";
    await admin`
      update app.application set state = ${state}, version = version + 1, state_role = 'verifier', state_actor_kind = 'staff',
        state_actor_id = ${verifier}, state_at = ${now}, claimed_by = ${holds ? verifier : null}, claim_until = ${holds ? until : null},
        verified_by = ${holds ? null : verifier}, verified_at = ${holds ? null : now}
      where tenant_id = ${office.id} and id = ${id}`;
  }
  const token = newSecretCode();
  const holder = hashSecret(token);
  await admin`
    insert into app.case_grant (tenant_id, holder_hash, application_id, purpose, created_at, expires_at)
    values (${office.id}, ${holder}, ${id}, 'track', ${now}, ${new Date(now.getTime() + 86_400_000)})`;
  return { id, number, trackingCode, outputIds, holder: { kind: "link", holder, token } };
}
