import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import { newestCaseNumber } from '@mimamori/storage/cases/case-number-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { allStaff } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { requireUnusedDatabase } from '../startup/demo-database.ts'
import { storeReadings } from '../workflows/model-readings.ts'
import { planAppeals } from './demo-appeals.ts'
import { planClosings } from './demo-closings.ts'
import { planEnquiries } from './demo-enquiries.ts'
import { planGuideline } from './demo-guideline.ts'
import { planNotices } from './demo-notices.ts'
import { planDays } from './demo-plan.ts'
import { planReminders } from './demo-reminders.ts'
import { createScene } from './demo-scene.ts'
import { planStandards } from './demo-standards.ts'
import { planToday } from './demo-today.ts'
import { planWithdrawals } from './demo-withdrawals.ts'

const DEMO_MEMBERS = 600
const MONTHS = 14
/** what came back to people before that they have read */
const UNREAD_SECONDS = 24 * 3600

/**
 * Fills an empty desk with 14 months of believable history, through the real operations at past instants. Does nothing
 * when there is a case already; throws BadSettings where the desk has people of its own. The last two hours leave
 * something in every list; further open cases arrive live, over the API.
 */
export async function fillDemo(app: AppContext): Promise<void> {
  if ((await newestCaseNumber(app.storage.db)) > 0) return
  await requireUnusedDatabase(app)
  await app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, { type: 'demo.filling' }))
  const now = app.clock.now()
  const from = plusSeconds(now, -MONTHS * 30.4 * 86_400)
  const scene = await createScene(app, { members: DEMO_MEMBERS, from, until: plusSeconds(now, -2 * 3600) })
  planGuideline(scene, now)
  planDays(scene)
  planToday(scene, now)
  planWithdrawals(scene, now)
  planAppeals(scene, now)
  planClosings(scene, now)
  planNotices(app, scene, now)
  planStandards(scene, now)
  planReminders(app, scene, now)
  planEnquiries(app, scene, now)
  scene.schedule(plusSeconds(now, -UNREAD_SECONDS), readInboxes)
  let month = ''
  await scene.writeUntil(now, (at) => {
    if (monthOf(at) === month) return
    month = monthOf(at)
    app.log.info({ month }, 'demo: history is written')
  })
  await storeReadings(app)
  await app.storage.write((tx) => record(tx, app.clock.now(), SYSTEM, { type: 'demo.filled' }))
  app.log.info({}, 'demo: all of its history is written')
}

/** Everybody has read what came back to them until now. */
async function readInboxes(tx: Tx, at: string): Promise<void> {
  for (const { id } of await allStaff(tx.db)) {
    await record(tx, at, id, { type: 'inbox.read', staffId: id, ids: null })
  }
}
