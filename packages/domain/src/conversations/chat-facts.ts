import type { AvailabilityAnswer, DoorView, HoursDay } from "@gerai/contracts/availability";
import type { Text } from "@gerai/contracts/catalogue";

/** A number of the office that people write to. */
export interface ChatNumber {
  readonly name: string;
  readonly phone: string;
}

/** What is so of a service at the instant, for the number that was written to. */
export interface ServiceFact {
  readonly name: Text;
  /** The address of its form. */
  readonly link: string;
  /** Whether the number that was written to takes this service. */
  readonly isServedHere: boolean;
  /** The office's numbers that take it; none where no number does. */
  readonly numbers: readonly ChatNumber[];
  /** The engine's answer for filing it from this chat. */
  readonly filing: AvailabilityAnswer;
}

/** The stage of a case as its tracking code alone shows it: nothing personal. */
export interface StatusFact {
  readonly service: Text;
  readonly label: Text;
  readonly asOf: string;
}

/** The services of a category as the office offers them. */
export interface CategoryFact {
  readonly code: string;
  readonly name: Text;
  readonly services: readonly { readonly code: string; readonly name: Text; readonly summary: Text }[];
}

/** All that a reply is made of besides the message; gathered by the caller at one instant. */
export interface ChatFacts {
  readonly at: string;
  readonly office: {
    readonly name: string;
    /** The office's site. */
    readonly link: string;
    readonly trackLink: string;
    readonly address: string | null;
    /** A general line for what no number of its own takes. */
    readonly phone: string | null;
    /** Names of the sites by their code. */
    readonly sites: Readonly<Record<string, string>>;
  };
  readonly catalogue: readonly CategoryFact[];
  /** Of the services that `wantedFacts` names; one that is missing is not offered. */
  readonly services: Readonly<Record<string, ServiceFact>>;
  /** Of the code that `wantedFacts` names; null when there is no such case. */
  readonly status: StatusFact | null;
  /** Whether an officer answers chats now, else when one does again; null when nobody knows. */
  readonly desk: { readonly isOpen: boolean; readonly opensAt: string | null };
  readonly week: readonly HoursDay[];
  readonly counter: Pick<DoorView, "state" | "reason" | "until"> | null;
  /** Of one use and 15 minutes, minted when `wantedFacts` asks for it; null where there is no case to add to. */
  readonly uploadLink: string | null;
}
