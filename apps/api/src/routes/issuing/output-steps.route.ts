import {
  answerByMessage,
  collectOutput,
  printCard,
  readyToPrint,
  requestSignature,
  revokeOutput,
  sendBackOutput,
  sendByCourier,
  shelveOutput,
  signOutput,
  spoilCard,
  unshelveOutput,
  visitDone,
} from "@gerai/domain/issuing";
import type { ApiRoute } from "../../api-route.ts";
import { outputStep } from "./output-step.ts";

/** Every step of an output but the attaching of a PDF, which is no JSON. */
export const outputStepRoutes: readonly ApiRoute[] = [
  outputStep("request-signature", "Lay a paper before the head", requestSignature),
  outputStep("sign", "The head signs a paper with the demo key", signOutput),
  outputStep("send-back", "The head gives a paper back with a reason", sendBackOutput),
  outputStep("ready-to-print", "The print-ready record of a card is there", readyToPrint),
  outputStep("print", "A card was printed", printCard),
  outputStep("spoil", "A printed card is spoiled: reason and second person", spoilCard),
  outputStep("shelve", "Onto the shelf, to be collected", shelveOutput),
  outputStep("unshelve", "From the shelf back into the store", unshelveOutput),
  outputStep("courier", "A card is handed to the courier", sendByCourier),
  outputStep("collect", "Handed over at the counter; the note names the taker", collectOutput),
  outputStep("done", "The visit took place", visitDone),
  outputStep("answer", "The answer of a message output", answerByMessage),
  outputStep("revoke", "A paper was issued wrongly", revokeOutput),
];
