import { ACT_SAVERS, type ActChange } from './acts/save-act.ts'
import { type ApiKeyChange, saveApiKey } from './api-keys/save-api-key.ts'
import { APPEAL_SAVERS, type AppealChange } from './appeals/save-appeal.ts'
import type { ChangeSaver } from './audit/audit-event.ts'
import { type AuditChange, saveAudit } from './audit/save-audit-change.ts'
import { type AnyBreakdownChange, BREAKDOWN_SAVERS } from './breakdown/breakdown-savers.ts'
import { BREAKDOWN_MAIL_SAVERS, type BreakdownMailChange } from './breakdown-mail/breakdown-mail-savers.ts'
import { CASE_SAVERS, type CaseChange } from './cases/save-case.ts'
import { DUE_TIMES_SAVERS, type DueTimesChange } from './cases/save-due-times.ts'
import { RERANK_SAVERS, type RerankChange } from './cases/save-rerank.ts'
import { type CatalogueChange, saveCatalogue } from './catalogue/save-catalogue.ts'
import { CLOCK_SAVERS, type ClockChange } from './clock/save-clock.ts'
import { type ClosingChange, saveClosing } from './closings/save-closing.ts'
import { type CoverageExported, saveCoverageExport } from './coverage/save-coverage-export.ts'
import { type DecisionChange, saveDecision } from './decisions/save-decision.ts'
import { DELIVERY_SAVERS, type DeliveryChange } from './delivery/save-delivery.ts'
import { type DemoChange, saveDemo } from './demo/save-demo.ts'
import { DETECTION_MODEL_SAVERS, type DetectionModelChange } from './detection/save-detection-model.ts'
import { RULE_SILENCE_SAVERS, type RuleSilenceChange } from './detection/save-rule-silence.ts'
import { DRAFT_SAVERS, type DraftChange } from './drafts/save-draft.ts'
import { ENQUIRY_SAVERS, type EnquiryChange } from './enquiries/save-enquiry.ts'
import { type ErasureChange, saveErasure } from './erasure/save-erasure.ts'
import { type FactorChange, saveFactor } from './factors/save-factor.ts'
import { INBOX_SAVERS, type InboxChange } from './inbox/save-inbox.ts'
import { type IncidentChange, saveIncident } from './incidents/save-incident.ts'
import { INTAKE_SAVERS, type IntakeChange } from './intake/save-intake.ts'
import { type LedgerChange, saveLedger } from './ledger/save-ledger.ts'
import { MEASURE_RESPONSE_SAVERS, type MeasureResponseChange } from './ledger/save-measure-response.ts'
import { type MemberChange, saveMemberChange } from './members/save-member.ts'
import { type NoteChange, saveNote } from './notes/save-note.ts'
import { NOTICE_SAVERS, type NoticeChange } from './notices/save-notice.ts'
import { type OwnTextsChange, saveOwnTexts } from './own-texts/save-own-texts.ts'
import { type PeopleChange, savePeople } from './people/save-person.ts'
import { type ProbeChange, saveProbe } from './probe/save-probe.ts'
import { type ProxyChange, saveProxy } from './proxies/save-proxy.ts'
import { type RateLimitChange, saveRateLimit } from './rate-limits/save-rate-limit.ts'
import { REMINDER_SAVERS, type ReminderChange } from './reminders/save-reminder.ts'
import { type ReportChange, saveReports } from './reports/save-report.ts'
import { RETENTION_SAVERS, type RetentionChange } from './retention/save-retention.ts'
import { type SavedStepChange, saveSavedStep } from './saved-steps/save-saved-step.ts'
import { type SealChange, saveSeal } from './seal/save-seal.ts'
import { type SearchChange, saveSearch } from './search/save-search.ts'
import { type SettingProposalChange, saveSettingProposal } from './setting-proposals/save-setting-proposal.ts'
import { type SnippetChange, saveSnippet } from './snippets/save-snippet.ts'
import { type StaffChange, saveStaff } from './staff/save-staff.ts'
import { STANDARDS_SAVERS, type StandardsChange } from './standards/save-standards.ts'
import { saveView, type ViewChange } from './views/save-saved-view.ts'
import { WITHDRAWAL_SAVERS, type WithdrawalChange } from './withdrawals/save-withdrawal.ts'

export type Change =
  | ActChange
  | AppealChange
  | IntakeChange
  | BreakdownMailChange
  | CaseChange
  | DueTimesChange
  | RerankChange
  | AnyBreakdownChange
  | CoverageExported
  | DecisionChange
  | LedgerChange
  | MeasureResponseChange
  | ReminderChange
  | EnquiryChange
  | DeliveryChange
  | StaffChange
  | ApiKeyChange
  | PeopleChange
  | SettingProposalChange
  | FactorChange
  | RateLimitChange
  | NoteChange
  | InboxChange
  | DraftChange
  | ViewChange
  | SnippetChange
  | OwnTextsChange
  | SavedStepChange
  | CatalogueChange
  | RuleSilenceChange
  | SealChange
  | SearchChange
  | IncidentChange
  | MemberChange
  | AuditChange
  | ErasureChange
  | RetentionChange
  | ReportChange
  | ProbeChange
  | ProxyChange
  | DemoChange
  | ClockChange
  | WithdrawalChange
  | ClosingChange
  | NoticeChange
  | DetectionModelChange
  | StandardsChange

/** The saver of each change. A change without one does not compile. */
export const CHANGE_SAVERS: Readonly<Record<Change['type'], ChangeSaver>> = {
  ...ACT_SAVERS,
  ...INTAKE_SAVERS,
  ...APPEAL_SAVERS,
  ...MEASURE_RESPONSE_SAVERS,
  ...REMINDER_SAVERS,
  ...ENQUIRY_SAVERS,
  ...BREAKDOWN_MAIL_SAVERS,
  'case.decided': saveDecision,
  'decision.undone': saveDecision,
  'decision.stands': saveDecision,
  'decision.reversed': saveLedger,
  'measures.set': saveLedger,
  ...DELIVERY_SAVERS,
  'staff.added': saveStaff,
  'staff.preferred': saveStaff,
  'staff.password_changed': saveStaff,
  'session.started': saveStaff,
  'session.raised': saveStaff,
  'session.unconfirmed': saveStaff,
  'access.denied': saveStaff,
  'session.refused': saveStaff,
  'session.seen': saveStaff,
  'session.ended': saveStaff,
  'sessions.expired': saveStaff,
  'api_key.added': saveApiKey,
  'api_key.replaced': saveApiKey,
  'api_key.revoked': saveApiKey,
  'api_key.used': saveApiKey,
  'api_key.refused': saveApiKey,
  'staff.changed': savePeople,
  'staff.disabled': savePeople,
  'staff.enabled': savePeople,
  'staff.confirmed': savePeople,
  'desk.few_leads': savePeople,
  'desk.enough_leads': savePeople,
  'setting.proposed': saveSettingProposal,
  'setting.ended': saveSettingProposal,
  'staff.invited': savePeople,
  'invitation.used': savePeople,
  'sessions.ended': savePeople,
  'staff.linked': savePeople,
  'session.revoked': savePeople,
  'factor.added': saveFactor,
  'factor.used': saveFactor,
  'factor.renamed': saveFactor,
  'factor.removed': saveFactor,
  'recovery.made': saveFactor,
  'recovery.used': saveFactor,
  'ceremony.begun': saveFactor,
  'ceremony.ended': saveFactor,
  'ceremonies.expired': saveFactor,
  'tries.taken': saveRateLimit,
  'tries.given_back': saveRateLimit,
  'tries.forgotten': saveRateLimit,
  'tries.expired': saveRateLimit,
  'note.added': saveNote,
  ...INBOX_SAVERS,
  ...DRAFT_SAVERS,
  'view.saved': saveView,
  'view.removed': saveView,
  'own_texts.sealed': saveOwnTexts,
  'own_texts.removed': saveOwnTexts,
  'own_text.used': saveOwnTexts,
  'snippet.saved': saveSnippet,
  'snippet.removed': saveSnippet,
  'step.saved': saveSavedStep,
  'step.removed': saveSavedStep,
  'catalogue.added': saveCatalogue,
  ...CASE_SAVERS,
  ...DUE_TIMES_SAVERS,
  ...RERANK_SAVERS,
  ...RULE_SILENCE_SAVERS,
  'seal.pinned': saveSeal,
  'seal.replaced': saveSeal,
  'search.restarted': saveSearch,
  'search.continued': saveSearch,
  'incident.asked': saveIncident,
  'member.erased': saveErasure,
  'erasures.purged': saveErasure,
  'reports.invalidated': saveReports,
  'reports.restored': saveReports,
  ...RETENTION_SAVERS,
  'incident.exported': saveIncident,
  ...BREAKDOWN_SAVERS,
  'coverage.exported': saveCoverageExport,
  'member.revealed': saveMemberChange,
  'member.looked_up': saveMemberChange,
  'member.lookup_refused': saveMemberChange,
  'member.noted': saveMemberChange,
  'audit.head_signed': saveAudit,
  'audit.exported': saveAudit,
  'stream.moved': saveAudit,
  'probe.written': saveProbe,
  'proxy.untrusted': saveProxy,
  'demo.marked': saveDemo,
  'demo.filling': saveDemo,
  'demo.filled': saveDemo,
  ...CLOCK_SAVERS,
  ...WITHDRAWAL_SAVERS,
  'closing.proposed': saveClosing,
  'closing.ended': saveClosing,
  ...NOTICE_SAVERS,
  ...DETECTION_MODEL_SAVERS,
  ...STANDARDS_SAVERS,
}
