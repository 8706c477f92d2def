/**
 * Who may use which route, by heart: host, method and path, then the kinds of principal and the permission that staff
 * need. The declarations of the running router must say the same, so whoever widens an access changes a line here.
 * `cookie` beside `link`: a citizen without a cookie is given one, so anyone may call.
 */
export const DECLARED_ACCESS: Readonly<Record<string, string>> = Object.fromEntries(
  `
office get /office: public link staff self
office get /regions: public link staff self
office get /regions/search: public link staff self
office get /services: public link staff self
office get /services/{slug}: public link staff self
office get /services/{slug}/today: public link staff self
office get /today: public link staff self
office get /availability: public link staff self
office get /calendar.ics: public link staff self
office get /services/{slug}/today: public link staff self
office get /today: public link staff self
office get /availability: public link staff self
office get /calendar.ics: public link staff self
office get /verifications/{code}: public
office get /message-codes/{messageCode}: public
office get /true-numbers: public
office get /documents/{token}: public
office post /documents/{token}: public

office post /uploads: link cookie
office post /resumable-uploads: link cookie
office get /resumable-uploads/{id}: link
office patch /resumable-uploads/{id}: link
office delete /resumable-uploads/{id}: link
office post /drafts: link cookie
office get /drafts/{id}: link
office get /drafts/{id}/pages/{page}: link
office put /drafts/{id}/pages/{page}: link
office post /drafts/{id}/papers/{requirement}: link
office delete /drafts/{id}/papers/{requirement}/files/{fileId}: link
office post /drafts/{id}/contact: link
office get /drafts/{id}/review: link
office post /applications: link public
office get /cases/{id}: link
office get /cases/{id}/receipt: link
office get /cases/{id}/notices: link
office post /cases/{id}/notify-by: link
office post /cases/{id}/cancel: link
office post /cases/{id}/documents/{documentId}/pin: link
office post /cases/{id}/documents/{documentId}/link: link
office post /track: link cookie
office post /completions/{token}: link cookie
office get /cases/{id}/completion: link
office post /cases/{id}/completion/papers/{requirement}: link
office delete /cases/{id}/completion/papers/{requirement}/files/{fileId}: link
office post /cases/{id}/completion: link

office post /staff/sign-in: public
office post /staff/second-factor: public
office post /staff/sign-out: staff self
office get /staff/me: staff self
office get /staff/sessions: staff self
office post /staff/sessions/end-others: staff self
office post /staff/password: staff self
office get /staff/applications: staff applications:read
office post /staff/applications/search: staff applications:read
office get /staff/applications/{id}: staff applications:read
office get /staff/applications/{id}/message-preview: staff applications:read
office get /staff/applications/{id}/notices: staff applications:read
office get /staff/notice-tasks: staff notifications:handle
office post /staff/notice-tasks/{id}/handled: staff notifications:handle
office get /staff/files/{id}/pages/{page}: staff applications:read
office get /staff/documents/{id}/pdf: staff applications:read
office post /staff/applications/{id}/claim: staff applications:claim
office post /staff/applications/{id}/release: staff applications:claim
office post /staff/applications/{id}/verdicts: staff applications:decide
office post /staff/applications/{id}/ask-completion: staff applications:decide
office post /staff/applications/{id}/verify: staff applications:decide
office post /staff/applications/{id}/approve-late: staff applications:approve-late
office post /staff/applications/{id}/propose-rejection: staff applications:decide
office post /staff/applications/{id}/agree-rejection: staff applications:agree-rejection
office post /staff/applications/{id}/decline-rejection: staff applications:agree-rejection
office post /staff/applications/{id}/process: staff applications:process
office post /staff/applications/{id}/reopen-completion: staff applications:decide
office post /staff/applications/{id}/cancel: staff applications:cancel
office post /staff/outputs/{id}/attach-pdf: staff outputs:issue
office post /staff/outputs/{id}/request-signature: staff outputs:issue
office post /staff/outputs/{id}/sign: staff outputs:sign
office post /staff/outputs/{id}/send-back: staff outputs:sign
office post /staff/outputs/{id}/ready-to-print: staff outputs:issue
office post /staff/outputs/{id}/print: staff outputs:print
office post /staff/outputs/{id}/spoil: staff outputs:print
office post /staff/outputs/{id}/shelve: staff outputs:hand-over
office post /staff/outputs/{id}/unshelve: staff outputs:hand-over
office post /staff/outputs/{id}/courier: staff outputs:hand-over
office post /staff/outputs/{id}/collect: staff outputs:hand-over
office post /staff/outputs/{id}/done: staff outputs:hand-over
office post /staff/outputs/{id}/answer: staff outputs:issue
office post /staff/outputs/{id}/revoke: staff outputs:revoke

office get /admin/staff: staff staff:manage
office post /admin/staff/{id}/disable: staff staff:manage
office get /admin/audit: staff audit:read
office get /admin/audit/verification: staff system audit:read
office get /admin/configuration/draft: staff office:manage
office put /admin/configuration/draft/items: staff system office:manage
office put /admin/configuration/draft/items/{key}: staff system office:manage
office delete /admin/configuration/draft/items/{key}: staff system office:manage
office post /admin/configuration/draft/discard: staff system office:manage
office post /admin/configuration/publish: staff system office:manage
office get /admin/configuration/versions: staff office:manage
office get /admin/configuration/versions/{version}: staff office:manage
office post /admin/configuration/versions/{version}/revert: staff system office:manage
office get /admin/availability/choices: staff office:manage
office get /admin/availability/review: staff office:manage
office get /admin/availability/preview: staff office:manage
office get /admin/availability/preview/answer: staff office:manage
office get /admin/availability/touched: staff office:manage
office get /admin/availability/calendar: staff office:manage
office post /admin/availability/holiday-file: staff office:manage
office get /admin/readiness: staff office:manage
office post /admin/readiness: staff system office:manage
office get /admin/alarms: staff office:manage
office post /admin/dead-letters/{id}/replay: staff office:manage
office post /admin/dead-letters/{id}/discard: staff office:manage
office get /admin/services: staff office:manage

office get /admin/notices/routes: staff notifications:manage
office put /admin/notices/routes/{kind}: staff notifications:manage
office get /admin/notices/templates: staff notifications:manage
office get /admin/notices/templates/{kind}/{channel}: staff notifications:manage
office post /admin/notices/templates/{kind}/{channel}/{locale}/preview: staff notifications:manage
office put /admin/notices/templates/{kind}/{channel}/{locale}/draft: staff notifications:manage
office post /admin/notices/templates/{kind}/{channel}/{locale}/publish: staff notifications:manage
office post /admin/notices/templates/{kind}/{channel}/{locale}/reset: staff notifications:manage
office post /admin/notices/templates/{kind}/{channel}/{locale}/revert: staff notifications:manage
office get /admin/channels: staff channels:manage
office post /admin/channels: staff channels:manage
office get /admin/channels/messages/{id}: staff channels:manage
office post /admin/channels/{id}: staff channels:manage
office post /admin/channels/{id}/switch: staff channels:manage
office post /admin/channels/{id}/hook: staff channels:manage
office post /admin/channels/{id}/test: staff channels:manage
office get /staff/conversations: staff conversations:answer
office get /staff/conversations/waiting: staff conversations:answer
office get /staff/conversations/{id}: staff conversations:answer
office post /staff/conversations/{id}/claim: staff conversations:answer
office post /staff/conversations/{id}/release: staff conversations:answer
office post /staff/conversations/{id}/hand-back: staff conversations:answer
office post /staff/conversations/{id}/answer: staff conversations:answer
office post /staff/conversations/{id}/invite: staff conversations:answer
office post /staff/conversations/{id}/link: staff conversations:answer
office get /staff/applications/{id}/conversation: staff conversations:answer
office get /staff/canned-replies: staff conversations:answer
office post /staff/canned-replies: staff conversations:answer
office post /staff/canned-replies/{id}: staff conversations:answer
office post /staff/canned-replies/{id}/remove: staff conversations:answer

office get /admin/broadcasts/tree: staff broadcasts:read
office get /admin/broadcasts/contacts: staff broadcasts:compose
office post /admin/broadcasts/contacts: staff broadcasts:compose
office post /admin/broadcasts/contacts/search: staff broadcasts:compose
office get /admin/broadcasts/contacts/{id}: staff broadcasts:compose
office post /admin/broadcasts/contacts/{id}: staff broadcasts:compose
office post /admin/broadcasts/contacts/{id}/end: staff broadcasts:compose
office post /admin/broadcasts/imports: staff broadcasts:compose
office post /admin/broadcasts/imports/{id}/corrections: staff broadcasts:compose
office get /admin/broadcasts/imports/{id}: staff broadcasts:compose
office get /admin/broadcasts/imports/{id}/bad-rows: staff broadcasts:compose
office post /admin/broadcasts/imports/{id}/write: staff broadcasts:compose
office post /admin/broadcasts/imports/{id}/discard: staff broadcasts:compose
office get /admin/broadcasts/suggestion: staff broadcasts:compose
office get /admin/broadcasts: staff broadcasts:read
office post /admin/broadcasts: staff broadcasts:compose
office get /admin/broadcasts/{id}: staff broadcasts:read
office post /admin/broadcasts/{id}: staff broadcasts:compose
office get /admin/broadcasts/{id}/preview: staff broadcasts:read
office post /admin/broadcasts/{id}/submit: staff broadcasts:compose
office post /admin/broadcasts/{id}/approve: staff broadcasts:approve
office post /admin/broadcasts/{id}/return: staff broadcasts:approve
office post /admin/broadcasts/{id}/cancel: staff broadcasts:compose
office get /admin/broadcasts/{id}/recipients: staff broadcasts:read
office get /admin/broadcasts/{id}/villages: staff broadcasts:read
office get /admin/broadcasts/{id}/circular: staff broadcasts:read
office get /admin/broadcasts/{id}/circular.pdf: staff broadcasts:read
office post /broadcasts/link: public
office post /broadcasts/passed-on: public
office get /broadcasts/codes/{messageCode}: public

office get /ministry/overview: staff reports:national

any get /hooks/whatsapp/{key}: public
any post /hooks/whatsapp/{key}: public
any get /hooks/sms/{key}: public
any post /hooks/sms/{key}: public
any post /hooks/mail/{key}: public

platform post /platform/sign-in: public
platform post /platform/second-factor: public
platform post /platform/sign-out: platform platform:operate
platform get /platform/me: platform platform:operate
platform get /platform/offices: platform platform:operate
`
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(": ") as [string, string]),
);

/** Routes of which the caller needs no right, and that answer 401 or 403 for a wrong password, code or PIN. */
export const GUESSED: readonly string[] = [
  "office post /staff/sign-in",
  "office post /staff/second-factor",
  "platform post /platform/sign-in",
  "platform post /platform/second-factor",
];
