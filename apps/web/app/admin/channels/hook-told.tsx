import type { Channel } from "@gerai/contracts/channels";
import { ButtonLink } from "@gerai/ui/button";
import { HintBar } from "@gerai/ui/case-section";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";

/** The address of a hook, told this once, and what to do with it. `back` is the page of its account. */
export function HookTold({ address, channel, back }: { address: string; channel: Channel; back: string }) {
  const words = useTexts().t.channels.hook;
  const steps = channel === "whatsapp" ? [words.whatsapp1, words.whatsapp2, words.whatsapp3] : [words.sms1, words.sms2];
  return (
    <Card title={words.title}>
      <div role="status">
        <HintBar tone="warn">{words.once}</HintBar>
      </div>
      <copy-text className="hook-address" data-copy={words.copy} data-copied={words.copied}>
        <label htmlFor="alamat">{words.address}</label>
        <input className="control" id="alamat" readOnly value={address} />
      </copy-text>
      <ol className="hook-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="row-acts">
        <ButtonLink href={back}>{words.toAccount}</ButtonLink>
      </div>
    </Card>
  );
}
