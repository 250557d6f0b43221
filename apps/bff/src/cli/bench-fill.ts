import { plusSeconds } from '@mimamori/policy/instant'
import { newestCaseNumber } from '@mimamori/storage/cases/case-number-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { requireUnusedDatabase } from '../startup/demo-database.ts'
import { DeskRunning } from '../startup/exit-with-error.ts'
import { planCases } from './bench-plan.ts'
import { createScene } from './demo-scene.ts'

/** 14 months, the longest past that a scene is made for */
export const FILLED_DAYS = 425
const DAY = 86_400
const MEMBERS = [200, 20_000] as const
const CASES_A_MEMBER = 50
const PROGRESS_MS = 5_000

/** Prints progress to stderr, at most every 5 seconds. */
function progressOf(cases: number): (done: number) => void {
  const startedAt = performance.now()
  let printedAt = startedAt
  return (done) => {
    const now = performance.now()
    if (now - printedAt < PROGRESS_MS) return
    printedAt = now
    const seconds = (now - startedAt) / 1000
    process.stderr.write(
      `${done} of ${cases} cases in ${seconds.toFixed(0)} s, ${Math.round(done / seconds)} a second\n`,
    )
  }
}

/**
 * Fills an empty desk with `cases` cases over 14 months, or the last `days` of them, for measuring: with the real
 * operations, texts and detection, at past instants. The same numbers give the same desk. Three of ten cases stay open.
 * Throws when the desk has a case already, and DeskRunning while another process runs it.
 */
export async function fillBench(app: AppContext, cases: number, days = FILLED_DAYS): Promise<void> {
  if ((await newestCaseNumber(app.storage.db)) > 0)
    throw new Error('bench-fill: this desk is not empty; use an empty one')
  await requireUnusedDatabase(app)
  if (!(await app.storage.isLeader())) throw new DeskRunning('bench-fill: stop every desk on this database first')
  const now = app.clock.now()
  // one day earlier, so that what arrived on the last day is reported and decided by now
  const from = plusSeconds(now, -(days + 1) * DAY)
  const members = Math.min(MEMBERS[1], Math.max(MEMBERS[0], Math.round(cases / CASES_A_MEMBER)))
  const scene = await createScene(app, { members, from, until: now })
  const progress = progressOf(cases)
  let done = 0
  for (let day = 0; day < days; day++) {
    const due = Math.round((cases * (day + 1)) / days)
    planCases(scene, plusSeconds(from, day * DAY), done + 1, due)
    done = due
    await scene.writeUntil(plusSeconds(from, (day + 1) * DAY))
    progress(done)
  }
  await scene.writeUntil(now)
}
