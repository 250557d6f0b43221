import { plusSeconds } from '@mimamori/policy/instant'
import { newestCaseNumber } from '@mimamori/storage/cases/case-reads'
import { mustBeNobodys } from '../demo-database.ts'
import type { AppContext } from '../office.ts'
import { plannedAppeals } from './demo-appeals.ts'
import { plannedClosings } from './demo-closings.ts'
import { plannedGuideline } from './demo-guideline.ts'
import { plannedNotices } from './demo-notices.ts'
import { plannedDays } from './demo-plan.ts'
import { plannedToday } from './demo-today.ts'
import { plannedWithdrawals } from './demo-withdrawals.ts'
import { setScene } from './scene.ts'

const DEMO_MEMBERS = 600
const MONTHS = 14

/**
 * Fill an empty desk with 14 months of believable history, through the real operations at instants of the past.
 * Does nothing when there is any case already; throws BadSettings where anybody works who is not the demo's. Of the last two hours there is something in every list; the rest of what
 * is open comes live, over the API.
 */
export async function fillDemo(app: AppContext): Promise<void> {
  if ((await newestCaseNumber(app.storage.db)) > 0) return
  await mustBeNobodys(app)
  const now = app.clock.now()
  const from = plusSeconds(now, -MONTHS * 30.4 * 86_400)
  const scene = await setScene(app, { members: DEMO_MEMBERS, from, until: plusSeconds(now, -2 * 3600) })
  plannedGuideline(scene, now)
  plannedDays(scene)
  plannedToday(scene, now)
  plannedWithdrawals(scene, now)
  plannedAppeals(scene, now)
  plannedClosings(scene, now)
  plannedNotices(scene, now)
  await scene.writeUntil(now)
}
