import type { AccountView } from "@gerai/contracts/channels";
import { fill } from "@gerai/language";
import { formatNumber, formatShortDateTime } from "@gerai/ui/format";
import { StateChip, type Tone } from "@gerai/ui/state-chip";
import { useOffice, useTexts } from "../../office.ts";

type StandingName = "on" | "off" | "stopped" | "quota" | "budget" | "balance";

const TONES: Readonly<Record<StandingName, Tone>> = {
  on: "ok",
  off: "idle",
  stopped: "bad",
  quota: "warn",
  budget: "warn",
  balance: "warn",
};

/** How an account stands: what keeps it from sending comes first. */
function standingOf(account: AccountView): StandingName {
  if (!account.isEnabled) return "off";
  if (account.stoppedReason !== null) return "stopped";
  if (account.dailyQuota !== null && account.today.messages >= account.dailyQuota) return "quota";
  if (account.monthlyBudget !== null && account.monthUnits >= account.monthlyBudget) return "budget";
  return account.balance?.isLow ? "balance" : "on";
}

/** The state of an account as icon, word and colour. */
export function AccountStanding({ account }: { account: AccountView }) {
  const words = useTexts().t.channels;
  const standing = standingOf(account);
  return <StateChip tone={TONES[standing]}>{words.states[standing]}</StateChip>;
}

/** Today's messages and the month's units beside what they may come to. */
export function useAccountUse() {
  const { t, locale } = useTexts();
  const words = t.channels;
  const number = (value: number) => formatNumber(value, locale, 0);
  const of = (used: number, most: number | null, limited: string, free: string) =>
    most === null ? fill(free, { used: number(used) }) : fill(limited, { used: number(used), most: number(most) });
  return ({ today, monthUnits, dailyQuota, monthlyBudget }: AccountView) => ({
    today: of(today.messages, dailyQuota, words.ofQuota, words.messages),
    month: of(monthUnits, monthlyBudget, words.ofBudget, words.units),
  });
}

/** The credit left with a gateway as it last said, and when; or that it did not answer. */
export function AccountBalance({ account: { channel, balance } }: { account: AccountView }) {
  const { t, locale } = useTexts();
  const words = t.channels;
  const { timeZone } = useOffice();
  if (channel !== "sms") return words.none;
  if (!balance) return words.balanceUnasked;
  const { amount, currency, at, failure } = balance;
  return (
    <>
      {amount === null ? words.balanceUnknown : `${formatNumber(amount, locale, 0)} ${currency}`}
      <br />
      <span className="sm">
        {fill(failure === null ? words.balanceAt : words.balanceFailed, {
          time: formatShortDateTime(at, timeZone, locale),
        })}
      </span>
    </>
  );
}
