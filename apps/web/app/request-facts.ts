import { createContext } from "react-router";

/** What the server knows of a request before any page code runs. */
export interface RequestFacts {
  /** Goes to the API, into the logs and onto the error page; the only thing an unknown error shows. */
  readonly requestId: string;
  /** Address of the client, for throttling by the API. */
  readonly address: string;
  /** 128 random bits, new for each response; the content security policy lets only scripts with it run. */
  readonly nonce: string;
  /** True when people reach us over https. */
  readonly secure: boolean;
  /** Origin of the API's process on the loopback. */
  readonly apiOrigin: string;
  /** Hashed addresses of the enhancement modules by name. */
  readonly enhancements: Readonly<Record<string, string>>;
}

/** Reads the facts in loaders and actions: `context.get(requestFacts)`. */
export const requestFacts = createContext<RequestFacts>();
