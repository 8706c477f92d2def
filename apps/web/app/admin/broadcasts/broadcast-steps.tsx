import type { BroadcastView } from "@gerai/contracts/broadcasts";
import type { StaffMeView } from "@gerai/contracts/identity";
import { fill } from "@gerai/language";
import { Button, ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { formatDateTime } from "@gerai/ui/format";
import { StaffField } from "@gerai/ui/staff-field";
import { Card } from "@gerai/ui/staff-shell";
import { useOffice, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";

interface StepsProps {
  readonly broadcast: BroadcastView;
  readonly me: StaffMeView;
  /** The reason that was typed and not taken. */
  readonly reason: string;
  readonly isReasonFaulty: boolean;
}

/** Why the reader cannot let it go, who can; null where they can or where nothing waits. */
function useWhyNot({ broadcast, me }: StepsProps): string | null {
  const words = useTexts().t.broadcasts.steps;
  if (broadcast.state !== "submitted" || broadcast.may.approve) return null;
  if (!me.permissions.includes("broadcasts:approve")) return words.needsApprover;
  return words.ownBroadcast;
}

function SendBackForm({ broadcast, reason, isReasonFaulty }: StepsProps) {
  const { t } = useTexts();
  const words = t.broadcasts.steps;
  return (
    <details open={isReasonFaulty}>
      <summary>{words.sendBack}</summary>
      <form method="post">
        <HiddenFields fields={[["_revisi", String(broadcast.revision)]]} />
        <StaffField
          id="alasan"
          name="alasan"
          tall
          rows={2}
          label={words.reason}
          hint={words.reasonHint}
          error={isReasonFaulty ? words.reasonFault : undefined}
          value={reason}
          labels={{ optional: t.form.optional, error: t.form.errorWord }}
        />
        <div className="row-acts">
          <Button look="second" name="_langkah" value="kembalikan">
            {words.sendBackSubmit}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** Who did what, in order. */
function Doings({ broadcast }: Pick<StepsProps, "broadcast">) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const words = t.broadcasts.steps;
  const doings = [
    { what: words.composed, by: broadcast.composedBy },
    { what: words.submitted, by: broadcast.submittedBy },
    { what: words.approved, by: broadcast.approvedBy },
    { what: words.cancelled, by: broadcast.cancelledBy },
  ];
  return (
    <ul className="doings">
      {doings.flatMap(({ what, by }) =>
        by ? (
          <li key={what}>
            <b>{what}</b> {by.name ?? t.broadcasts.list.gone}{" "}
            <span className="sm">{formatDateTime(by.at, timeZone, locale)}</span>
          </li>
        ) : (
          []
        ),
      )}
    </ul>
  );
}

/** What can be done now and by whom; nothing is offered that would be refused. */
export function BroadcastSteps(props: StepsProps) {
  const { broadcast } = props;
  const { t } = useTexts();
  const words = t.broadcasts.steps;
  const { id, may, returned } = broadcast;
  const whyNot = useWhyNot(props);
  return (
    <Card span={12} title={words.title}>
      {returned ? (
        <HintBar tone="warn">
          {fill(words.returned, { name: returned.by.name ?? t.broadcasts.list.gone, reason: returned.reason })}
        </HintBar>
      ) : null}
      <Doings broadcast={broadcast} />
      {whyNot ? <HintBar>{whyNot}</HintBar> : null}
      {may.approve ? <p>{words.approveLead}</p> : null}
      <div className="row-acts">
        {may.submit || may.approve ? (
          <form method="post">
            <HiddenFields fields={[["_revisi", String(broadcast.revision)]]} />
            <Button big name="_langkah" value={may.submit ? "ajukan" : "setujui"}>
              {may.submit ? words.submit : words.approve}
            </Button>
          </form>
        ) : null}
        {may.change ? (
          <ButtonLink look="second" icon="pencil" href={`/admin/siaran/${id}/ubah`}>
            {words.change}
          </ButtonLink>
        ) : null}
        <ButtonLink look="second" icon="download" href={`/admin/siaran/${id}/surat-edaran`}>
          {words.circular}
        </ButtonLink>
        {may.cancel ? (
          <ButtonLink look="danger" href={`/admin/siaran/${id}/batal`}>
            {words.cancel}
          </ButtonLink>
        ) : null}
      </div>
      {may.sendBack ? <SendBackForm {...props} /> : null}
    </Card>
  );
}
