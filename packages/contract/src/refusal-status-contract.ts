import type { AnyUndoRefusal } from '@mimamori/policy/acts/act-undo-rules'
import type { KeyRefusal } from '@mimamori/policy/api-keys/api-key-rules'
import type { DecideAppealRefusal, UndoAppealRefusal } from '@mimamori/policy/appeals/appeal-rules'
import type { ExportRefusal } from '@mimamori/policy/audit/audit-export-rules'
import type { AddVersionRefusal } from '@mimamori/policy/catalogue/catalogue-version-rules'
import type { ChoiceNotInForceRefusal } from '@mimamori/policy/catalogue/choice-in-force-rules'
import type { ClockRefusal } from '@mimamori/policy/clock/trusted-time-rules'
import type { CaseActionRefusal } from '@mimamori/policy/decisions/allowed-case-actions'
import type { DecideRefusal } from '@mimamori/policy/decisions/decision-rules'
import type { DeliveryRefusal } from '@mimamori/policy/delivery/redelivery-rules'
import type { RevealRefusal } from '@mimamori/policy/members/reveal-rules'
import type { NoteRefusal } from '@mimamori/policy/notes/note-rules'
import type { SavedViewRefusal } from '@mimamori/policy/queue/saved-view-rules'
import type { InvalidateRefusal, RestoreRefusal } from '@mimamori/policy/reports/report-invalidation-rules'
import type { StepUpRefusal } from '@mimamori/policy/staff/step-up-rules'
import type { WithdrawalRefusal } from '@mimamori/policy/withdrawals/allowed-withdrawal-actions'
import { MAIL_STATUS, type MailRefusal } from './breakdown-mail/report-mail-refusal-contract.ts'
import { DUE_TIMES_STATUS } from './cases/due-times-refusal-contract.ts'
import { CATALOGUE_STATUS } from './catalogue/catalogue-refusal-contract.ts'
import { DETECTION_STATUS } from './detection/detection-refusal-contract.ts'
import { type DeskEnquiryRefusal, ENQUIRY_STATUS } from './enquiries/enquiry-refusal-contract.ts'
import { NOTICE_STATUS } from './notices/notice-refusal-contract.ts'
import type {
  BreakdownNoteRefusal,
  ClosingRefusal,
  ContactRefusal,
  DueTimesRefusal,
  ModelRefusal,
  NoticeRefusal,
  OwnTextRefusal,
  PeopleRefusal,
  PrivacyRefusal,
  SecurityRefusal,
  SettingRefusal,
  StandardsRefusal,
  TrackRecordRefusal,
} from './page-refusal-contract.ts'
import { ACCOUNT_STATUS } from './people/account-refusal-contract.ts'
import { type DeskReminderRefusal, REMINDER_STATUS } from './reminders/reminder-refusal-contract.ts'
import { OWN_TEXT_STATUS } from './snippets/own-text-refusal-contract.ts'
import { STANDARDS_STATUS } from './standards/standards-refusal-contract.ts'

/** Every reason the desk refuses for. One union drives the status here and the words in `copy/refusals`. */
export type Refusal =
  | CaseActionRefusal
  | DecideRefusal
  | AnyUndoRefusal
  | SavedViewRefusal
  | NoteRefusal
  | ChoiceNotInForceRefusal
  | AddVersionRefusal
  | ExportRefusal
  | StepUpRefusal
  | SecurityRefusal
  | RevealRefusal
  | ContactRefusal
  | KeyRefusal
  | PeopleRefusal
  | DeliveryRefusal
  | DecideAppealRefusal
  | UndoAppealRefusal
  | InvalidateRefusal
  | RestoreRefusal
  | 'idempotency_conflict'
  | 'too_many_calls'
  | PrivacyRefusal
  | SettingRefusal
  | WithdrawalRefusal
  | ClosingRefusal
  | DueTimesRefusal
  | NoticeRefusal
  | OwnTextRefusal
  | ClockRefusal
  | TrackRecordRefusal
  | BreakdownNoteRefusal
  | ModelRefusal
  | StandardsRefusal
  | DeskReminderRefusal
  | DeskEnquiryRefusal
  | MailRefusal

export const STATUS_OF: Readonly<Record<Refusal, 403 | 409 | 422 | 429>> = {
  not_permitted: 403,
  waits_for_lead: 403,
  not_your_queue: 403,
  step_up_required: 403,
  reveal_needs_case: 403,
  not_in_case: 403,
  case_not_on_screen: 409,
  too_many_reveals: 429,
  too_many_lookups: 429,
  too_many_calls: 429,
  lookup_needed: 422,
  member_erased: 409,
  already_decided: 409,
  held_by_other: 409,
  lease_lost: 409,
  assignee_self: 422,
  assignee_unavailable: 422,
  assignee_other_queue: 422,
  assignee_no_lead: 422,
  content_changed: 409,
  already_hidden: 409,
  hidden_by_proposal: 409,
  not_hidden: 409,
  restricting_off: 409,
  already_withdrawn: 409,
  not_withdrawn: 409,
  withdrawal_pending: 409,
  evidence_required: 422,
  evidence_unknown: 422,
  evidence_unopened: 409,
  evidence_changed: 409,
  own_proposal: 403,
  proposer_had_part: 409,
  proposer_gone: 409,
  proposer_ineligible: 409,
  awaits_confirmation: 403,
  access_too_recent: 403,
  evidence_newer: 409,
  not_blocked: 409,
  proposal_over: 409,
  not_held: 409,
  month_not_over: 409,
  closing_pending: 409,
  nothing_changed: 409,
  figures_changed: 409,
  snapshot_altered: 409,
  hold_over: 409,
  not_paused: 409,
  already_restricted: 409,
  not_restricted: 409,
  nothing_to_reverse: 409,
  already_reversed: 409,
  not_reversible: 422,
  two_people_needed: 409,
  setting_out_of_range: 422,
  draft_day_out_of_range: 422,
  notice_address_flawed: 422,
  already_undone: 409,
  already_escalated: 409,
  not_escalated: 409,
  not_on_patrol: 409,
  had_part: 403,
  appeal_over: 409,
  no_open_report: 409,
  no_invalid_report: 409,
  already_pinned: 409,
  not_pinned: 409,
  key_ended: 409,
  undo_window_over: 409,
  case_touched: 409,
  export_too_large: 422,
  export_empty: 422,
  idempotency_conflict: 422,
  too_many_rows: 422,
  note_day_outside: 422,
  note_moved: 409,
  days_out_of_range: 422,
  already_erased: 409,
  last_four_wrong: 422,
  erase_case_unfinished: 409,
  erase_event_underway: 409,
  measure_not_allowed: 422,
  category_required: 422,
  clause_required: 422,
  text_required: 422,
  variable_unfilled: 422,
  passages_required: 422,
  softer_reason_required: 422,
  pass_reason_required: 422,
  passage_outside_text: 422,
  note_empty: 422,
  mention_unknown: 422,
  snooze_out_of_range: 422,
  snooze_reason_required: 422,
  reason_required: 422,
  clause_not_in_force: 422,
  template_not_in_force: 409,
  ...CATALOGUE_STATUS,
  ...ACCOUNT_STATUS,
  ...STANDARDS_STATUS,
  not_failed: 409,
  endpoint_open: 409,
  clock_not_in_doubt: 409,
  ...DETECTION_STATUS,
  ...NOTICE_STATUS,
  ...MAIL_STATUS,
  ...OWN_TEXT_STATUS,
  ...DUE_TIMES_STATUS,
  ...REMINDER_STATUS,
  ...ENQUIRY_STATUS,
}
