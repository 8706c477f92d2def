export { promiseMoved } from "./events.ts";
export { PromiseCause, PromiseShares, PromiseState, PromiseView } from "./promise-view.ts";
