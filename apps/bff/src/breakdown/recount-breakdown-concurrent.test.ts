import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { record } from '@mimamori/storage/record-change'
import { expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, aReport, openTestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { reverseDecision } from '../workflows/decision-reversal.ts'
import { checkBreakdown } from './recount-breakdown.ts'

function gate() {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { opened, open }
}

test.runIf(process.env.TEST_ENGINE === 'postgres')(
  'a decision that is undone while the one before it is taken back is not what its month counts by',
  async () => {
    const testApp = await openTestApp()
    const { app } = testApp
    const at = () => app.clock.now()
    async function decided(measure: 'hide' | 'warn') {
      const { id: caseId, contentVersion, fence } = await testApp.caseOfJob('J-1')
      await claimCase(app, sato, caseId)
      return await decideAs(testApp, sato, { caseId, contentVersion, fence: fence + 1, choice: choiceOf(measure) })
    }
    await testApp.ingest(aJob('J-1'))
    const { decisionId: first } = await decided('hide')
    testApp.wait(11)
    await finalizeExpiredDecisions(app)
    await testApp.ingest(aReport('R-1'))
    const { decisionId: second } = await decided('warn')

    const [seen, goOn] = [gate(), gate()]
    const undone = app.storage.write(async (tx) => {
      const decision = await decisionById(tx.db, second)
      const it = decision && (await caseById(tx.db, decision.caseId))
      if (!decision || !it) throw new Error('no such decision')
      seen.open()
      await goOn.opened
      await record(tx, at(), sato.id, { type: 'decision.undone', decision, case: it, lease: null })
    })
    await seen.opened
    const reversed = app.storage.write((tx) =>
      reverseDecision(tx, at(), sato.id, { decisionId: first, text: '取り消しました', note: '' }),
    )
    const waiting = 'SELECT 1 FROM pg_locks WHERE NOT granted'
    while ((await testApp.rawSql(waiting)).length === 0);
    goOn.open()
    await Promise.all([undone, reversed])
    expect(await checkBreakdown(app)).toMatchObject({ ok: true })
    await testApp.close()
  },
)
