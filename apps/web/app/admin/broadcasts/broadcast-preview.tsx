import type { BroadcastPreviewView } from "@gerai/contracts/broadcasts";
import { fill } from "@gerai/language";
import { HintBar } from "@gerai/ui/case-section";
import { formatNumber } from "@gerai/ui/format";
import { Card } from "@gerai/ui/staff-shell";
import { useTexts } from "../../office.ts";
import { LEVELS } from "./broadcast-form.ts";

/** The message as it stands on a phone: WhatsApp above, the SMS below. */
function Bubbles({ preview }: { preview: BroadcastPreviewView }) {
  const words = useTexts().t.broadcasts.preview;
  const { whatsapp, sms } = preview;
  return (
    <div className="phone">
      <figure>
        <figcaption>{words.whatsapp}</figcaption>
        {whatsapp.hasAccount ? null : <HintBar tone="warn">{words.noWhatsapp}</HintBar>}
        <div className="bubble">
          <b>{whatsapp.title}</b>
          <p>{whatsapp.text}</p>
          <p className="bubble-end">{fill(words.signed, { office: whatsapp.office, code: whatsapp.code })}</p>
          <p className="bubble-button">{words.button}</p>
        </div>
      </figure>
      <figure>
        <figcaption>{fill(words.sms, { segments: sms.segments })}</figcaption>
        {sms.hasAccount ? null : <HintBar tone="warn">{words.noSms}</HintBar>}
        <div className="bubble bubble-sms">
          <p>{sms.text}</p>
        </div>
        {sms.encoding === "ucs-2" ? <p className="sm">{words.wide}</p> : null}
      </figure>
    </div>
  );
}

/** What would be sent, to whom, at what cost and in how many days. */
export function BroadcastPreview({ preview }: { preview: BroadcastPreviewView }) {
  const { t, locale } = useTexts();
  const { preview: words, shortLevels } = t.broadcasts;
  const number = (value: number) => formatNumber(value, locale, 0);
  const { heads, byLevel, units, days, perDay, unreachable, unreachableTotal } = preview;
  const levels = LEVELS.filter((level) => byLevel[level] > 0).map(
    (level) => `${number(byLevel[level])} ${shortLevels[level]}`,
  );
  const pace = perDay === null ? words.noLimit : fill(words.perDay, { count: number(perDay) });
  return (
    <>
      <Card span={5} title={words.title} note={words.note}>
        <Bubbles preview={preview} />
      </Card>
      <Card span={7} title={words.reach}>
        <dl className="numbers">
          <div>
            <dt>{words.heads}</dt>
            <dd>
              <b>{number(heads)}</b>
              <p>{levels.join(", ")}</p>
            </dd>
          </div>
          <div>
            <dt>{words.days}</dt>
            <dd>
              <b>{number(days)}</b>
              <p>{pace}</p>
            </dd>
          </div>
          <div>
            <dt>{words.units}</dt>
            <dd>
              <b>{number(units.whatsapp + units.sms)}</b>
              <p>{fill(words.mostUnits, { count: number(units.most) })}</p>
            </dd>
          </div>
        </dl>
        {unreachableTotal > 0 ? (
          <details className="unreachable">
            <summary>{fill(words.unreachable, { count: number(unreachableTotal) })}</summary>
            <p>{unreachable.join(", ")}</p>
            {unreachableTotal > unreachable.length ? <p className="sm">{words.andMore}</p> : null}
          </details>
        ) : null}
      </Card>
    </>
  );
}
