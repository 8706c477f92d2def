import type { Resources } from "@gerai/domain/kernel";
import type { Consumer } from "@gerai/jobs";
import { onAlarmRaisedMail } from "./on-alarm-raised.mail.ts";
import { onApplicationCancelledCount } from "./on-application-cancelled.count.ts";
import { onApplicationCancelledNotify } from "./on-application-cancelled.notify.ts";
import { onApplicationCancelledReckonPromise } from "./on-application-cancelled.reckon-promise.ts";
import { onApplicationCancelledReviewHolds } from "./on-application-cancelled.review-holds.ts";
import { onApplicationClaimExpiryDueRelease } from "./on-application-claim-expiry-due.release.ts";
import { onApplicationClosedCount } from "./on-application-closed.count.ts";
import { onApplicationClosedNotify } from "./on-application-closed.notify.ts";
import { onApplicationClosedReckonPromise } from "./on-application-closed.reckon-promise.ts";
import { onApplicationClosedReviewHolds } from "./on-application-closed.review-holds.ts";
import { onApplicationCompletionExpiryDueExpire } from "./on-application-completion-expiry-due.expire.ts";
import { onApplicationCompletionReminderDueNotify } from "./on-application-completion-reminder-due.notify.ts";
import { onApplicationCompletionRequestedNotify } from "./on-application-completion-requested.notify.ts";
import { onApplicationCompletionRequestedReckonPromise } from "./on-application-completion-requested.reckon-promise.ts";
import { onApplicationCompletionRequestedReviewHolds } from "./on-application-completion-requested.review-holds.ts";
import { onApplicationDraftExpiryDueExpire } from "./on-application-draft-expiry-due.expire.ts";
import { onApplicationExpiredCount } from "./on-application-expired.count.ts";
import { onApplicationExpiredNotify } from "./on-application-expired.notify.ts";
import { onApplicationExpiredReckonPromise } from "./on-application-expired.reckon-promise.ts";
import { onApplicationHeldNotify } from "./on-application-held.notify.ts";
import { onApplicationHeldReckonPromise } from "./on-application-held.reckon-promise.ts";
import { onApplicationHoldLiftedNotify } from "./on-application-hold-lifted.notify.ts";
import { onApplicationHoldLiftedReckonPromise } from "./on-application-hold-lifted.reckon-promise.ts";
import { onApplicationHoldReviewDueReviewHolds } from "./on-application-hold-review-due.review-holds.ts";
import { onApplicationHoldsReviewedReckonPromises } from "./on-application-holds-reviewed.reckon-promises.ts";
import { onApplicationReadingDueUnqueue } from "./on-application-reading-due.unqueue.ts";
import { onApplicationRejectedCount } from "./on-application-rejected.count.ts";
import { onApplicationRejectedNotify } from "./on-application-rejected.notify.ts";
import { onApplicationResubmittedNotify } from "./on-application-resubmitted.notify.ts";
import { onApplicationResubmittedReckonPromise } from "./on-application-resubmitted.reckon-promise.ts";
import { onApplicationSubmittedCount } from "./on-application-submitted.count.ts";
import { onApplicationSubmittedIndex } from "./on-application-submitted.index.ts";
import { onApplicationSubmittedNotify } from "./on-application-submitted.notify.ts";
import { onApplicationSubmittedQueue } from "./on-application-submitted.queue.ts";
import { onApplicationVerifiedNotify } from "./on-application-verified.notify.ts";
import { onApplicationVerifiedReckonPromise } from "./on-application-verified.reckon-promise.ts";
import { onApplicationVerifiedReviewHolds } from "./on-application-verified.review-holds.ts";
import { onChannelAccountChangedFileTemplates } from "./on-channel-account-changed.file-templates.ts";
import { onChannelDeliveryChangedCountBroadcast } from "./on-channel-delivery-changed.count-broadcast.ts";
import { onChannelDeliveryChangedNoteReply } from "./on-channel-delivery-changed.note-reply.ts";
import { onChannelDeliveryChangedSettleNotice } from "./on-channel-delivery-changed.settle-notice.ts";
import { onChannelMailReturnedSettleNotices } from "./on-channel-mail-returned.settle-notices.ts";
import { onChannelMessageReceivedHear } from "./on-channel-message-received.hear.ts";
import { onChannelReceiptsReceivedWork } from "./on-channel-receipts-received.work.ts";
import { onChannelTemplateJudgedNote } from "./on-channel-template-judged.note.ts";
import { onChannelTestRequestedSend } from "./on-channel-test-requested.send.ts";
import { onConfigurationPublishedListClosures } from "./on-configuration-published.list-closures.ts";
import { onConfigurationPublishedReviewHolds } from "./on-configuration-published.review-holds.ts";
import { onConversationReplyDueSend } from "./on-conversation-reply-due.send.ts";
import { onDocumentLinkRequestedNotify } from "./on-document-link-requested.notify.ts";
import { onDocumentResumableExpiryDueExpire } from "./on-document-resumable-expiry-due.expire.ts";
import { onDocumentUploadExpiryDueExpire } from "./on-document-upload-expiry-due.expire.ts";
import { onNoticeTemplateSubmittedFile } from "./on-notice-template-submitted.file.ts";
import { onOutputAnsweredNotify } from "./on-output-answered.notify.ts";
import { onOutputIssuedNotify } from "./on-output-issued.notify.ts";
import { onOutputIssuedReckonPromise } from "./on-output-issued.reckon-promise.ts";
import { onOutputReadyForPickupNotify } from "./on-output-ready-for-pickup.notify.ts";
import { onOutputReadyForPickupReckonPromise } from "./on-output-ready-for-pickup.reckon-promise.ts";
import { onOutputReadyForPickupReviewHolds } from "./on-output-ready-for-pickup.review-holds.ts";
import { onOutputRevokedNotify } from "./on-output-revoked.notify.ts";
import { onPromiseMovedNotify } from "./on-promise-moved.notify.ts";
import { onReadinessFoundMail } from "./on-readiness-found.mail.ts";

/** Makes a consumer out of what the process holds; one file each, `on-<event>.<verb>.ts`. */
export type ConsumerFactory = (resources: Resources) => Consumer;

/** Every consumer of this process. An event that nobody here listens to is published to nobody. */
export const consumerFactories: readonly ConsumerFactory[] = [
  onApplicationSubmittedNotify,
  onApplicationSubmittedIndex,
  onApplicationSubmittedQueue,
  onApplicationReadingDueUnqueue,
  onApplicationCompletionRequestedNotify,
  onApplicationResubmittedNotify,
  onApplicationVerifiedNotify,
  onApplicationRejectedNotify,
  onApplicationCancelledNotify,
  onApplicationExpiredNotify,
  onOutputIssuedNotify,
  onOutputReadyForPickupNotify,
  onOutputAnsweredNotify,
  onOutputRevokedNotify,
  onApplicationClosedNotify,
  onDocumentLinkRequestedNotify,
  onApplicationCompletionReminderDueNotify,
  onApplicationClaimExpiryDueRelease,
  onApplicationCompletionExpiryDueExpire,
  onApplicationDraftExpiryDueExpire,
  onDocumentResumableExpiryDueExpire,
  onDocumentUploadExpiryDueExpire,
  onApplicationSubmittedCount,
  onApplicationRejectedCount,
  onApplicationCancelledCount,
  onApplicationClosedCount,
  onApplicationExpiredCount,
  onConfigurationPublishedListClosures,
  onApplicationVerifiedReviewHolds,
  onApplicationCompletionRequestedReviewHolds,
  onOutputReadyForPickupReviewHolds,
  onApplicationClosedReviewHolds,
  onApplicationCancelledReviewHolds,
  onConfigurationPublishedReviewHolds,
  onApplicationHoldReviewDueReviewHolds,
  onApplicationHeldNotify,
  onApplicationHoldLiftedNotify,
  onApplicationVerifiedReckonPromise,
  onApplicationCompletionRequestedReckonPromise,
  onApplicationResubmittedReckonPromise,
  onApplicationHeldReckonPromise,
  onApplicationHoldLiftedReckonPromise,
  onOutputIssuedReckonPromise,
  onOutputReadyForPickupReckonPromise,
  onApplicationClosedReckonPromise,
  onApplicationCancelledReckonPromise,
  onApplicationExpiredReckonPromise,
  onApplicationHoldsReviewedReckonPromises,
  onPromiseMovedNotify,
  onReadinessFoundMail,
  onAlarmRaisedMail,
  onChannelReceiptsReceivedWork,
  onChannelDeliveryChangedCountBroadcast,
  onChannelDeliveryChangedSettleNotice,
  onChannelMailReturnedSettleNotices,
  onChannelTestRequestedSend,
  onChannelAccountChangedFileTemplates,
  onChannelTemplateJudgedNote,
  onNoticeTemplateSubmittedFile,
  onChannelDeliveryChangedNoteReply,
  onChannelMessageReceivedHear,
  onConversationReplyDueSend,
];
