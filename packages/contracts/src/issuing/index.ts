export { FetchDocumentInput, PinView } from "./fetch-document.ts";
