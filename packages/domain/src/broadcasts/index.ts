export { addContact } from "./add-contact.ts";
export { approveBroadcast, cancelBroadcast, returnBroadcast, submitBroadcast } from "./approve-broadcast.ts";
export { changeContact, endTerm } from "./change-contact.ts";
export { changeBroadcast, composeBroadcast } from "./compose-broadcast.ts";
export { drawCircular } from "./draw-circular.ts";
export { correctImport, getImport, listBadRows, startImport } from "./import-contacts.ts";
export { getContact, getContactTree, listContacts } from "./list-contacts.ts";
export { listRecipients, listVillages } from "./list-recipients.ts";
export { passOn, readBroadcastLink } from "./pass-on.ts";
export { previewBroadcast } from "./preview-broadcast.ts";
export {
  checkBroadcastCode,
  findBroadcastByCode,
  getBroadcast,
  getCircular,
  listBroadcasts,
} from "./read-broadcasts.ts";
export { recordBroadcastDelivery } from "./record-delivery.ts";
export { sendBroadcasts } from "./send-broadcasts.ts";
export { suggestBroadcast } from "./suggest-broadcast.ts";
export { discardImport, forgetImports, writeImport } from "./write-import.ts";
