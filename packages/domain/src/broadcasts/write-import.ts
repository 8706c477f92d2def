import { type ImportView, WriteImportInput } from "@gerai/contracts/broadcasts";
import { newId } from "@gerai/foundation/ids";
import { notFound } from "@gerai/foundation/problem";
import { z } from "zod";
import { command, type Scope } from "../kernel/index.ts";
import { contactColumns } from "./add-contact.ts";
import { importChanged } from "./broadcasts.problems.ts";
import { insertContacts, lockContactRow, queueWriters, updateContact } from "./contacts.store.ts";
import { discardOldImports, lockImport, updateImport } from "./import.store.ts";
import { countsOf, judgeNow, openRows, sealRows, viewImport } from "./import-contacts.ts";
import type { Effect } from "./judge-rows.ts";

const DRAFT_KEPT_MS = 14 * 86_400_000;

const OfImport = WriteImportInput.extend({ importId: z.uuid() });

async function takeOpen({ tx }: Scope, importId: string, revision: number) {
  const row = await lockImport(tx, importId);
  if (!row) throw notFound();
  if (row.revision !== revision || row.state !== "open") throw importChanged();
  return row;
}

async function writeEffects(scope: Scope, effects: readonly Effect[]): Promise<void> {
  const { tx, ctx } = scope;
  const added = effects.flatMap(({ kind, head }) => {
    if (kind !== "add") return [];
    const id = newId(ctx.now());
    const created = { tenant_id: ctx.tenantId, id, revision: 1, created_at: ctx.now() };
    return [{ ...created, ...contactColumns(scope, id, head.phone, head) }];
  });
  await insertContacts(tx, added);
  for (const effect of effects) {
    if (effect.kind !== "change") continue;
    const { id } = effect.known;
    const row = await lockContactRow(tx, id);
    if (!row) continue;
    const columns = contactColumns(scope, id, effect.head.phone, effect.head);
    await updateContact(tx, id, { ...columns, revision: row.revision + 1 });
  }
}

/**
 * Writes the good rows into the tree, all of them or none; they are judged once more, for the tree may have changed. Bad
 * rows stay in the draft, which is done once none is left.
 */
export const writeImport = command({
  action: "contact-import.write",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: OfImport,
  async run(scope, { importId, revision }) {
    const { tx, ctx } = scope;
    const row = await takeOpen(scope, importId, revision);
    await queueWriters(tx, ctx.tenantId);
    const kept = openRows(ctx, row);
    const { effects, faults } = await judgeNow(scope, kept.rows);
    await writeEffects(scope, effects);
    const done = countsOf({ effects, faults });
    const before = row.written as ImportView["written"];
    const written = {
      added: (before?.added ?? 0) + done.add_count,
      changed: (before?.changed ?? 0) + done.change_count,
      same: (before?.same ?? 0) + done.same_count,
    };
    const bad = new Set(faults.map((fault) => fault.row));
    const isDone = bad.size === 0;
    const rest = { rows: kept.rows.filter((raw) => bad.has(raw.row)), faults };
    const change = {
      ...{ add_count: 0, change_count: 0, same_count: 0, bad_count: bad.size, revision: revision + 1 },
      state: isDone ? ("written" as const) : ("open" as const),
      rows_sealed: isDone ? null : sealRows(ctx, importId, rest),
    };
    await updateImport(tx, importId, { ...change, written, changed_at: ctx.now() });
    const result = viewImport({ ...row, ...change, written }, faults);
    return { subjectId: importId, result, details: { ...written, bad: bad.size } };
  },
});

/** Throws an import away: nothing of it is kept. */
export const discardImport = command({
  action: "contact-import.discard",
  principals: ["staff"],
  permission: "broadcasts:compose",
  input: OfImport,
  async run(scope, { importId, revision }) {
    const row = await takeOpen(scope, importId, revision);
    const change = { state: "discarded" as const, rows_sealed: null, revision: revision + 1 };
    await updateImport(scope.tx, importId, { ...change, changed_at: scope.ctx.now() });
    return { subjectId: importId, result: viewImport({ ...row, ...change }, []) };
  },
});

/** Throws away what nobody finished within 14 days. */
export const forgetImports = command({
  action: "contact-import.forget",
  principals: ["system"],
  input: z.object({}),
  async run({ tx, ctx }) {
    const now = ctx.now();
    const discarded = await discardOldImports(tx, new Date(now.getTime() - DRAFT_KEPT_MS), now);
    return { subjectId: null, result: { discarded }, details: { discarded } };
  },
});
