import { newId } from '@mimamori/storage/ids'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { claimCase } from '../cases/claim-case.ts'
import { type ClosingEnding, endClosing } from '../closings/end-closing.ts'
import { getClosingState } from '../closings/get-closing.ts'
import { proposeClosing } from '../closings/propose-closing.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, aReport, person, type TestApp } from './test-app.ts'
import { choiceOf, decideAs, reversalOf, sato, tanaka } from './test-decisions.ts'

/** What leads do to close months, at a test desk. */
export function closingSteps(testApp: TestApp) {
  const { app } = testApp
  const now = () => app.clock.now()

  /** A lead with an account, as the databases ask for. */
  async function aLead(alias: string) {
    const id = newId(now())
    const added = {
      id,
      login: alias,
      alias,
      role: 'lead',
      passwordHash: 'none',
      language: 'ja',
      standing: 'settled',
    } as const
    await app.storage.write((tx) => record(tx, now(), SYSTEM, { type: 'staff.added', ...added }))
    return person(id, 'lead')
  }

  /** A job whose decision confirms a violation, final by now. */
  async function confirmed(jobId: string, clientId = 'U-1') {
    await testApp.ingest(aJob(jobId, { clientId, postedAt: now(), updatedAt: now() }))
    const { id: caseId } = await testApp.caseOfJob(jobId)
    await claimCase(app, sato, caseId)
    const decided = await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
    testApp.wait(11)
    await finalizeExpiredDecisions(app)
    return decided
  }

  /** Take back what was decided on that job; it can be undone yet. */
  async function reversing(jobId: string, clientId = 'U-1') {
    await testApp.ingest(aReport(`R-${jobId}`, { target: { type: 'job', id: jobId }, reportedAt: now() }))
    const { id: caseId, fence } = await testApp.caseOfJob(jobId)
    await claimCase(app, tanaka, caseId)
    const line = (await ledgerOf(testApp.db, clientId)).find(({ target }) => target.id === jobId)
    const choice = reversalOf(line?.id ?? '')
    return await decideAs(testApp, tanaka, { caseId, fence: fence + 1, choice })
  }

  async function reversed(jobId: string) {
    await reversing(jobId)
    testApp.wait(11)
    await finalizeExpiredDecisions(app)
  }

  const proposeAs = (who: ReturnType<typeof person>, month: string, reason = '') =>
    app.storage.write((tx) => proposeClosing(tx, now(), who, { month, reason }))
  const endAs = (who: ReturnType<typeof person>, ending: ClosingEnding) =>
    app.storage.write((tx) => endClosing(tx, now(), who, ending))
  const approveAs = (who: ReturnType<typeof person>, { closingId, hash }: { closingId: string; hash: string }) =>
    endAs(who, { how: 'approved', closingId, hash })

  return {
    aLead,
    confirmed,
    reversing,
    reversed,
    proposeAs,
    endAs,
    approveAs,
    stateFor: (who: ReturnType<typeof person>, month: string) => getClosingState(app, who, month),
  }
}
