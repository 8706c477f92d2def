import type { ServiceSummaryView } from "@gerai/contracts/catalogue";
import { fill } from "@gerai/language";
import { zoneLabel } from "@gerai/ui/format";
import { Icon } from "@gerai/ui/icons";
import { StaffField } from "@gerai/ui/staff-field";
import { Card } from "@gerai/ui/staff-shell";
import { use } from "react";
import { useOffice, useTexts } from "../../office.ts";
import { AccountFormContext, useAccountBox } from "./account-boxes.tsx";
import { DAYS, SPANS } from "./account-form.ts";

/** A service that a number can be for. */
export type ServiceChoice = Pick<ServiceSummaryView, "code" | "name">;

/** The services that the account is for; open where some are ticked. */
function ServiceTicks({ services }: { services: readonly ServiceChoice[] }) {
  const { t, locale } = useTexts();
  const { form } = t.channels;
  const { error } = useAccountBox()("services");
  const chosen = use(AccountFormContext).typed.services ?? [];
  return (
    <fieldset className="box-group" id="services" tabIndex={-1}>
      <legend>{form.services}</legend>
      <p className="hint">{form.servicesHint}</p>
      {error ? <p className="err">{error}</p> : null}
      <details open={chosen.length > 0 || error !== undefined}>
        <summary>{form.servicesOpen}</summary>
        <div className="ticks service-ticks">
          {services.map(({ code, name }) => (
            <label className="tick" key={code}>
              <input type="checkbox" name="services" value={code} defaultChecked={chosen.includes(code)} />
              <span>{name[locale]}</span>
            </label>
          ))}
        </div>
      </details>
    </fieldset>
  );
}

/** What it is called, what people see of it, and which services it is for. */
function AboutFields({ services }: { services: readonly ServiceChoice[] }) {
  const { form } = useTexts().t.channels;
  const box = useAccountBox();
  const isWhatsapp = use(AccountFormContext).dialect === "whatsapp-cloud";
  return (
    <Card title={form.about}>
      <StaffField {...box("label")} label={form.label} hint={form.labelHint} autoComplete="off" />
      <StaffField
        {...box("publicNumber")}
        label={isWhatsapp ? form.number : form.sender}
        hint={isWhatsapp ? form.numberHint : form.senderHint}
        inputMode={isWhatsapp ? "tel" : "text"}
        autoComplete="off"
      />
      {isWhatsapp ? (
        <StaffField
          {...box("businessAccountId")}
          label={form.businessAccountId}
          hint={form.businessAccountIdHint}
          inputMode="numeric"
          autoComplete="off"
          optional
        />
      ) : null}
      <ServiceTicks services={services} />
    </Card>
  );
}

/** How much may be sent. */
function LimitFields() {
  const { form } = useTexts().t.channels;
  const box = useAccountBox();
  const numeric = { inputMode: "numeric", autoComplete: "off", optional: true } as const;
  const isWhatsapp = use(AccountFormContext).dialect === "whatsapp-cloud";
  return (
    <Card title={form.limits}>
      <StaffField {...box("dailyQuota")} {...numeric} label={form.quota} hint={form.quotaHint} />
      <StaffField {...box("monthlyBudget")} {...numeric} label={form.budget} hint={form.budgetHint} />
      {isWhatsapp ? (
        <>
          <StaffField
            {...box("portfolio")}
            label={form.portfolio}
            hint={form.portfolioHint}
            autoComplete="off"
            optional
          />
          <StaffField
            {...box("portfolioDailyLimit")}
            {...numeric}
            label={form.portfolioLimit}
            hint={form.portfolioLimitHint}
          />
        </>
      ) : (
        <StaffField {...box("lowBalance")} {...numeric} label={form.lowBalance} hint={form.lowBalanceHint} />
      )}
    </Card>
  );
}

/** Where the gateway's receipts come from. */
function SourceFields() {
  const { form } = useTexts().t.channels;
  const box = useAccountBox();
  return (
    <Card title={form.receipts}>
      <StaffField {...box("receiptSources")} label={form.sources} hint={form.sourcesHint} autoComplete="off" optional />
    </Card>
  );
}

/** A time; its label is the head of the column and of the row. */
function TimeBox({ name, label }: { name: string; label: string }) {
  const { error, value, labels } = useAccountBox()(name);
  return (
    <>
      {error ? (
        <p className="err" id={`${name}-error`}>
          <Icon name="alert" />
          <span>
            <span className="vh">{labels.error}: </span>
            {error}
          </span>
        </p>
      ) : null}
      <input
        className="control"
        type="time"
        id={name}
        name={name}
        defaultValue={value}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
    </>
  );
}

/** When officers answer; nothing at all means at any time. */
function HoursFields() {
  const { form, days } = useTexts().t.channels;
  const { timeZone } = useOffice();
  const heads = SPANS.flatMap((span) => [
    { span, end: "from", head: span === 0 ? form.from : form.fromSecond },
    { span, end: "to", head: span === 0 ? form.to : form.toSecond },
  ]);
  return (
    <Card title={form.hours}>
      <p className="hint">{fill(form.hoursHint, { zone: zoneLabel(timeZone) })}</p>
      <div className="scroll">
        <table className="tbl week-boxes answer-hours">
          <caption className="vh">{form.hours}</caption>
          <thead>
            <tr>
              <th scope="col">{form.day}</th>
              {heads.map(({ span, end, head }) => (
                <th key={`${span}.${end}`} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DAYS.map((day) => (
              <tr key={day}>
                <th scope="row">{days[day]}</th>
                {heads.map(({ span, end, head }) => (
                  <td key={`${span}.${end}`} data-head={head}>
                    <TimeBox name={`hours.${day}.${span}.${end}`} label={`${days[day]}: ${head}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** All of an account that is no secret. Numbers that people write to have hours; SMS accounts only send. */
export function SettingsFields({ services }: { services: readonly ServiceChoice[] }) {
  const isWhatsapp = use(AccountFormContext).dialect === "whatsapp-cloud";
  return (
    <>
      <AboutFields services={services} />
      <LimitFields />
      {isWhatsapp ? <HoursFields /> : <SourceFields />}
    </>
  );
}
