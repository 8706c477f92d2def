import { z } from "zod";
import { CaseState } from "../applications/index.ts";
import { DeliveryState } from "../channels/index.ts";
import { Text } from "../kernel/index.ts";

/** Which conversations an officer wants to see: those that wait for an officer, those held by oneself, or all. */
export const CONVERSATION_VIEWS = ["waiting", "mine", "all"] as const;

/** `GET /staff/conversations`: 50 a page; `waiting` the longest waiting first, the others the newest words first. */
export const ConversationsInput = z.strictObject({
  view: z.enum(CONVERSATION_VIEWS).default("waiting"),
  cursor: z.string().max(200).optional(),
});
export type ConversationsInput = z.infer<typeof ConversationsInput>;

/** Who answers the person's next message. */
export const ConversationHand = z.enum(["bot", "human"]);
export type ConversationHand = z.infer<typeof ConversationHand>;

/** Whether free text may be sent: 24 hours from the person's last message, less five minutes (WA-8). */
export const ConversationWindow = z.object({ isOpen: z.boolean(), until: z.iso.datetime().nullable() });
export type ConversationWindow = z.infer<typeof ConversationWindow>;

/** A line of the inbox. */
export const ConversationRowView = z.object({
  id: z.uuid(),
  /** As the person is called on WhatsApp; null where nothing is told. Anyone can call themselves anything there. */
  name: z.string().nullable(),
  initials: z.string(),
  /** `+62812****678`; null while WhatsApp hides the number. */
  phone: z.string().nullable(),
  hand: ConversationHand,
  /** Since when an officer is awaited; null when nobody waits. */
  waitingSince: z.iso.datetime().nullable(),
  /** The officer who has it. */
  claim: z.object({ by: z.string(), isMine: z.boolean(), since: z.iso.datetime() }).nullable(),
  /** The newest message, shortened to 120 characters; null when it was kept no longer. */
  last: z.object({ by: z.enum(["person", "bot", "officer"]), text: z.string(), at: z.iso.datetime() }).nullable(),
  window: ConversationWindow,
  /** Number of the case it is linked to. */
  caseNumber: z.string().nullable(),
  /** Name of the office's number that was written to last. */
  account: z.string().nullable(),
  /** True: the person asked for nothing more to be sent than what they ask for. */
  isOptedOut: z.boolean(),
  revision: z.int(),
});
export type ConversationRowView = z.infer<typeof ConversationRowView>;

/** Counting those who wait ends here: the navigation says how many, or that there are more than nine. */
export const MOST_COUNTED = 10;

/** `GET /staff/conversations/waiting`: how many wait for an officer, `MOST_COUNTED` for that many or more. */
export const WaitingConversationsView = z.object({ waiting: z.int().min(0).max(MOST_COUNTED) });
export type WaitingConversationsView = z.infer<typeof WaitingConversationsView>;

/** A page of the inbox, with how many wait and how many are one's own. */
export const ConversationPageView = z.object({
  rows: z.array(ConversationRowView),
  next: z.string().nullable(),
  counts: z.object({ waiting: z.int(), mine: z.int() }),
});
export type ConversationPageView = z.infer<typeof ConversationPageView>;

/** What a message of a conversation is: files are not kept, only that one was sent. */
export const ChatMessageKind = z.enum(["text", "choice", "attachment", "unreadable", "invitation"]);
export type ChatMessageKind = z.infer<typeof ChatMessageKind>;

/** One message. */
export const ChatMessageView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.enum(["person", "bot", "officer"]),
  /** Name of the officer who wrote it. */
  officer: z.string().nullable(),
  kind: ChatMessageKind,
  /** Plain text with line breaks; empty for a file. Numbers of 15 digits or more stand as dots: they are not kept. */
  text: z.string(),
  /** Titles of the buttons or rows that came with it. */
  choices: z.array(z.string()),
  /** What became of a message of ours; null for what the person wrote. */
  state: DeliveryState.nullable(),
  /** Why it was not sent, as a code: `window-closed`, `quota`, `budget`, `no-account`, `refused`, `expired` ... */
  failure: z.string().nullable(),
});
export type ChatMessageView = z.infer<typeof ChatMessageView>;

/** What the officer may do with a conversation now; the screen draws exactly these. */
export const CONVERSATION_ACTIONS = ["claim", "release", "hand-back", "answer", "invite", "link", "unlink"] as const;

/** `GET /staff/conversations/:id`: the newest 100 messages, oldest first; `older` asks for those before. */
export const OpenConversationInput = z.strictObject({ before: z.uuid().optional() });

/** A conversation as the officer reads it. */
export const ConversationView = ConversationRowView.extend({
  messages: z.array(ChatMessageView),
  /** Id to ask with for older messages; null when there are none. */
  older: z.uuid().nullable(),
  case: z.object({ id: z.uuid(), number: z.string(), service: Text, state: CaseState, label: Text }).nullable(),
  actions: z.array(z.enum(CONVERSATION_ACTIONS)),
});
export type ConversationView = z.infer<typeof ConversationView>;

/** `POST /staff/conversations/:id/claim`, `/release`, `/hand-back`: 409 `conversations.stale` when it changed meanwhile. */
export const TakeConversationInput = z.object({ revision: z.int().positive() });

/**
 * `POST /staff/conversations/:id/answer`: free text within the window, by the officer who holds it. 409
 * `conversations.window-closed`, `conversations.not-claimed`; 422 `conversations.personal-number` for 15 digits or more.
 */
export const AnswerConversationInput = z.object({ text: z.string().trim().min(1).max(4_000) });

/** `POST /staff/conversations/:id/link`: to a case by its number, null takes the link off. 404 when there is no such case. */
export const LinkConversationInput = z.object({
  revision: z.int().positive(),
  caseNumber: z.string().trim().min(4).max(40).nullable(),
});

/** `GET /staff/applications/:id/conversation`: the conversation of a case, for its page. */
export const CaseConversationView = z.object({
  conversation: ConversationRowView.nullable(),
});
export type CaseConversationView = z.infer<typeof CaseConversationView>;
