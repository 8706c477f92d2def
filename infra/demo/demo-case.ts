import { randomUUID } from "node:crypto";
import { formValuesOf } from "../../packages/contracts/src/catalogue/index.ts";
import {
  addDraftPaper,
  createDraft,
  saveDraftPage,
  submitApplication,
} from "../../packages/domain/src/applications/index.ts";
import type { Form, ServiceDefinition } from "../../packages/domain/src/catalogue/index.ts";
import type { SentFile } from "../../packages/domain/src/documents/index.ts";
import type { Context, LinkPrincipal } from "../../packages/domain/src/kernel/index.ts";
import { dayInZone } from "../../packages/foundation/src/clock.ts";
import { hashSecret, newSecretCode } from "../../packages/foundation/src/codes.ts";
import type { CasePlan } from "./case-plans.ts";
import type { OpenOffice, SeatName } from "./open-offices.ts";
import type { PaperSheets } from "./paper-sheets.ts";
import { actIn, readIn, type SeedWorld } from "./seed-world.ts";

/** How long a citizen sits over a form. */
const FILLING_MINUTES = 14;

/** What is known of a case before it begins. */
export interface CaseFacts {
  readonly plan: CasePlan;
  /** A UUID that is the same for this plan in every run. */
  readonly key: string;
  readonly definition: ServiceDefinition;
  readonly form: Form;
}

/** An output as the next step needs it. */
export interface OutputNow {
  readonly id: string;
  readonly version: number;
}

/** One invented case while it is being lived through: its citizen, its officers, and what they do. */
export class DemoCase {
  readonly plan: CasePlan;
  /** Names this case in the table of idempotency keys, so that a run that was cut off does not begin it twice. */
  readonly key: string;
  readonly office: OpenOffice;
  readonly definition: ServiceDefinition;
  readonly form: Form;
  readonly #world: SeedWorld;
  readonly #sheets: PaperSheets;
  readonly #citizen: LinkPrincipal = { kind: "link", holder: hashSecret(newSecretCode()) };
  #id: string | undefined;
  #trackingCode = "";

  constructor(world: SeedWorld, sheets: PaperSheets, prepared: CaseFacts, office: OpenOffice) {
    this.#world = world;
    this.#sheets = sheets;
    this.office = office;
    this.plan = prepared.plan;
    this.key = prepared.key;
    this.definition = prepared.definition;
    this.form = prepared.form;
  }

  /** The case's id; throws before the draft is there. */
  get id(): string {
    if (this.#id === undefined) throw new Error(`The case ${this.plan.service} of ${this.plan.office} was not begun.`);
    return this.#id;
  }

  /** The code on the receipt; empty before filing. */
  get trackingCode(): string {
    return this.#trackingCode;
  }

  /** The citizen's own context. */
  citizen(): Promise<Context> {
    return actIn(this.#world, this.office.facts, this.#citizen);
  }

  /** The context of somebody who works in the office. */
  officer(seat: SeatName): Promise<Context> {
    return actIn(this.#world, this.office.facts, this.office.staff[seat]);
  }

  /** A photo of a sheet that names the paper. */
  async photo(requirement: string): Promise<SentFile> {
    const label = this.definition.requirements.find(({ key }) => key === requirement)?.label.id ?? requirement;
    return { bytes: await this.#sheets.photo(label), declaredType: "image/jpeg" };
  }

  /** Version and state that the next decision is taken on. */
  async now(): Promise<{ version: number; state: string }> {
    return await readIn(this.#world, this.office.facts.id, (tx) =>
      tx.selectFrom("application").select(["version", "state"]).where("id", "=", this.id).executeTakeFirstOrThrow(),
    );
  }

  /** The output at a position of the plan, counted from 0. */
  async output(position: number): Promise<OutputNow> {
    const rows = await readIn(this.#world, this.office.facts.id, (tx) =>
      tx
        .selectFrom("output")
        .select(["id", "version"])
        .where("application_id", "=", this.id)
        .orderBy("position")
        .execute(),
    );
    const row = rows[position];
    if (!row) throw new Error(`The case ${this.plan.service} has no output ${position}.`);
    return row;
  }

  /** Begins the form and answers its pages, all of them or only the first ones. */
  async draft(pages = this.form.pages.length): Promise<void> {
    const ctx = await this.citizen();
    const draft = await createDraft(ctx, { service: this.plan.service }, { idempotencyKey: this.key });
    this.#id = draft.id;
    for (const page of this.form.pages.slice(0, pages)) {
      const fields = this.definition.pages.find(({ key }) => key === page.key)?.fields ?? [];
      const shown = fields.filter(({ key }) => page.fields.includes(key));
      const values = Object.assign({}, ...shown.map((field) => formValuesOf(field, this.form.answers[field.key])));
      await saveDraftPage(ctx, { draftId: draft.id, page: page.key, values, confirmed: true });
    }
  }

  /** Answers everything, photographs every paper that is asked for, and sends it. */
  async file(): Promise<void> {
    const { clock } = this.#world;
    const sentAt = clock.now();
    clock.set(this.#begunBefore(sentAt));
    await this.draft();
    const ctx = await this.citizen();
    for (const requirement of this.form.requiredPapers) {
      await addDraftPaper(ctx, { draftId: this.id, requirement, files: [await this.photo(requirement)] });
    }
    clock.set(sentAt);
    const receipt = await submitApplication(ctx, { draftId: this.id }, { idempotencyKey: randomUUID() });
    this.#trackingCode = receipt.trackingCode;
  }

  /** Filling in the form took some minutes; across midnight the form would have known another day. */
  #begunBefore(sentAt: Date): Date {
    const { timeZone } = this.office.facts;
    const begun = new Date(sentAt.getTime() - FILLING_MINUTES * 60_000);
    return dayInZone(begun, timeZone) === dayInZone(sentAt, timeZone) ? begun : sentAt;
  }
}
