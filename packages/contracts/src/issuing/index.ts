export { DocumentLinkView, FetchDocumentInput, NewLinkView, PinView } from "./fetch-document.ts";
