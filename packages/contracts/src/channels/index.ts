export {
  AccountSettings,
  AccountView,
  AddAccountInput,
  ChangeAccountInput,
  Channel,
  ChannelHours,
  Credentials,
  Dialect,
  NewAccountView,
  SwitchAccountInput,
  TestMessageInput,
} from "./account.ts";
export { DELIVERY_STATES, DeliveryState, MessageView } from "./delivery.ts";
export {
  accountChanged,
  deliveryChanged,
  mailReturned,
  messageReceived,
  receiptsReceived,
  templateJudged,
  testRequested,
} from "./events.ts";
export { MessageContent, Recipient, SendInput, SendingLane } from "./message.ts";
export { SmsFormReceipt, SmsJsonReceipts } from "./sms-receipt.ts";
export {
  FilingState,
  filingStateOf,
  TemplateFiling,
  TemplateName,
  TemplateStatusUpdate,
} from "./template-filing.ts";
export {
  WhatsappChange,
  WhatsappMessage,
  WhatsappPreference,
  WhatsappStatus,
  WhatsappUserIdUpdate,
  WhatsappWebhook,
} from "./whatsapp-webhook.ts";
