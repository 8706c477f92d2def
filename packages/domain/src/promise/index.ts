export { getDeskPromise, getOwnPromise } from "./get-promise.ts";
export { officeMinutes, workingDayMinutes } from "./office-minutes.ts";
export { type PromiseFacts, type PromiseReckoning, reckonPromise, type Standstill } from "./promise-clock.ts";
export { type Reckoning, reckonCasePromise, reckonOfficePromises } from "./reckon-promises.ts";
