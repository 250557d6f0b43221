import type { BreakdownNoteRefusal as AnyBreakdownNoteRefusal } from '@mimamori/policy/breakdown/breakdown-note-rules'
import type { DueTimesRefusal as AnyDueTimesRefusal } from '@mimamori/policy/cases/due-time-rules'
import type { AddVersionRefusal } from '@mimamori/policy/catalogue/catalogue-version-rules'
import type { ClosingRefusal as AnyClosingRefusal } from '@mimamori/policy/closings/allowed-closing-actions'
import type { CaseActionRefusal } from '@mimamori/policy/decisions/allowed-case-actions'
import type { DecideRefusal } from '@mimamori/policy/decisions/decision-rules'
import type { DeliveryRefusal } from '@mimamori/policy/delivery/redelivery-rules'
import type { ModelRefusal as AnyModelRefusal } from '@mimamori/policy/detection/detection-model-rules'
import type { EndSilenceRefusal, SilenceRefusal } from '@mimamori/policy/detection/rule-silence-rules'
import type { EraseRefusal } from '@mimamori/policy/erasure/erasure-rules'
import type { MeasureSettingsRefusal } from '@mimamori/policy/ledger/measure-settings-rules'
import type { LookupRefusal } from '@mimamori/policy/members/contact-lookup-rules'
import type { NoticeRefusal as AnyNoticeRefusal } from '@mimamori/policy/notices/allowed-notice-actions'
import type { NoticeSettingsRefusal } from '@mimamori/policy/notices/notice-settings-rules'
import type { PeopleRefusal as ManagingRefusal } from '@mimamori/policy/people/account-rules'
import type { IneligibleReason } from '@mimamori/policy/people/eligibility-rules'
import type { ConfirmPersonRefusal } from '@mimamori/policy/people/person-confirmation-rules'
import type { SecondLeadRefusal } from '@mimamori/policy/people/second-lead-rules'
import type { SavedViewRefusal } from '@mimamori/policy/queue/saved-view-rules'
import type { InvalidateRefusal, RestoreRefusal } from '@mimamori/policy/reports/report-invalidation-rules'
import type { RetentionRefusal } from '@mimamori/policy/retention/retention-class-rules'
import type { SavedStepRefusal } from '@mimamori/policy/saved-steps/saved-step-rules'
import type { SnippetRefusal } from '@mimamori/policy/snippets/snippet-rules'
import type { PasswordRefusal } from '@mimamori/policy/staff/password-rules'
import type { FactorRefusal } from '@mimamori/policy/staff/second-factor-rules'
import type { RunRefusal } from '@mimamori/policy/standards/run-rules'
import type { EndVersionRefusal, ProposeVersionRefusal } from '@mimamori/policy/standards/standard-version-rules'
import type { WithdrawalRefusal } from '@mimamori/policy/withdrawals/allowed-withdrawal-actions'
import type { ENQUIRY_STATUS } from './enquiries/enquiry-refusal-contract.ts'
import type { REMINDER_STATUS } from './reminders/reminder-refusal-contract.ts'

/** Refusals of a new version of the catalogue; worded with the page that adds it. */
export type CatalogueRefusal = Exclude<AddVersionRefusal, 'not_permitted'>

/** The refusals about deliveries; worded with their screen. */
export type OutboxRefusal = Exclude<DeliveryRefusal, 'not_permitted'>

/** The refusals about reports in bad faith; worded with the list of reports. */
export type ReportRefusal = Exclude<InvalidateRefusal | RestoreRefusal, 'not_permitted'>

/** The refusals of saved views; worded with them. */
export type ViewRefusal = Exclude<SavedViewRefusal, 'not_permitted'>

/** The refusals of changes to one's own sign-in; their words are loaded with its settings. */
export type SecurityRefusal = PasswordRefusal | FactorRefusal

/** The refusals about a member's data; their words are loaded with the page of a member. */
export type PrivacyRefusal = Exclude<EraseRefusal | RetentionRefusal, 'not_permitted'> | 'too_many_rows'

/** Refusals of look-ups by a contact; worded with their page. */
export type ContactRefusal = Exclude<LookupRefusal, 'not_permitted'> | 'lookup_needed'

/** The refusals about accounts; their words are loaded with the pages of people. */
export type PeopleRefusal = ManagingRefusal | Exclude<ConfirmPersonRefusal, 'not_permitted' | IneligibleReason>

/** The refusals about silenced rules; their words are loaded with the track record. */
export type TrackRecordRefusal = Exclude<SilenceRefusal | EndSilenceRefusal, 'not_permitted' | 'reason_required'>

/** The refusals about notes on the trend; their words are loaded with it. */
export type BreakdownNoteRefusal = Exclude<AnyBreakdownNoteRefusal, 'not_permitted' | 'text_required'>

/** Refusals of settings of the desk; worded with the page that sets them. */
export type SettingRefusal = Exclude<MeasureSettingsRefusal | NoticeSettingsRefusal, 'not_permitted'>

/** The refusals of withdrawals that a review does not have; their words are loaded with the screens of withdrawals. */
export type ProtocolRefusal = Exclude<WithdrawalRefusal, CaseActionRefusal | DecideRefusal>

/** The refusals of closings; their words are loaded with the screens of closings. */
export type ClosingRefusal = Exclude<AnyClosingRefusal, 'not_permitted' | 'reason_required' | IneligibleReason>

/** The refusals of notices; their words are loaded with the screens of notices. */
export type NoticeRefusal = Exclude<
  AnyNoticeRefusal,
  'not_permitted' | 'reason_required' | 'snapshot_altered' | 'proposer_ineligible' | IneligibleReason
>

/** The refusals of what a person keeps for themselves; their words are loaded with it. */
export type OwnTextRefusal = SnippetRefusal | SavedStepRefusal

/** The refusals about due times; their words are loaded with their section. */
export type DueTimesRefusal = Exclude<AnyDueTimesRefusal, 'not_permitted' | 'reason_required'>

/** The refusals about detection models; their words are loaded with their page. */
export type ModelRefusal = Exclude<AnyModelRefusal, 'not_permitted' | 'reason_required' | SecondLeadRefusal>

/** The refusals about account standards; their words are loaded with their page. */
export type StandardsRefusal = Exclude<
  RunRefusal | ProposeVersionRefusal | EndVersionRefusal,
  ClosingRefusal | DueTimesRefusal | 'not_permitted' | 'reason_required' | IneligibleReason
>

/** The refusals of contact reminders; their words are loaded with a case of one. */
export type ReminderRefusal = keyof typeof REMINDER_STATUS

/** The refusals of enquiries; their words are loaded with a case of one. */
export type EnquiryRefusal = keyof typeof ENQUIRY_STATUS
