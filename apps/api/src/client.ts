/** The wire shapes a client of this API needs; built from contracts alone, so that no other app drags the domain along. */
export { IDEMPOTENCY_HEADER, ProblemDetails } from "@gerai/contracts/kernel";
