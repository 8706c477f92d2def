export { AddressAnswer, Answers, AnswerValue, ItemAnswer, PlainAnswer } from "./answers.ts";
export {
  ADDRESS_PARTS,
  addressParts,
  DATE_PARTS,
  type DateParts,
  dateParts,
  type FormValues,
  formValuesOf,
  itemFieldName,
  listItems,
  type NamedField,
  partName,
} from "./form-names.ts";
export {
  AddressPart,
  ErrorLevel,
  FieldErrorView,
  FieldType,
  FieldView,
  FormPageView,
  ItemFieldView,
  OptionView,
  StopView,
} from "./form-view.ts";
export { ServiceOverrideBody } from "./service-override.ts";
export { ServiceSettingsView, ServiceSettingView } from "./service-settings.ts";
export { serviceOfSlug, slugOfService } from "./service-slug.ts";
export {
  CategoryView,
  DeliveryWay,
  PromiseView,
  RequirementView,
  ServiceSummaryView,
  ServiceView,
} from "./service-view.ts";
export { Text } from "./text.ts";
