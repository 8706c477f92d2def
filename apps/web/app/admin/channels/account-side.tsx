import type { AccountView, MessageView } from "@gerai/contracts/channels";
import { fill } from "@gerai/language";
import { Button } from "@gerai/ui/button";
import { formatTime } from "@gerai/ui/format";
import { StaffField } from "@gerai/ui/staff-field";
import { Card } from "@gerai/ui/staff-shell";
import { StateChip, type Tone } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";
import { HiddenFields } from "../../officer/parts/hidden-fields.tsx";
import { useAccountBox } from "./account-boxes.tsx";

/** A test: none was asked for, one that is gone, or one and what became of it. */
export type TestShown = MessageView | "gone" | null;

const TEST_TONES: Readonly<Record<MessageView["state"], Tone>> = {
  pending: "info",
  sending: "info",
  sent: "info",
  failed: "bad",
  delivered: "ok",
  read: "ok",
};

/** What became of the last test; it follows by itself where scripts run. */
function TestResult({ test }: { test: TestShown }) {
  const { t, locale } = useTexts();
  const words = t.channels.test;
  const { timeZone } = useOffice();
  if (!test) return null;
  if (test === "gone") return <p className="sm">{words.gone}</p>;
  const texts: Readonly<Record<string, string>> = words.failures;
  const { failure } = test;
  return (
    <live-part
      id="hasil-uji"
      data-every="3"
      data-until={test.state === "pending" || test.state === "sending" || test.state === "sent" ? undefined : "done"}
    >
      <p>
        <b>{words.result}</b>{" "}
        <StateChip tone={TEST_TONES[test.state]} icon={TEST_TONES[test.state] === "info" ? "clock" : undefined}>
          {words.states[test.state]}
        </StateChip>{" "}
        <span className="sm">{formatTime(test.stateAt, timeZone, locale)}</span>
      </p>
      {failure ? <p>{texts[failure] ?? fill(words.failures.other, { code: failure })}</p> : null}
    </live-part>
  );
}

/** Sends a message to a phone and shows what became of it. `here` is the address that shows it anew. */
export function TestCard(props: { account: AccountView; test: TestShown; formKey: string; here: string }) {
  const words = useTexts().t.channels.test;
  const box = useAccountBox();
  return (
    <Card title={words.title}>
      <p className="sm">
        {words.lead} {props.account.channel === "whatsapp" ? words.windowHint : null}
      </p>
      <form method="post">
        <HiddenFields
          fields={[
            ["_langkah", "uji"],
            ["_kunci_isian", props.formKey],
          ]}
        />
        <StaffField {...box("to")} label={words.to} inputMode="tel" autoComplete="off" />
        <div className="row-acts">
          <Button look="second">{words.send}</Button>
          {props.test ? <a href={props.here}>{words.reload}</a> : null}
        </div>
      </form>
      <div role="status" className="test-result">
        <TestResult test={props.test} />
      </div>
    </Card>
  );
}

/** On, off, or once more after the provider refused it. */
export function PowerCard({ account }: { account: AccountView }) {
  const words = useTexts().t.channels.power;
  const { isEnabled, stoppedReason, revision } = account;
  const isRetry = isEnabled && stoppedReason !== null;
  const order = (turn: "nyala" | "mati", label: string, look: "second" | "danger") => (
    <form method="post">
      <HiddenFields
        fields={[
          ["_langkah", turn],
          ["_revisi", String(revision)],
        ]}
      />
      <Button look={look}>{label}</Button>
    </form>
  );
  return (
    <>
      {isRetry ? (
        <Card title={words.retryTitle}>
          <p className="sm">{words.retryLead}</p>
          {order("nyala", words.retry, "second")}
        </Card>
      ) : null}
      <Card title={isEnabled ? words.offTitle : words.onTitle}>
        <p className="sm">{isEnabled ? words.offLead : words.onLead}</p>
        {isEnabled ? order("mati", words.off, "danger") : order("nyala", words.on, "second")}
      </Card>
    </>
  );
}

/** A new address for the provider, which ends the old one: what happens stands above the button. */
export function HookCard() {
  const words = useTexts().t.channels.hook;
  return (
    <Card title={words.renewTitle}>
      <p className="sm">{words.renewLead}</p>
      <details>
        <summary>{words.renew}</summary>
        <form method="post">
          <HiddenFields fields={[["_langkah", "alamat"]]} />
          <p className="sm">{words.renewAsk}</p>
          <Button look="danger">{words.renew}</Button>
        </form>
      </details>
    </Card>
  );
}
