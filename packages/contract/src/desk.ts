import { audit } from './audit/audit.ts'
import { cases } from './cases/cases.ts'
import { decisions } from './decisions/decisions.ts'
import { queue } from './queue/queue.ts'
import { session } from './staff/session.ts'

/** What the browser says to the desk's own server. Without a session every endpoint but `session` answers 401. */
export const deskContract = { session, queue, cases, decisions, audit }
