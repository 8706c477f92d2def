// Generated from the migrated database by generate-schema.ts. Do not edit.
import type { Generated } from "kysely";

/** A value of a jsonb column. */
export type Json = unknown;

/** Rows of app.account_watch. */
export interface AccountWatchTable {
  tenant_id: string;
  account_id: string;
  receipt_sources: Generated<string[]>;
  low_balance: number | null;
  balance: number | null;
  balance_currency: string | null;
  balance_at: Date | null;
  balance_failure: string | null;
}

/** Rows of app.alarm. */
export interface AlarmTable {
  tenant_id: string;
  id: string;
  kind: string;
  account_id: string | null;
  code: string | null;
  count: number;
  since: Date;
  cleared_at: Date | null;
}

/** Rows of app.application. */
export interface ApplicationTable {
  tenant_id: string;
  id: string;
  number: string | null;
  service_code: string;
  service_version: number;
  channel: string;
  state: string;
  version: Generated<number>;
  state_role: string;
  state_actor_kind: string;
  state_actor_id: string | null;
  state_reason: string | null;
  state_at: Date;
  purpose: string | null;
  flags: Generated<string[]>;
  answers_sealed: Buffer;
  contact_sealed: Buffer;
  initials: string;
  tracking_index: Buffer;
  created_at: Date;
  filed_at: Date | null;
  round: Generated<number>;
  claimed_by: string | null;
  claim_until: Date | null;
  asked_by: string | null;
  verified_by: string | null;
  verified_at: Date | null;
  needs_head_approval: Generated<boolean>;
  head_approved_by: string | null;
  rejection_proposed_by: string | null;
  rejection_agreed_by: string | null;
  rejection_reason_sealed: Buffer | null;
  closed_at: Date | null;
}

/** Rows of app.application_name_token. */
export interface ApplicationNameTokenTable {
  tenant_id: string;
  application_id: string;
  token_index: Buffer;
}

/** Rows of app.application_person. */
export interface ApplicationPersonTable {
  tenant_id: string;
  application_id: string;
  role: string;
  nik_index: Buffer;
}

/** Rows of app.application_transition. */
export interface ApplicationTransitionTable {
  tenant_id: string;
  application_id: string;
  version: number;
  from_state: string | null;
  to_state: string;
  role: string;
  actor_kind: string;
  actor_id: string | null;
  reason: string | null;
  at: Date;
}

/** Rows of app.audit_event. */
export interface AuditEventTable {
  tenant_id: string;
  id: string;
  at: Date;
  action: string;
  actor_kind: string;
  actor_id: string | null;
  subject_id: string | null;
  result: string;
  request_id: string;
  details: Json;
}

/** Rows of app.audit_seal. */
export interface AuditSealTable {
  tenant_id: string;
  seq: string;
  event_id: string;
  hash: Buffer;
  sealed_at: Date;
}

/** Rows of app.bad_address. */
export interface BadAddressTable {
  tenant_id: string;
  address_index: Buffer;
  status: string;
  since: Date;
}

/** Rows of app.broadcast. */
export interface BroadcastTable {
  tenant_id: string;
  id: string;
  code: string;
  state: string;
  title: string;
  text: string;
  sms: string;
  levels: string[];
  areas: string[];
  config_version: number | null;
  revision: number;
  composers: string[];
  composed_at: Date;
  submitted_by: string | null;
  submitted_at: Date | null;
  approved_by: string | null;
  approved_at: Date | null;
  returned_by: string | null;
  returned_at: Date | null;
  returned_reason: string | null;
  cancelled_by: string | null;
  cancelled_at: Date | null;
  ended_at: Date | null;
  whatsapp_rests_until: Date | null;
  sms_rests_until: Date | null;
  rests_reason: string | null;
}

/** Rows of app.broadcast_recipient. */
export interface BroadcastRecipientTable {
  tenant_id: string;
  id: string;
  broadcast_id: string;
  contact_id: string;
  position: number;
  level: string;
  region_code: string;
  rw: number | null;
  rt: number | null;
  token_hash: Buffer;
  state: string;
  channel: string;
  tries: Generated<number>;
  message_id: string | null;
  due_at: Date | null;
  failure: string | null;
  state_at: Date;
  told_at: Date | null;
  passed_on_at: Date | null;
}

/** Rows of app.canned_reply. */
export interface CannedReplyTable {
  tenant_id: string;
  id: string;
  title: string;
  body: string;
  revision: number;
  changed_at: Date;
}

/** Rows of app.case_counter. */
export interface CaseCounterTable {
  tenant_id: string;
  day: string;
  last: number;
}

/** Rows of app.case_fact. */
export interface CaseFactTable {
  tenant_id: string;
  application_id: string;
  service_code: string;
  filed_on: string;
  outcome: string;
  ended_on: string | null;
  hours: number | null;
}

/** Rows of app.case_grant. */
export interface CaseGrantTable {
  tenant_id: string;
  holder_hash: Buffer;
  application_id: string;
  purpose: string;
  created_at: Date;
  expires_at: Date;
}

/** Rows of app.case_history. */
export interface CaseHistoryTable {
  tenant_id: string | null;
  application_id: string | null;
  version: number | null;
  from_state: string | null;
  to_state: string | null;
  role: string | null;
  actor_kind: string | null;
  actor_id: string | null;
  reason: string | null;
  at: Date | null;
}

/** Rows of app.case_hold. */
export interface CaseHoldTable {
  tenant_id: string;
  id: string;
  application_id: string;
  reason: string;
  rule_key: string | null;
  card: string | null;
  blocks: string[];
  words: Json;
  since: Date;
  until: Date | null;
  review_on: string | null;
  set_at: Date;
  lifted_at: Date | null;
  lifted_because: string | null;
}

/** Rows of app.case_promise. */
export interface CasePromiseTable {
  tenant_id: string;
  application_id: string;
  state: string;
  started_at: Date;
  finished_at: Date | null;
  budget_minutes: number;
  working_days: number;
  used_minutes: number;
  due_at: Date | null;
  due_on: string | null;
  first_due_on: string | null;
  told_due_on: string | null;
  told_on: string | null;
  elapsed: Json;
  first_planned: Json;
  moved_by: Generated<string[]>;
  holds_seen: Generated<number>;
  computed_at: Date;
  computed_on: string;
}

/** Rows of app.case_reading. */
export interface CaseReadingTable {
  tenant_id: string;
  application_id: string;
  service_code: string;
  day: string;
  read_at: Date;
}

/** Rows of app.channel_bucket. */
export interface ChannelBucketTable {
  tenant_id: string;
  kind: string;
  key_hash: Buffer;
  full_at: Date;
}

/** Rows of app.channel_opt_out. */
export interface ChannelOptOutTable {
  tenant_id: string;
  person_index: Buffer;
  since: Date;
}

/** Rows of app.channel_route. */
export interface ChannelRouteTable {
  kind: string;
  key_hash: Buffer;
  office_id: string;
  account_id: string;
}

/** Rows of app.channel_usage. */
export interface ChannelUsageTable {
  tenant_id: string;
  account_id: string;
  day: string;
  messages: number;
  units: number;
}

/** Rows of app.chat_message. */
export interface ChatMessageTable {
  tenant_id: string;
  id: string;
  thread_id: string;
  account_id: string;
  at: Date;
  position: number;
  author: string;
  officer_id: string | null;
  kind: string;
  body_sealed: Buffer;
  content_sealed: Buffer | null;
  state: string | null;
  failure: string | null;
  attempt_id: string | null;
  attempts: Generated<number>;
  due_at: Date | null;
}

/** Rows of app.chat_person. */
export interface ChatPersonTable {
  tenant_id: string;
  person_index: Buffer;
  thread_id: string;
}

/** Rows of app.chat_thread. */
export interface ChatThreadTable {
  tenant_id: string;
  id: string;
  contact_sealed: Buffer;
  state: Json;
  hand: string;
  account_id: string;
  last_inbound_at: Date;
  last_message_at: Date;
  waiting_since: Date | null;
  claimed_by: string | null;
  claimed_at: Date | null;
  claim_until: Date | null;
  application_id: string | null;
  revision: number;
  created_at: Date;
}

/** Rows of app.completion_request. */
export interface CompletionRequestTable {
  tenant_id: string;
  id: string;
  application_id: string;
  round: number;
  asked_by: string;
  asked_at: Date;
  note_sealed: Buffer | null;
  expires_at: Date;
  answered_at: Date | null;
}

/** Rows of app.configuration_change. */
export interface ConfigurationChangeTable {
  tenant_id: string;
  key: string;
  kind: string;
  body: Json | null;
  revision: string;
  from_version: number | null;
  changed_by: string | null;
  changed_at: Date;
}

/** Rows of app.configuration_item. */
export interface ConfigurationItemTable {
  tenant_id: string;
  key: string;
  since_version: number;
  until_version: number | null;
  kind: string;
  body: Json;
  published_at: Date;
  published_by: string | null;
}

/** Rows of app.configuration_version. */
export interface ConfigurationVersionTable {
  tenant_id: string;
  version: number;
  published_at: Date;
  published_by: string | null;
  note: string;
  changes: number;
  reverts: number | null;
}

/** Rows of app.contact_import. */
export interface ContactImportTable {
  tenant_id: string;
  id: string;
  state: string;
  format: string;
  revision: number;
  rows_sealed: Buffer | null;
  add_count: number;
  change_count: number;
  same_count: number;
  bad_count: number;
  written: Json | null;
  created_by: string;
  created_at: Date;
  changed_at: Date;
}

/** Rows of app.dead_letter. */
export interface DeadLetterTable {
  tenant_id: string;
  id: string;
  queue: string;
  job: string;
  event_id: string;
  payload: Json;
  reason: string;
  attempts: number;
  failed_at: Date;
  resolved_at: Date | null;
  replay_asked_at: Date | null;
  resolution: string | null;
}

/** Rows of app.delivery_receipt. */
export interface DeliveryReceiptTable {
  tenant_id: string;
  account_id: string;
  provider_id: string;
  state: string;
  reference: string | null;
  code: string | null;
  at: Date;
  received_at: Date;
  worked_at: Date | null;
}

/** Rows of app.document_pin. */
export interface DocumentPinTable {
  tenant_id: string;
  document_id: string;
  pin_index: Buffer;
  tries_left: number;
  created_at: Date;
  expires_at: Date;
}

/** Rows of app.due_row. */
export interface DueRowTable {
  tenant_id: string;
  id: string;
  dedup_key: string;
  due_at: Date;
  name: string;
  version: number;
  payload: Json;
  created_at: Date;
  published_at: Date | null;
}

/** Rows of app.idempotency_key. */
export interface IdempotencyKeyTable {
  tenant_id: string;
  principal: string;
  key: string;
  action: string;
  request_hash: Buffer;
  response_sealed: Buffer;
  made: Json | null;
  created_at: Date;
}

/** Rows of app.inbound_message. */
export interface InboundMessageTable {
  tenant_id: string;
  id: string;
  account_id: string;
  provider_id: string;
  kind: string;
  body_sealed: Buffer;
  received_at: Date;
  worked_at: Date | null;
}

/** Rows of app.issued_document. */
export interface IssuedDocumentTable {
  tenant_id: string;
  id: string;
  application_id: string;
  output_id: string;
  source: string;
  object_key: string;
  sha256: Buffer;
  size_bytes: number;
  details_sealed: Buffer;
  signature_state: string;
  verification_index: Buffer;
  state: string;
  created_at: Date;
  issued_at: Date | null;
  revoked_at: Date | null;
}

/** Rows of app.link. */
export interface LinkTable {
  tenant_id: string;
  id: string;
  kind: string;
  application_id: string;
  subject_id: string;
  token_hash: Buffer;
  created_at: Date;
  expires_at: Date;
  voided_at: Date | null;
}

/** Rows of app.mail_report. */
export interface MailReportTable {
  tenant_id: string;
  id: string;
  message_id: string;
  body_index: Buffer;
  body_sealed: Buffer;
  received_at: Date;
  worked_at: Date | null;
  outcome: string | null;
  status: string | null;
}

/** Rows of app.national_holiday. */
export interface NationalHolidayTable {
  kind: string;
  day: string;
  last_day: string;
  name_id: string;
  name_en: string;
  source: string;
}

/** Rows of app.national_template. */
export interface NationalTemplateTable {
  code: string;
  version: number;
  effective_from: string;
  definition: Json;
}

/** Rows of app.notice_attempt. */
export interface NoticeAttemptTable {
  tenant_id: string;
  id: string;
  notice_id: string;
  position: number;
  channel: string;
  state: string;
  failure: string | null;
  provider_id: string | null;
  started_at: Date;
  state_at: Date;
  went_at: Date | null;
  address_index: Buffer | null;
}

/** Rows of app.notice_route. */
export interface NoticeRouteTable {
  tenant_id: string;
  kind: string;
  channels: string[] | null;
  version: number;
  changed_by: string;
  changed_at: Date;
}

/** Rows of app.notice_template. */
export interface NoticeTemplateTable {
  tenant_id: string;
  id: string;
  kind: string;
  channel: string;
  locale: string;
  version: number;
  state: string;
  subject: string | null;
  body: string;
  button: string | null;
  reason: string | null;
  revision: number;
  created_by: string;
  created_at: Date;
  changed_at: Date;
  published_by: string | null;
  published_at: Date | null;
  live_at: Date | null;
  ended_by: string | null;
  ended_at: Date | null;
}

/** Rows of app.notification. */
export interface NotificationTable {
  tenant_id: string;
  id: string;
  event_id: string;
  application_id: string;
  kind: string;
  subject_id: string | null;
  message_code: string;
  ways: string[];
  rung: Generated<number>;
  round: Generated<number>;
  channel: string | null;
  state: string;
  state_at: Date;
  attempts: Generated<number>;
  due_at: Date | null;
  failure: string | null;
  created_at: Date;
  sent_at: Date | null;
  settled_at: Date | null;
  settled_why: string | null;
  task_at: Date | null;
  handled_at: Date | null;
  handled_by: string | null;
  handled_how: string | null;
  facts: Json | null;
}

/** Rows of app.office. */
export interface OfficeTable {
  id: string;
  slug: string;
  kind: string;
  region_code: string | null;
  short_name: string;
  full_name: string;
  province_name: string;
  time_zone: string;
  accent: string;
  seat: string;
  config_version: Generated<number>;
  opened_at: Date;
}

/** Rows of app.office_host. */
export interface OfficeHostTable {
  host: string;
  office_id: string;
}

/** Rows of app.office_key. */
export interface OfficeKeyTable {
  tenant_id: string;
  purpose: string;
  version: number;
  wrapped: Buffer;
  created_at: Date;
}

/** Rows of app.office_service. */
export interface OfficeServiceTable {
  tenant_id: string;
  id: string;
  code: string;
  version: number;
  template_code: string;
  template_version: number;
  override: Json | null;
  is_offered: boolean;
  effective_from: string;
}

/** Rows of app.outbound_message. */
export interface OutboundMessageTable {
  tenant_id: string;
  id: string;
  account_id: string | null;
  reference: string;
  purpose: string;
  channel: string;
  state: string;
  failure: string | null;
  provider_id: string | null;
  units: number | null;
  to_sealed: Buffer | null;
  created_at: Date;
  sent_at: Date | null;
  state_at: Date;
}

/** Rows of app.outbox. */
export interface OutboxTable {
  tenant_id: string;
  id: string;
  name: string;
  version: number;
  payload: Json;
  created_at: Date;
  published_at: Date | null;
}

/** Rows of app.output. */
export interface OutputTable {
  tenant_id: string;
  id: string;
  application_id: string;
  position: number;
  kind: string;
  item: string;
  delivery: string;
  state: string;
  version: Generated<number>;
  state_role: string;
  state_actor_kind: string;
  state_actor_id: string | null;
  state_second_person: string | null;
  state_reason: string | null;
  state_at: Date;
  details_sealed: Buffer | null;
}

/** Rows of app.output_transition. */
export interface OutputTransitionTable {
  tenant_id: string;
  output_id: string;
  version: number;
  from_state: string | null;
  to_state: string;
  role: string;
  actor_kind: string;
  actor_id: string | null;
  second_person: string | null;
  reason: string | null;
  at: Date;
}

/** Rows of app.paper_file. */
export interface PaperFileTable {
  tenant_id: string;
  id: string;
  application_id: string | null;
  holder_hash: Buffer | null;
  requirement: string;
  round: Generated<number>;
  position: number;
  object_key: string;
  sha256: Buffer;
  media_type: string;
  size_bytes: number;
  page_count: number;
  state: string;
  created_at: Date;
}

/** Rows of app.paper_verdict. */
export interface PaperVerdictTable {
  tenant_id: string;
  id: string;
  application_id: string;
  requirement: string;
  round: number;
  verdict: string;
  reason_code: string | null;
  reason_sealed: Buffer | null;
  decided_by: string;
  decided_at: Date;
}

/** Rows of app.platform_account. */
export interface PlatformAccountTable {
  id: string;
  username: string;
  password_hash: string;
  totp_secret_sealed: Buffer;
  totp_last_step: Generated<string>;
  session_hash: Buffer | null;
  session_expires_at: Date | null;
  session_passed_second_factor: Generated<boolean>;
  failures: Generated<number>;
  next_try_at: Date | null;
  disabled_at: Date | null;
}

/** Rows of app.portfolio_person. */
export interface PortfolioPersonTable {
  tenant_id: string;
  portfolio_hash: Buffer;
  person_hash: Buffer;
  last_at: Date;
}

/** Rows of app.provider_account. */
export interface ProviderAccountTable {
  tenant_id: string;
  id: string;
  channel: string;
  dialect: string;
  label: string;
  public_number: string;
  external_id: string | null;
  service_codes: Generated<string[]>;
  portfolio: string | null;
  portfolio_daily_limit: number | null;
  daily_quota: number | null;
  monthly_budget: number | null;
  hours: Json | null;
  credentials_sealed: Buffer;
  enabled: boolean;
  stopped_reason: string | null;
  share: Generated<number>;
  share_moved_at: Date | null;
  revision: number;
  created_at: Date;
  changed_at: Date;
  business_account_id: string | null;
}

/** Rows of app.readiness_check. */
export interface ReadinessCheckTable {
  tenant_id: string;
  checked_at: Date;
  config_version: number;
  offered: number;
}

/** Rows of app.readiness_finding. */
export interface ReadinessFindingTable {
  tenant_id: string;
  id: string;
  identity: string;
  code: string;
  severity: string;
  services: string[];
  about: string[];
  keys: string[];
  first_seen: Date;
  last_seen: Date;
  cleared_at: Date | null;
}

/** Rows of app.region. */
export interface RegionTable {
  code: string;
  parent_code: string | null;
  level: number;
  name: string;
  search_name: string;
}

/** Rows of app.resumable_upload. */
export interface ResumableUploadTable {
  tenant_id: string;
  id: string;
  holder_hash: Buffer;
  declared_type: string;
  size_bytes: number;
  sha256: Buffer | null;
  received_bytes: number;
  state: string;
  refusal: string | null;
  created_at: Date;
  expires_at: Date;
}

/** Rows of app.session. */
export interface SessionTable {
  tenant_id: string;
  id: Buffer;
  staff_id: string;
  passed_second_factor: boolean;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

/** Rows of app.staff. */
export interface StaffTable {
  tenant_id: string;
  id: string;
  username: string;
  name_sealed: Buffer;
  position: string;
  password_hash: string;
  totp_secret_sealed: Buffer;
  totp_last_step: Generated<string>;
  failures: Generated<number>;
  next_try_at: Date | null;
  disabled_at: Date | null;
  created_at: Date;
}

/** Rows of app.staff_role. */
export interface StaffRoleTable {
  tenant_id: string;
  id: string;
  staff_id: string;
  role: string;
  acting: Generated<boolean>;
  valid_from: Date;
  valid_to: Date | null;
}

/** Rows of app.template_filing. */
export interface TemplateFilingTable {
  tenant_id: string;
  account_id: string;
  name: string;
  language: string;
  state: string;
  reason: string | null;
  attempts: Generated<number>;
  try_at: Date | null;
  changed_at: Date;
}

/** Rows of app.throttle. */
export interface ThrottleTable {
  tenant_id: string;
  bucket: string;
  key_hash: Buffer;
  window_start: Date;
  used: number;
}

/** Rows of app.upload_chunk. */
export interface UploadChunkTable {
  tenant_id: string;
  upload_id: string;
  starts_at: number;
  size_bytes: number;
  object_key: string;
}

/** Rows of app.village_contact. */
export interface VillageContactTable {
  tenant_id: string;
  id: string;
  level: string;
  region_code: string;
  rw: number | null;
  rt: number | null;
  name_sealed: Buffer;
  phone_sealed: Buffer;
  phone_index: Buffer;
  email_sealed: Buffer | null;
  from_day: string | null;
  until_day: string | null;
  revision: number;
  created_at: Date;
  changed_at: Date;
}

/** Every table of the schema app, for Kysely. */
export interface Schema {
  account_watch: AccountWatchTable;
  alarm: AlarmTable;
  application: ApplicationTable;
  application_name_token: ApplicationNameTokenTable;
  application_person: ApplicationPersonTable;
  application_transition: ApplicationTransitionTable;
  audit_event: AuditEventTable;
  audit_seal: AuditSealTable;
  bad_address: BadAddressTable;
  broadcast: BroadcastTable;
  broadcast_recipient: BroadcastRecipientTable;
  canned_reply: CannedReplyTable;
  case_counter: CaseCounterTable;
  case_fact: CaseFactTable;
  case_grant: CaseGrantTable;
  case_history: CaseHistoryTable;
  case_hold: CaseHoldTable;
  case_promise: CasePromiseTable;
  case_reading: CaseReadingTable;
  channel_bucket: ChannelBucketTable;
  channel_opt_out: ChannelOptOutTable;
  channel_route: ChannelRouteTable;
  channel_usage: ChannelUsageTable;
  chat_message: ChatMessageTable;
  chat_person: ChatPersonTable;
  chat_thread: ChatThreadTable;
  completion_request: CompletionRequestTable;
  configuration_change: ConfigurationChangeTable;
  configuration_item: ConfigurationItemTable;
  configuration_version: ConfigurationVersionTable;
  contact_import: ContactImportTable;
  dead_letter: DeadLetterTable;
  delivery_receipt: DeliveryReceiptTable;
  document_pin: DocumentPinTable;
  due_row: DueRowTable;
  idempotency_key: IdempotencyKeyTable;
  inbound_message: InboundMessageTable;
  issued_document: IssuedDocumentTable;
  link: LinkTable;
  mail_report: MailReportTable;
  national_holiday: NationalHolidayTable;
  national_template: NationalTemplateTable;
  notice_attempt: NoticeAttemptTable;
  notice_route: NoticeRouteTable;
  notice_template: NoticeTemplateTable;
  notification: NotificationTable;
  office: OfficeTable;
  office_host: OfficeHostTable;
  office_key: OfficeKeyTable;
  office_service: OfficeServiceTable;
  outbound_message: OutboundMessageTable;
  outbox: OutboxTable;
  output: OutputTable;
  output_transition: OutputTransitionTable;
  paper_file: PaperFileTable;
  paper_verdict: PaperVerdictTable;
  platform_account: PlatformAccountTable;
  portfolio_person: PortfolioPersonTable;
  provider_account: ProviderAccountTable;
  readiness_check: ReadinessCheckTable;
  readiness_finding: ReadinessFindingTable;
  region: RegionTable;
  resumable_upload: ResumableUploadTable;
  session: SessionTable;
  staff: StaffTable;
  staff_role: StaffRoleTable;
  template_filing: TemplateFilingTable;
  throttle: ThrottleTable;
  upload_chunk: UploadChunkTable;
  village_contact: VillageContactTable;
}
