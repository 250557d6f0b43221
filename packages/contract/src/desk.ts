import { apiKeys } from './api-keys/api-keys.ts'
import { appeals } from './appeals/appeals.ts'
import { audit } from './audit/audit.ts'
import { breakdown } from './breakdown/breakdown.ts'
import { cases } from './cases/cases.ts'
import { caseMoves } from './cases/moves.ts'
import { casePages } from './cases/pages.ts'
import { catalogue } from './catalogue/catalogue.ts'
import { clock } from './clock/clock.ts'
import { closings } from './closings/closings.ts'
import { coverage } from './coverage/coverage.ts'
import { decisions } from './decisions/decisions.ts'
import { deliveries } from './delivery/deliveries.ts'
import { erasure } from './erasure/erasure.ts'
import { incidents } from './incidents/incidents.ts'
import { ledger } from './ledger/ledger.ts'
import { live } from './live/live.ts'
import { members } from './members/members.ts'
import { memberPage } from './members/page.ts'
import { notes } from './notes/notes.ts'
import { notices } from './notices/notices.ts'
import { people } from './people/people.ts'
import { queue } from './queue/queue.ts'
import { reports } from './reports/reports.ts'
import { retention } from './retention/retention.ts'
import { search } from './search/search.ts'
import { company } from './staff/company.ts'
import { confirming } from './staff/confirm.ts'
import { invitation } from './staff/invitation.ts'
import { ownSessions } from './staff/own-sessions.ts'
import { security } from './staff/security.ts'
import { session } from './staff/session.ts'
import { withdrawals } from './withdrawals/withdrawals.ts'

/** What the browser says to the desk's own server. Without a session every endpoint but `session` answers 401. */
export const deskContract = {
  apiKeys,
  session: { ...session, ...confirming, ...invitation, ...ownSessions, ...company },
  security,
  queue,
  cases: { ...cases, ...caseMoves, ...casePages },
  decisions,
  deliveries,
  coverage,
  breakdown,
  catalogue,
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
  search,
  people,
  withdrawals,
  closings,
  notices,
  clock,
}

/**
 * What any call may answer beside its own refusals, before its operation is reached. `BAD_REQUEST` carries
 * `{ errors: Flaw[] }`, the fields that are wrong.
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
