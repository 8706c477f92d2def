import type { ConfigurationChoicesView } from "@gerai/contracts/availability";
import type { PageKind } from "../item-kinds.ts";
import { HoursFields } from "./hours-fields.tsx";
import { ContactFields, HolidayFields, ProfileFields, SiteFields } from "./place-fields.tsx";
import { RuleFields, type ShownHoliday } from "./rule-fields.tsx";

/** The boxes of an item of any kind. */
export function ItemFields(props: {
  kind: PageKind;
  choices: ConfigurationChoicesView;
  holidays: readonly ShownHoliday[];
  more: { readonly exceptions: number; readonly alternatives: number };
}) {
  switch (props.kind) {
    case "rule":
      return <RuleFields choices={props.choices} holidays={props.holidays} more={props.more} />;
    case "hours":
      return <HoursFields choices={props.choices} />;
    case "site":
      return <SiteFields />;
    case "contact":
      return <ContactFields choices={props.choices} />;
    case "holiday":
      return <HolidayFields />;
    case "profile":
      return <ProfileFields />;
  }
}
