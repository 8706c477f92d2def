export { OfficeView, SiteView, TimeZone } from "./office.ts";
export { ListRegionsInput, RegionMatchView, RegionView, SearchVillagesInput } from "./region.ts";
