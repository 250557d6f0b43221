import { caseById } from '@mimamori/storage/cases/reads'
import { decisionById } from '@mimamori/storage/decisions/reads'
import { record } from '@mimamori/storage/record'
import { expect, test } from 'vitest'
import { claimCase } from '../cases/claim.ts'
import { settle } from '../decisions/settle.ts'
import { reverseDecision } from '../reversing.ts'
import { choiceOf, decideAs, sato } from '../trial/trial-decisions.ts'
import { aJob, aReport, trialDesk } from '../trial/trial-desk.ts'
import { recounted } from './recount.ts'

function gate() {
  let open = () => {}
  const opened = new Promise<void>((done) => {
    open = done
  })
  return { opened, open }
}

test.runIf(process.env.TRIAL_ENGINE === 'postgres')(
  'a decision that is undone while the one before it is taken back is not what its month counts by',
  async () => {
    const desk = await trialDesk()
    const { office } = desk
    const at = () => office.clock.now()
    async function decided(measure: 'hide' | 'warn') {
      const { id: caseId, contentVersion, fence } = await desk.caseOfJob('J-1')
      await claimCase(office, sato, caseId)
      return await decideAs(desk, sato, { caseId, contentVersion, fence: fence + 1, choice: choiceOf(measure) })
    }
    await desk.takeIn(aJob('J-1'))
    const { decisionId: first } = await decided('hide')
    desk.wait(11)
    await settle(office)
    await desk.takeIn(aReport('R-1'))
    const { decisionId: second } = await decided('warn')

    const [seen, goOn] = [gate(), gate()]
    const undone = office.desk.write(async (tx) => {
      const decision = await decisionById(tx.db, second)
      const it = decision && (await caseById(tx.db, decision.caseId))
      if (!decision || !it) throw new Error('no such decision')
      seen.open()
      await goOn.opened
      await record(tx, at(), sato.id, { type: 'decision.undone', decision, case: it, lease: null })
    })
    await seen.opened
    const reversed = office.desk.write((tx) =>
      reverseDecision(tx, at(), sato.id, { decisionId: first, text: '取り消しました', note: '' }),
    )
    const waiting = 'SELECT 1 FROM pg_locks WHERE NOT granted'
    while ((await desk.byHand(waiting)).length === 0);
    goOn.open()
    await Promise.all([undone, reversed])
    expect(await recounted(office)).toMatchObject({ ok: true })
    await desk.close()
  },
)
