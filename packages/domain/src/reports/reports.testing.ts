import { randomBytes } from "node:crypto";
import type { TimeZone } from "@gerai/contracts/tenancy";
import type { PostgresPool } from "@gerai/database";
import { insertOffice } from "@gerai/database/seed";
import { newId } from "@gerai/foundation/ids";
import type { TestWorld } from "@gerai/testing/test-office";
import { createOfficeKeys } from "../kernel/index.ts";

/** A case as the reports see it, lying in the database without its papers. */
export interface BareCase {
  readonly id: string;
  readonly service: string;
  readonly state: string;
  readonly filedAt: Date | null;
  readonly closedAt: Date | null;
}

/** Opens an office without people and services, at a place and in a zone of its own; answers its id. */
export async function openBareOffice(
  world: TestWorld,
  place: { readonly regionCode?: string; readonly timeZone?: TimeZone; readonly name?: string } = {},
): Promise<string> {
  const id = newId(world.clock.now());
  const slug = `lapor-${randomBytes(5).toString("hex")}`;
  await insertOffice(world.admin, {
    ...{ id, slug, kind: "office", regionCode: place.regionCode ?? "64.74", shortName: place.name ?? "Kota Uji Coba" },
    ...{ fullName: "Disdukcapil Uji Coba", provinceName: "Kalimantan Timur", seat: "Uji", accent: "#0a5568" },
    ...{ timeZone: place.timeZone ?? "Asia/Makassar", hosts: [`${slug}.localhost`], openedAt: world.clock.now() },
  });
  await createOfficeKeys(world.resources, id);
  return id;
}

/** Writes cases as they are now, past the triggers of the life cycle: only what is counted of them means anything. */
export async function putBareCases(admin: PostgresPool, tenantId: string, cases: readonly BareCase[]): Promise<void> {
  const nothing = Buffer.from("00", "hex");
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const { id, service, state, filedAt, closedAt } of cases) {
      await tx`
        insert into app.application (tenant_id, id, service_code, service_version, channel, state, state_role, state_actor_kind,
          state_at, answers_sealed, contact_sealed, initials, tracking_index, created_at, filed_at, closed_at)
        values (${tenantId}, ${id}, ${service}, 1, 'web', ${state}, 'citizen', 'citizen', ${closedAt ?? filedAt ?? new Date(0)},
          ${nothing}, ${nothing}, 'W. C.', ${randomBytes(16)}, ${filedAt ?? new Date(0)}, ${filedAt}, ${closedAt})
        on conflict (tenant_id, id) do update set state = excluded.state, state_at = excluded.state_at, closed_at = excluded.closed_at`;
    }
  });
}
