export { type AccountTrouble, countStrayInput, listAccountTroubles } from "./account-health.ts";
export { addAccount } from "./add-account.ts";
export { emailIndex, isBadAddress, markBadAddress } from "./bad-addresses.ts";
export { type BulkLimits, listBulkLimits } from "./bulk-limits.ts";
export { changeAccount, renewHook, switchAccount } from "./change-account.ts";
export { type AnswerHours, answerHours } from "./channel-hours.ts";
export { type ClaimedMessage, claimMessage, type SendClaim } from "./claim-message.ts";
export { digestMail } from "./digest-mail.ts";
export { dispatchMessage } from "./dispatch-message.ts";
export {
  accountsForService,
  type FilingRound,
  fileTemplates,
  type TemplateState,
} from "./file-templates.ts";
export { type Judgement, judgeReport } from "./judge-report.ts";
export { listAccounts } from "./list-accounts.ts";
export { withMailBreaker } from "./mail-breaker.ts";
export { closeReport, listOpenReports } from "./mail-reports.ts";
export { readMobileNumber } from "./mobile-number.ts";
export { listOpenChannels, listTrueNumbers, readTrueNumbers } from "./open-channels.ts";
export { findOpenInbound } from "./open-inbound.ts";
export { isOptedOut, listOptedOut, personIndex, setOptOut } from "./opt-outs.ts";
export { readAccounts } from "./read-accounts.ts";
export { readBalances } from "./read-balances.ts";
export { type MessageDelivery, readDelivery } from "./read-delivery.ts";
export { receiveMailReport } from "./receive-mail-report.ts";
export { receiveSms } from "./receive-sms.ts";
export { answerHandshake, type Handshake, receiveWhatsapp } from "./receive-whatsapp.ts";
export { returnPathOf } from "./return-path.ts";
export { type Sending, sendingOf, sendMessage } from "./send-message.ts";
export { type MessageOutcome, settleMessage } from "./settle-message.ts";
export { sweepChannels, tidyChannels, workAllReceipts } from "./sweep-channels.ts";
export { type InboundMessage, takeInbound } from "./take-inbound.ts";
export { getMessage, requestTestMessage, sendTestMessage } from "./test-message.ts";
export { listWhatsappAccounts, type WhatsappAccount } from "./whatsapp-accounts.ts";
