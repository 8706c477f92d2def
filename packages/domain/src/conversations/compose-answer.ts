import { answerNeed } from "./answer-need.ts";
import type { ChatFacts } from "./chat-facts.ts";
import { type Line, line, type Row } from "./chat-reply.ts";
import type { Meaning, Need, Pressed } from "./meaning.ts";
import { categoryMenu, likelyMenu, topMenu } from "./menus.ts";

/** Why a conversation goes to an officer. */
export type HandOver = "asked" | "lost" | "talkative";

/** An answer before it is known whether it will be said. */
export interface Answer {
  readonly lines: readonly Line[];
  readonly rows: readonly Row[];
  readonly buttons: readonly ("menu" | "status" | "human")[];
  /** The same answer has the same mark. */
  readonly mark: string;
  /** It led nowhere: a menu, or nothing understood. */
  readonly isLost: boolean;
  readonly handOver: HandOver | null;
}

const plain = (mark: string, lines: readonly Line[], buttons: Answer["buttons"] = []): Answer => ({
  ...{ lines, rows: [], buttons, mark },
  isLost: false,
  handOver: null,
});

function withMenu(mark: string, lines: readonly Line[], menu: Pick<Answer, "lines" | "rows">, isLost: boolean): Answer {
  return { lines: [...lines, ...menu.lines], rows: menu.rows, buttons: [], mark, isLost, handOver: null };
}

/** Goes to an officer, with the hour from which one answers. */
export function handOverAnswer({ desk }: ChatFacts, why: HandOver): Answer {
  const when = desk.isOpen
    ? line("handOver")
    : desk.opensAt === null
      ? line("handOverSometime")
      : line("handOverLater", { at: { instant: desk.opensAt } });
  const lines = [...(why === "asked" ? [] : [line("handOverLost")]), when, line("backToBot")];
  return { ...plain("human", lines), handOver: why };
}

function service(facts: ChatFacts, code: string): Answer {
  const fact = facts.services[code];
  if (!fact) return withMenu(`not-here ${code}`, [line("notHere")], topMenu(facts), true);
  return plain(`need ${code}`, answerNeed(fact, facts), ["menu", "human"]);
}

function needed(facts: ChatFacts, need: Need): Answer {
  if (need.confidence === "sure") return service(facts, need.services[0]);
  const menu = likelyMenu(facts, need.services);
  return menu
    ? withMenu(`likely ${need.services.join(" ")}`, [], menu, true)
    : withMenu(`not-here ${need.services.join(" ")}`, [line("notHere")], topMenu(facts), true);
}

function status(facts: ChatFacts, code: string | null, number: string | null): Answer {
  const { trackLink } = facts.office;
  if (code === null) {
    return plain(
      "status",
      [line(number === null ? "askCode" : "numberIsNotEnough", { link: trackLink })],
      ["menu", "human"],
    );
  }
  const found = facts.status;
  if (!found) return plain("no-code", [line("codeUnknown", { link: trackLink })], ["menu", "human"]);
  const { service: name, label, asOf } = found;
  const lines = [
    line("statusIs", { service: name, label, at: { instant: asOf } }),
    line("statusMore", { link: trackLink }),
  ];
  return plain(`status ${code}`, lines, ["menu", "human"]);
}

function hours({ week, counter }: ChatFacts): Answer {
  const closed =
    counter?.state === "closed" && counter.reason?.text
      ? [
          line("counterClosed", { reason: counter.reason.text }),
          ...(counter.until ? [line("opensAgain", { until: { instant: counter.until } })] : [line("notDecided")]),
        ]
      : [line("hours", { week: { week } })];
  return plain("hours", [...closed, line("onlineAlways")], ["menu", "human"]);
}

/** A number or paper is refused, and where to bring it instead is said; a need told with it is answered at once. */
function personal(facts: ChatFacts, what: "number" | "attachment", need: Need | null): Answer {
  const refusal = line(what === "number" ? "refuseNumber" : "refuseAttachment");
  const upload = facts.uploadLink
    ? line("uploadHere", { link: facts.uploadLink })
    : line("uploadInForm", { link: facts.office.link });
  const fact = need?.confidence === "sure" ? facts.services[need.services[0]] : undefined;
  const lines = fact && !facts.uploadLink ? answerNeed(fact, facts) : [upload];
  return plain(`personal ${what}`, [refusal, ...lines], ["menu", "human"]);
}

function pressedAnswer(facts: ChatFacts, pressed: Pressed): Answer {
  switch (pressed.press) {
    case "service":
      return service(facts, pressed.service);
    case "category":
      return withMenu(
        `category ${pressed.category} ${pressed.page}`,
        [],
        categoryMenu(facts, pressed.category, pressed.page),
        false,
      );
    case "status":
      return status(facts, null, null);
    case "hours":
      return hours(facts);
    case "human":
      return handOverAnswer(facts, "asked");
    case "menu":
      return withMenu("menu", [], topMenu(facts), false);
    case "expired":
      return withMenu("expired", [line("expired")], topMenu(facts), false);
  }
}

/** What there is to say to a message that a bot answers; null when nothing needs to be said. */
export function composeAnswer(meaning: Meaning, facts: ChatFacts): Answer | null {
  const { office } = facts;
  switch (meaning.kind) {
    case "need":
      return needed(facts, meaning.need);
    case "fee": {
      const { need } = meaning;
      const answer = need ? needed(facts, need) : withMenu("", [], topMenu(facts), false);
      return { ...answer, lines: [line("free"), ...answer.lines], mark: `fee ${answer.mark}` };
    }
    case "status":
      return status(facts, meaning.code, meaning.number);
    case "personal":
      return personal(facts, meaning.what, meaning.need);
    case "pressed":
      return pressedAnswer(facts, meaning.pressed);
    case "hours":
      return hours(facts);
    case "address":
      return plain(
        "address",
        [
          office.address === null
            ? line("addressUnknown", { link: office.link })
            : line("address", { office: office.name, address: office.address }),
        ],
        ["menu", "human"],
      );
    case "human":
      return handOverAnswer(facts, "asked");
    case "greeting":
      return withMenu("greeting", [line("greeting", { office: office.name })], topMenu(facts), false);
    case "cancel":
      return withMenu("cancel", [line("cancelled")], topMenu(facts), false);
    case "menu":
    case "more":
      return withMenu("menu", [], topMenu(facts), false);
    case "stop":
      return plain("stop", [line("stopped")]);
    case "thanks":
      return plain("thanks", [line("welcome")]);
    case "bye":
      return plain("thanks", [line("bye")]);
    case "choice":
    case "unclear":
      return withMenu("unclear", [line("unclear")], topMenu(facts), true);
    case "unreadable":
      return withMenu("unclear", [line("unreadable")], topMenu(facts), true);
    case "acknowledged":
    case "automatic":
      return null;
  }
}
