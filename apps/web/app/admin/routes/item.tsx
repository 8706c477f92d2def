import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { ErrorSummary } from "@gerai/ui/error-summary";
import { formatDateTime } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { data, redirect } from "react-router";
import { localeContext, officeContext, useOffice, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { nameOfItem } from "../describe/describe-item.ts";
import { wordingOf } from "../describe/wording.ts";
import { FormContext } from "../fields/form-boxes.tsx";
import { ItemFields } from "../fields/item-fields.tsx";
import { fieldLabel } from "../forms/field-label.ts";
import { isPreset } from "../forms/rule-presets.ts";
import { itemAddress, kindOfPart } from "../item-kinds.ts";
import {
  type EditConflict,
  holidaysAround,
  newBoxes,
  removeItem,
  saveItem,
  standingBoxes,
  undoItem,
} from "../item-page.server.ts";
import { contentOf, markOf, standingContent } from "../item-state.ts";
import { AdminPage, useWho } from "../parts/admin-page.tsx";
import { CompareTable } from "../parts/differences.tsx";
import { readChoices, readDraft } from "../settings-api.server.ts";
import { text, typedFrom, withoutGaps } from "../typed-form.ts";
import type { Route } from "./+types/item.ts";

/** The item of the address with all around it. 404 for an unknown kind, and for an item that is not there when it is opened. */
async function readItem(args: Route.LoaderArgs | Route.ActionArgs) {
  const kind = kindOfPart(args.params.bagian);
  if (!kind) throw new Response(null, { status: 404 });
  const [draft, choices] = await Promise.all([readDraft(args), readChoices(args)]);
  const item = draft.items.find((one) => one.key === args.params.kunci && one.kind === kind);
  const isNew = args.params.kunci === "baru";
  if (!item && !isNew && args.request.method === "GET") throw new Response(null, { status: 404 });
  return { kind, draft, choices, item, isNew };
}

export async function loader(args: Route.LoaderArgs) {
  const { kind, draft, choices, item } = await readItem(args);
  const { context, request } = args;
  const locale = context.get(localeContext);
  const search = new URL(request.url).searchParams;
  const typed = item ? standingBoxes(item) : newBoxes(kind, search, locale, context.get(officeContext).accent);
  const holidays = kind === "rule" ? await holidaysAround(args, typed, draft, choices, locale) : [];
  const preset = search.get("contoh");
  // A new item gets its key here, so that a form sent twice is one item.
  return {
    kind,
    choices,
    item,
    typed,
    holidays,
    preset: isPreset(preset) ? preset : null,
    key: item?.key ?? crypto.randomUUID(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { kind, choices, item } = await readItem(args);
  const order = String(form.get("_langkah") ?? "");
  const typed = withoutGaps(withoutGaps(typedFrom(form), "exceptions"), "alternatives");
  const [key, revision] = [String(form.get("_kunci") ?? ""), String(form.get("_revisi") ?? "") || undefined];
  const state = { typed, key, revision: revision ?? "" };
  if (order === "pengecualian" || order === "jalan") {
    const more = { exceptions: Number(order === "pengecualian"), alternatives: Number(order === "jalan") };
    return data({ ...state, more, faults: [], problem: undefined, conflict: undefined }, { status: 200 });
  }
  const locale = args.context.get(localeContext);
  const edit = { caller: args, kind, key, revision, item, today: choices.today, locale };
  const outcome = await (order === "hapus"
    ? removeItem(edit)
    : order === "batal"
      ? undoItem(edit)
      : saveItem(edit, typed));
  if (outcome.done !== undefined) {
    const from = text(typed, "from");
    throw redirect(
      order === "pratinjau"
        ? `/admin/pratinjau?${new URLSearchParams({ hasil: outcome.done, ...(from ? { tanggal: from, jam: "09:00" } : {}) })}`
        : `${itemAddress(kind)}?hasil=${outcome.done}`,
      303,
    );
  }
  const { status, ...again } = outcome;
  return data({ ...state, ...again, more: { exceptions: 0, alternatives: 0 } }, { status });
}

/** Who was faster, and both versions side by side. */
function Conflict({
  conflict,
  loaderData,
}: {
  conflict: EditConflict;
  loaderData: Route.ComponentProps["loaderData"];
}) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const who = useWho();
  const words = t.settings.form;
  const theirs = standingContent(loaderData.item);
  const at = conflict.at ? formatDateTime(conflict.at, timeZone, locale) : "";
  return (
    <div role="alert" className="conflict">
      <HintBar tone="bad">
        <b>{fill(words.conflictTitle, { name: who(conflict), time: at })}</b>
        {theirs ? null : ` (${words.goneNow})`}. {words.conflictHow}
      </HintBar>
      <Card>
        <CompareTable
          before={conflict.mine}
          after={theirs}
          heads={{ before: words.mine, after: words.theirs }}
          caption={words.conflictHow}
          wording={wordingOf(locale, loaderData.choices)}
        />
      </Card>
    </div>
  );
}

function FormButtons({ loaderData }: { loaderData: Route.ComponentProps["loaderData"] }) {
  const words = useTexts().t.settings.form;
  const { kind, item } = loaderData;
  const isTakenAway = item !== undefined && item.after === null;
  return (
    <div className="save-bar">
      <span className="row-acts">
        <Button big name="_langkah" value="simpan">
          {words.save}
        </Button>
        {kind === "profile" || kind === "contact" ? null : (
          <Button big look="second" name="_langkah" value="pratinjau">
            {words.savePreview}
          </Button>
        )}
      </span>
      <span className="row-acts">
        {item && markOf(item) ? (
          <Button look="second" name="_langkah" value="batal">
            {words.undo}
          </Button>
        ) : null}
        {item && !isTakenAway ? (
          <Button look="danger" name="_langkah" value="hapus" title={words.removeHow}>
            {words.remove}
          </Button>
        ) : null}
        <ButtonLink href={itemAddress(kind === "profile" ? "rule" : kind)} look="quiet">
          {words.back}
        </ButtonLink>
      </span>
    </div>
  );
}

/** The form of one item: a new one, from an example, or one that there is. */
export default function Item({ loaderData, actionData }: Route.ComponentProps) {
  const { t, locale } = useTexts();
  const { form: words, faults: faultWords, kinds, presets } = t.settings;
  const { kind, choices, item, holidays, preset } = loaderData;
  const faults = actionData?.faults ?? [];
  const title = item ? nameOfItem(wordingOf(locale, choices), contentOf(item)) : fill(words.new, { kind: kinds[kind] });
  // Whoever was passed by has now seen the newer version; everybody else still holds what they saw.
  const revision = actionData && !actionData.conflict ? actionData.revision : (item?.revision ?? "");
  const hidden: [string, string][] = [
    ["_kunci", actionData?.key ?? loaderData.key],
    ["_revisi", revision],
  ];
  return (
    <AdminPage
      title={title}
      lead={preset ? fill(presets.from, { name: presets[preset].name }) : kinds[kind]}
      isFaulty={faults.length > 0 || actionData?.problem !== undefined || actionData?.conflict !== undefined}
    >
      <ErrorSummary
        title={fill(words.errors, { count: faults.length })}
        errors={faults.map(({ field, fault }) => ({
          fieldId: field,
          message: `${fieldLabel(t.settings, field)}: ${faultWords[fault]}`,
        }))}
      />
      {actionData?.problem ? (
        <div role="alert">
          <HintBar tone="bad">{actionData.problem}</HintBar>
        </div>
      ) : null}
      {actionData?.conflict ? <Conflict conflict={actionData.conflict} loaderData={loaderData} /> : null}
      <FormContext value={{ typed: actionData?.typed ?? loaderData.typed, faults }}>
        <form method="post" className="item-form">
          {/* Enter in a box saves; without this the first button of the page would be meant. */}
          <button type="submit" name="_langkah" value="simpan" hidden tabIndex={-1} aria-hidden="true" />
          <HiddenFields fields={hidden} />
          <ItemFields
            kind={kind}
            choices={choices}
            holidays={holidays}
            more={actionData?.more ?? { exceptions: 0, alternatives: 0 }}
          />
          <FormButtons loaderData={loaderData} />
        </form>
      </FormContext>
    </AdminPage>
  );
}
