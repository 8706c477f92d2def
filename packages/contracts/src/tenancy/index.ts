export {
  ConfigurationContent,
  ConfigurationDifferenceView,
  ConfigurationItemView,
  ConfigurationKind,
  ConfigurationVersionSummaryView,
  ConfigurationVersionsView,
  ConfigurationVersionView,
  DiscardDraftInput,
  DraftConfigurationView,
  DraftEditsView,
  DraftEditView,
  DraftItemView,
  ListConfigurationVersionsInput,
  PublishConfigurationInput,
  PublishedView,
  PutDraftItemInput,
  PutDraftItemsInput,
  RevertConfigurationInput,
  RevertedView,
  TakeAwayItemInput,
} from "./configuration.ts";
export { contrastWithWhite, MIN_ACCENT_CONTRAST } from "./contrast.ts";
export { configurationPublished } from "./events.ts";
export { OfficeView, SiteView, TimeZone } from "./office.ts";
export { Accent, ProfileBody } from "./profile.ts";
export { ListRegionsInput, RegionMatchView, RegionView, SearchVillagesInput } from "./region.ts";
