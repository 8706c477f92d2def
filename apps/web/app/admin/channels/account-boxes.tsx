import type { Dialect } from "@gerai/contracts/channels";
import { fill } from "@gerai/language";
import { ErrorSummary } from "@gerai/ui/error-summary";
import { createContext, use } from "react";
import { useTexts } from "../../office.ts";
import type { Typed } from "../typed-form.ts";
import type { AccountFault } from "./account-form.ts";

/** What the boxes of an account's form show. */
export interface AccountFormState {
  readonly dialect: Dialect;
  readonly typed: Typed;
  readonly faults: readonly AccountFault[];
}

/** The form that boxes belong to. */
export const AccountFormContext = createContext<AccountFormState>({
  dialect: "whatsapp-cloud",
  typed: {},
  faults: [],
});

/** The sentence of a fault. */
function useFaultText() {
  const words = useTexts().t.channels;
  const { dialect } = use(AccountFormContext);
  const texts: Readonly<Record<string, string>> = words.faults;
  return ({ field, day }: AccountFault): string => {
    if (day) return fill(words.faults.hours, { day: words.days[day] });
    if (field === "publicNumber" && dialect === "whatsapp-cloud") return words.faults.whatsappNumber;
    return texts[field] ?? words.faultsTitle;
  };
}

/** A box by its field, with what was typed and what is wrong with it; `name` where it is posted under another one. */
export function useAccountBox() {
  const { t } = useTexts();
  const { typed, faults } = use(AccountFormContext);
  const faultText = useFaultText();
  const labels = { optional: t.form.optional, error: t.form.errorWord };
  return (field: string, name = field) => {
    const fault = faults.find((one) => one.field === field);
    return {
      ...{ id: field, name, labels, tall: true as const, value: typed[field]?.[0] ?? "" },
      error: fault && faultText(fault),
    };
  };
}

/** What a box is called, so that the summary says where to look. */
function useBoxName() {
  const { form, keys, test } = useTexts().t.channels;
  const { dialect } = use(AccountFormContext);
  const names: Readonly<Record<string, string>> = {
    ...{ ...keys, apiKey: dialect === "sms-json" ? keys.apiKeyJson : keys.apiKeyForm },
    ...{ label: form.label, publicNumber: dialect === "whatsapp-cloud" ? form.number : form.sender },
    ...{ businessAccountId: form.businessAccountId, services: form.services, portfolio: form.portfolio },
    ...{ portfolioDailyLimit: form.portfolioLimit, dailyQuota: form.quota, monthlyBudget: form.budget, to: test.to },
    ...{ lowBalance: form.lowBalance, receiptSources: form.sources },
  };
  return (field: string): string | undefined => names[field];
}

/** All faults above the form, each leading to its box. */
export function AccountFaults() {
  const words = useTexts().t.channels;
  const { faults } = use(AccountFormContext);
  const faultText = useFaultText();
  const nameOf = useBoxName();
  const errors = faults.map((fault) => {
    const name = fault.day ? undefined : nameOf(fault.field);
    return { fieldId: fault.field, message: name ? `${name}: ${faultText(fault)}` : faultText(fault) };
  });
  return <ErrorSummary title={words.faultsTitle} errors={errors} />;
}
