import { DELIVERY_STATES, type DeliveryState } from "@gerai/contracts/channels";

/**
 * The furthest of some states of one message. The order of reports, and how often each comes, does not matter: a late
 * proof of delivery takes a failure back, and nothing else is ever taken back (WA-5).
 */
export function furthest(first: DeliveryState, ...others: readonly DeliveryState[]): DeliveryState {
  const rank = Math.max(...[first, ...others].map((state) => DELIVERY_STATES.indexOf(state)));
  return DELIVERY_STATES[rank] ?? first;
}
