export {
  Alternative,
  AvailabilityAnswer,
  AvailabilityQuestion,
  ClosedReason,
  HouseRule,
  StandingHold,
} from "./answer.ts";
export {
  ConfigurationChoicesView,
  DatedRuleView,
  DraftFindingView,
  DraftReviewView,
  HolidayFileFault,
  HolidayFileRow,
  HolidayFileView,
  NationalCalendarView,
  OfficePreviewView,
  PreviewQuestion,
  PreviewWay,
  TouchedCasesView,
  TouchedServiceView,
} from "./draft-review.ts";
export { DayHours, HolidayBody, HoursBody, NationalHoliday, Weekday } from "./hours.ts";
export { ContactBody, SiteBody, SiteCapability } from "./place.ts";
export {
  Capability,
  CardKind,
  HOLD_OF_CAPABILITY,
  HoldCode,
  RuleAlternative,
  RuleBody,
  RuleEffects,
  RuleException,
  Suspension,
} from "./rule.ts";
export {
  CategoryCode,
  Channel,
  Day,
  HoursScope,
  LocalMoment,
  LocalTime,
  PurposeCode,
  RuleScope,
  ServiceCode,
  SiteCode,
  Stage,
} from "./scope.ts";
export {
  ContactView,
  DoorView,
  HoursDay,
  HoursSpan,
  KeptOpen,
  OfficeTodayView,
  RuleNotice,
  ServiceNowView,
  ServiceTodayView,
  ServiceWay,
  WayNow,
} from "./today.ts";
