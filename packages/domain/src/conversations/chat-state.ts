import type { Meaning, Pressed } from "./meaning.ts";

/** What is remembered of a conversation between two messages: no text, no name, no number of a person. */
export interface ChatState {
  /** When the citizen last wrote; null before the first message. */
  readonly lastAt: string | null;
  /** Who answers. An officer hands back by `backToBot`, the citizen by `menu` or `batal`. */
  readonly hand: "bot" | "human";
  readonly locale: "id" | "en";
  /** What the numbers 1, 2, 3... stand for since the last menu. */
  readonly menu: readonly Pressed[];
  /** Replies in a row that led nowhere. */
  readonly lost: number;
  /** Our replies of the last hour: when, and a mark of what was said. */
  readonly sent: readonly { readonly at: string; readonly mark: string }[];
}

/** A conversation that has not begun. */
export const NEW_CHAT: ChatState = { lastAt: null, hand: "bot", locale: "id", menu: [], lost: 0, sent: [] };

const HOUR = 3_600_000;
/** WhatsApp's customer-service window: who was silent for so long begins anew. */
const LIFE = 24 * HOUR;

/** The state as it counts at an instant: begun anew after a day of silence, replies older than an hour forgotten. */
export function stateAt(state: ChatState, at: string): ChatState {
  const now = Date.parse(at);
  if (state.lastAt !== null && now - Date.parse(state.lastAt) > LIFE) return { ...NEW_CHAT, locale: state.locale };
  return { ...state, sent: state.sent.filter((one) => now - Date.parse(one.at) < HOUR) };
}

/** An officer gives the conversation back: the bot answers the next message. */
export function backToBot(state: ChatState): ChatState {
  return { ...state, hand: "bot", lost: 0, sent: [] };
}

/** An officer has the conversation from this instant, and for a day of silence. */
export function toOfficer(state: ChatState, at: string): ChatState {
  return { ...state, hand: "human", lastAt: at };
}

/** A number or `lainnya` as the row of the last menu that it stands for; what stands for none stays as it is. */
export function settle(meaning: Meaning, state: ChatState): Meaning {
  const pressed =
    meaning.kind === "choice"
      ? state.menu[meaning.number - 1]
      : meaning.kind === "more"
        ? state.menu.find((one) => one.press === "category" && one.page > 0)
        : undefined;
  return pressed ? { kind: "pressed", pressed, locale: meaning.locale } : meaning;
}

/** What a reply to this will have to know. */
export interface WantedFacts {
  readonly services: readonly string[];
  readonly code: string | null;
  /** A link of one use for papers. */
  readonly uploadLink: boolean;
}

/** Which facts have to be gathered before `reply` is asked; nothing else is looked up. */
export function wantedFacts(meaning: Meaning, state: ChatState): WantedFacts {
  const settled = settle(meaning, state);
  const need = "need" in settled ? settled.need : null;
  const pressed = settled.kind === "pressed" && settled.pressed.press === "service" ? [settled.pressed.service] : [];
  return {
    services: need?.confidence === "sure" ? [need.services[0]] : pressed,
    code: settled.kind === "status" ? settled.code : null,
    uploadLink: settled.kind === "personal",
  };
}
