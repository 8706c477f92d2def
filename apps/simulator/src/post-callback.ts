import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";

/** A request to a webhook or receipt address. */
export interface CallbackRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const PATIENCE_MS = 10_000;

/** Every name is this machine: an office's host name needs no name server, and nothing leaves the machine. */
const lookup: LookupFunction = (_hostname, options, done) => {
  if (options.all) done(null, [{ address: "127.0.0.1", family: 4 }]);
  else done(null, "127.0.0.1", 4);
};

/** What was answered: status 0 when nobody did within 10 seconds, and the beginning of the text. */
export interface CallbackAnswer {
  readonly status: number;
  readonly text: string;
}

const NOBODY: CallbackAnswer = { status: 0, text: "" };
const MOST_TEXT = 1_000;

/** Sends it to this machine. Redirects are not followed. */
export function postCallback(callback: CallbackRequest, signal: AbortSignal): Promise<CallbackAnswer> {
  const request = callback.url.startsWith("https:") ? requestHttps : requestHttp;
  const headers = callback.method === "GET" ? callback.headers : { ...callback.headers, ...length(callback.body) };
  return new Promise((resolve) => {
    const sent = request(
      callback.url,
      { method: callback.method, headers, lookup, signal, timeout: PATIENCE_MS },
      (response: IncomingMessage) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          if (text.length < MOST_TEXT) text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
        response.on("error", () => resolve(NOBODY));
      },
    );
    sent.on("timeout", () => sent.destroy());
    sent.on("error", () => resolve(NOBODY));
    sent.end(callback.method === "GET" ? undefined : callback.body);
  });
}

function length(body: string): Record<string, string> {
  return { "Content-Length": String(Buffer.byteLength(body)) };
}
