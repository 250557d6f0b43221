import type { Tx } from '@mimamori/storage/storage'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { openMemberCase } from '../intake/put-member.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { aJob, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { decideAs, NO_VIOLATION, sato, suzuki } from '../testing/test-decisions.ts'
import { invalidateReports, restoreReports } from './invalidate-reports.ts'

let testApp: TestApp
/** another desk with the same reports, as they were before */
let before: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  before = await openTestApp()
})
afterEach(async () => {
  await testApp.close()
  await before.close()
})

/** The desk, whose transactions read what was before until they have a lock, as they do while a colleague still has it. */
function waitingForLocks({ app }: TestApp): AppContext {
  const write: AppContext['storage']['write'] = (work) =>
    app.storage.write((tx) => {
      let locked = false
      const lock: Tx['lock'] = (...what) => {
        locked = true
        tx.lock(...what)
      }
      const get = (of: Tx, key: keyof Tx) => {
        if (key === 'lock') return lock
        return key === 'db' && !locked ? before.db : of[key]
      }
      return work(new Proxy(tx, { get: (of, key) => get(of, key as keyof Tx) }))
    })
  return { ...app, storage: { ...app.storage, write } }
}

const invalidate = (app: AppContext) => invalidateReports(app, sato, { reportId: 'R-2', reason: 'harassment' })
const restore = (app: AppContext) => restoreReports(app, sato, { reportId: 'R-2' }, openMemberCase)

const isInvalid = async () =>
  (await testApp.rawSql('SELECT id, invalidated_at FROM reports ORDER BY id')).map((row) => row.invalidated_at !== null)

test.each([
  ['invalidated', false, invalidate],
  ['counted again', true, restore],
] as const)(
  'a report that a colleague decided a moment ago is not %s with the others',
  async (_, wasInvalid, change) => {
    for (const desk of [before, testApp]) {
      for (const n of [1, 2]) {
        await desk.ingest(aJob(`J-${n}`))
        await desk.ingest(aReport(`R-${n}`, { target: { type: 'job', id: `J-${n}` } }))
      }
      if (wasInvalid) await invalidate(desk.app)
    }
    const { id: caseId } = await testApp.caseOfJob('J-1')
    await claimCase(testApp.app, suzuki, caseId)
    await decideAs(testApp, suzuki, { caseId, choice: NO_VIOLATION })
    expect(await change(waitingForLocks(testApp))).toEqual({ reports: 1, cases: 1 })
    expect(await isInvalid()).toEqual([wasInvalid, !wasInvalid])
  },
)
