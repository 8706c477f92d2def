export { insertNationalTemplates, type NationalTemplateSeed } from "./insert-national-templates.ts";
export { insertOffice, type OfficeSeed } from "./insert-office.ts";
export { insertPlatformAccount, type PlatformAccountSeed } from "./insert-platform-account.ts";
