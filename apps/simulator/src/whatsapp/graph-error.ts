import { randomBytes } from "node:crypto";

/** A refusal of the Cloud API. */
export interface GraphError {
  readonly code: number;
  /** HTTP status of the answer. */
  readonly status: number;
  readonly title: string;
  readonly details: string;
  readonly subcode?: number;
}

/** Title, details and HTTP status of each code, as Meta's table of error codes has them. */
const KNOWN: Readonly<Record<number, readonly [status: number, title: string, details: string]>> = {
  0: [401, "AuthException", "The app user could not be authenticated."],
  1: [400, "API Unknown", "Invalid request or possible server error."],
  2: [503, "API Service", "Temporary due to downtime or due to being overloaded."],
  4: [400, "API Too Many Calls", "The app has reached its API call rate limit."],
  10: [403, "API Permission Denied", "Permission is either not granted or has been removed."],
  33: [400, "Parameter value is not valid", "The business phone number has been deleted."],
  100: [400, "Invalid parameter", "The request included one or more unsupported or misspelled parameters."],
  190: [401, "Access token has expired", "Invalid OAuth access token."],
  368: [403, "Temporarily blocked for policies violations", "The account has been restricted or disabled."],
  80007: [400, "Rate limit issues", "The WhatsApp Business Account has reached its rate limit."],
  130429: [400, "Rate limit hit", "Cloud API message throughput has been reached."],
  130472: [400, "User's number is part of an experiment", "The message was not sent as part of an experiment."],
  131000: [500, "Something went wrong", "Message failed to send due to an unknown error."],
  131008: [400, "Required parameter is missing", "The request is missing a required parameter."],
  131009: [400, "Parameter value is not valid", "One or more parameter values are invalid."],
  131016: [500, "Service unavailable", "A service is temporarily unavailable."],
  131026: [400, "Message undeliverable", "Unable to deliver message."],
  131031: [403, "Account has been locked", "The account has been restricted or disabled due to a policy violation."],
  131042: [400, "Business eligibility payment issue", "There was an error related to your payment method."],
  131047: [400, "Re-engagement message", "More than 24 hours have passed since the customer last replied."],
  131048: [400, "Spam rate limit hit", "There are restrictions on how many messages can be sent from this number."],
  131049: [400, "Meta chose not to deliver", "Not delivered to maintain healthy ecosystem engagement."],
  131051: [400, "Unsupported message type", "Message type is currently not supported."],
  131052: [400, "Media download error", "Unable to download the media sent by the user."],
  131053: [400, "Media upload error", "Unable to upload the media used in the message."],
  131056: [400, "(Business Account, Consumer Account) pair rate limit hit", "Too many messages to the same number."],
  131062: [400, "Unsupported recipient", "Business-scoped User ID recipients are not supported for this message."],
  132000: [400, "Template Param Count Mismatch", "The number of parameters does not match the template."],
  132001: [404, "Template does not exist", "The template does not exist in the specified language or is not approved."],
  132005: [400, "Template Hydrated Text Too Long", "Translated text is too long."],
  132007: [400, "Template Format Character Policy Violated", "Template content violates a WhatsApp policy."],
  132012: [400, "Template Parameter Format Mismatch", "Variable parameter values formatted incorrectly."],
  132015: [400, "Template is Paused", "The template is paused due to low quality."],
  132016: [400, "Template is Disabled", "The template has been paused too many times."],
};

/** The refusal with this code; `details` replaces the general explanation. */
export function graphError(code: number, details?: string): GraphError {
  const [status, title, general] = KNOWN[code] ?? [400, "Something went wrong", "Unknown error."];
  return { code, status, title, details: details ?? general };
}

/** What the Cloud API says about an id it does not know or does not show to this token. */
export function unknownObject(method: string, id: string): GraphError {
  return {
    ...{ code: 100, subcode: 33, status: 400, title: "" },
    details: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  };
}

/** The error body of the Graph API. */
export function errorBody(error: GraphError): object {
  const fbtrace_id = randomBytes(9).toString("base64url");
  if (error.subcode !== undefined) {
    const { code, subcode, details } = error;
    return { error: { message: details, type: "GraphMethodException", code, error_subcode: subcode, fbtrace_id } };
  }
  return {
    error: {
      message: `(#${error.code}) ${error.title}`,
      type: "OAuthException",
      code: error.code,
      error_data: { messaging_product: "whatsapp", details: error.details },
      fbtrace_id,
    },
  };
}

/** The same refusal inside a `failed` status or an unsupported message. */
export function webhookError({ code, title, details }: GraphError): object {
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: "/docs/whatsapp/cloud-api/support/error-codes/",
  };
}
