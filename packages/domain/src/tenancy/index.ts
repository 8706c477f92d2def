export { addSite } from "./add-site.ts";
export { findOfficeByHost, findOfficeById, listOffices, normaliseHost } from "./find-office.ts";
export { getOffice } from "./get-office.ts";
export { listRegions, regionNames, searchVillages } from "./list-regions.ts";
export { listSites } from "./list-sites.ts";
