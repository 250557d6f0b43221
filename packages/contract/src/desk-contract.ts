import { acts } from './acts/act-contract.ts'
import { apiKeys } from './api-keys/api-key-contract.ts'
import { appeals } from './appeals/appeal-contract.ts'
import { audit } from './audit/audit-contract.ts'
import { breakdown } from './breakdown/breakdown-contract.ts'
import { breakdownNotes } from './breakdown/breakdown-notes-contract.ts'
import { breakdownMail } from './breakdown-mail/breakdown-mail-contract.ts'
import { caseAssignment } from './cases/assign-case-contract.ts'
import { caseActions } from './cases/case-action-contract.ts'
import { caseBatches } from './cases/case-batch-contract.ts'
import { cases } from './cases/case-contract.ts'
import { dueTimes } from './cases/due-times-contract.ts'
import { catalogue } from './catalogue/catalogue-contract.ts'
import { clock } from './clock/clock-contract.ts'
import { closings } from './closings/closing-contract.ts'
import { coverage } from './coverage/coverage-contract.ts'
import { decisions } from './decisions/decision-contract.ts'
import { deliveries } from './delivery/delivery-contract.ts'
import { detectionModels } from './detection/detection-models-contract.ts'
import { trackRecord } from './detection/track-record-contract.ts'
import { drafts } from './drafts/draft-contract.ts'
import { enquiries } from './enquiries/enquiry-contract.ts'
import { erasure } from './erasure/erasure-contract.ts'
import { inbox } from './inbox/inbox-contract.ts'
import { incidents } from './incidents/incident-contract.ts'
import { ledger } from './ledger/ledger-contract.ts'
import { live } from './live/presence-contract.ts'
import { members } from './members/member-contract.ts'
import { memberPage } from './members/member-page-contract.ts'
import { notes } from './notes/note-contract.ts'
import { notices } from './notices/notice-contract.ts'
import { people } from './people/person-contract.ts'
import { queue } from './queue/queue-contract.ts'
import { reminders } from './reminders/reminder-contract.ts'
import { reports } from './reports/report-contract.ts'
import { retention } from './retention/retention-contract.ts'
import { savedSteps } from './saved-steps/saved-step-contract.ts'
import { search } from './search/search-contract.ts'
import { ownTexts } from './snippets/own-text-contract.ts'
import { snippets } from './snippets/snippet-contract.ts'
import { invitation } from './staff/invitation-contract.ts'
import { oidc } from './staff/oidc-contract.ts'
import { ownSessions } from './staff/own-session-contract.ts'
import { security } from './staff/security-contract.ts'
import { session } from './staff/session-contract.ts'
import { stepUp } from './staff/step-up-contract.ts'
import { standards } from './standards/standards-contract.ts'
import { withdrawals } from './withdrawals/withdrawal-contract.ts'

/** The contract between the page and the server. Without a session every endpoint but `session` answers 401. */
export const deskContract = {
  apiKeys,
  session: { ...session, ...stepUp, ...invitation, ...ownSessions, ...oidc },
  security,
  queue,
  cases: { ...cases, ...caseActions, ...caseAssignment, ...caseBatches },
  drafts,
  dueTimes,
  decisions,
  acts,
  deliveries,
  coverage,
  breakdown: { ...breakdown, notes: breakdownNotes },
  breakdownMail,
  catalogue,
  trackRecord,
  appeals,
  audit,
  incidents,
  erasure,
  reports,
  retention,
  ledger,
  live,
  members: { ...members, ...memberPage },
  notes,
  inbox,
  snippets,
  ownTexts,
  savedSteps,
  search,
  standards,
  people,
  withdrawals,
  reminders,
  enquiries,
  closings,
  notices,
  detectionModels,
  clock,
}

/**
 * The refusals of any call beside its own, before its operation is reached. `BAD_REQUEST` carries `{ errors: Flaw[] }`,
 * the fields that are wrong.
 */
export const TRANSPORT_ANSWERS = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  CROSS_SITE: 403,
  NOT_FOUND: 404,
  METHOD_NOT_SUPPORTED: 405,
  TOO_LARGE: 413,
  UNSUPPORTED: 415,
} as const
