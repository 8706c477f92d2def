import type { BroadcastByCodeView } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { formatDateTime } from "@gerai/ui/format";
import { Answer, Section } from "@gerai/ui/page";
import { StateChip } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";

/** Codes of broadcasts begin with S and are one letter longer than those of other messages. */
export function isBroadcastCode(typed: string): boolean {
  return /^s[0-9a-z]{8}$/i.test(typed.replace(/[\s-]/g, ""));
}

/** A broadcast of the office, word for word, to be compared with what was received. */
export function BroadcastVerdict({ broadcast }: { broadcast: BroadcastByCodeView }) {
  const { t, locale } = useTexts();
  const { timeZone } = useOffice();
  const { check } = t.noticePages;
  const words = t.broadcasts.checked;
  const { title, text, sms, startedAt } = broadcast;
  return (
    <>
      <Answer
        title={check.ours}
        above={<StateChip tone="ok">{check.chipOurs}</StateChip>}
        lead={`${fill(words.told, { time: formatDateTime(startedAt, timeZone, locale) })} ${check.oursCare}`}
      />
      <Section title={words.says}>
        <p>
          <b>{title}</b>
        </p>
        <p>{text}</p>
        <p className="meta">{words.orSms}</p>
        <p>{sms}</p>
      </Section>
    </>
  );
}
