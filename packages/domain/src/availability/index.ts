export { publishConfiguration } from "./publish-configuration.ts";
