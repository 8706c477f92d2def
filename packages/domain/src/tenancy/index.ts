export { changeDraft } from "./change-draft.ts";
export { changeDraftItems } from "./change-draft-items.ts";
export {
  type ConfigurationChange,
  type ConfigurationItem,
  differing,
  type ItemPair,
  pairItems,
  viewDifference,
} from "./configuration.ts";
export { listConfigurationItems, planPublication } from "./configuration-items.ts";
export { discardDraft } from "./discard-draft.ts";
export { exampleVillages } from "./example-villages.ts";
export {
  findOfficeByHost,
  findOfficeById,
  listOffices,
  normaliseHost,
  recallOffice,
  recallOfficeById,
} from "./find-office.ts";
export { findProfile } from "./find-profile.ts";
export { getConfigurationVersion } from "./get-configuration-version.ts";
export { getDraft } from "./get-draft.ts";
export { getOffice } from "./get-office.ts";
export { listConfigurationVersions } from "./list-configuration-versions.ts";
export { listRegions, regionNames, regionsBelow, searchVillages } from "./list-regions.ts";
export { listSites } from "./list-sites.ts";
export { type Publication, publishDraft } from "./publish-draft.ts";
export { revertConfiguration } from "./revert-configuration.ts";
