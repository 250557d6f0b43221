import type { Staff } from '@mimamori/policy/staff/staff-member'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { claimCase } from '../cases/claim-case.ts'
import { type ClosingEnding, endClosing } from '../closings/end-closing.ts'
import { getClosingState } from '../closings/get-closing.ts'
import { proposeClosing } from '../closings/propose-closing.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { storeAccount } from './test-accounts.ts'
import { aJob, aReport, person, type TestApp } from './test-app.ts'
import { choiceOf, decideAs, reversalOf, sato, tanaka } from './test-decisions.ts'

type Decided = ReturnType<typeof decideAs>
type ClosingSteps = {
  /** A lead with an account, as the database's triggers require. */
  readonly aLead: (alias: string) => Promise<Staff>
  /** A job whose final decision confirms a violation. */
  readonly confirmed: (jobId: string, clientId?: string) => Decided
  /** Reverses that decision; it can still be undone. */
  readonly reversing: (jobId: string, clientId?: string) => Decided
  readonly reversed: (jobId: string) => Promise<void>
  readonly proposeAs: (who: Staff, month: string, reason?: string) => ReturnType<typeof proposeClosing>
  readonly endAs: (who: Staff, ending: ClosingEnding) => ReturnType<typeof endClosing>
  readonly approveAs: (who: Staff, seen: { closingId: string; hash: string }) => ReturnType<typeof endClosing>
  readonly stateFor: (who: Staff, month: string) => ReturnType<typeof getClosingState>
}

/** Steps of leads that close months, at a test desk. */
export function closingSteps(testApp: TestApp): ClosingSteps {
  const { app } = testApp
  const now = () => app.clock.now()

  async function aLead(alias: string) {
    const { id } = await storeAccount(app, { login: alias, role: 'lead', settled: true })
    return person(id, 'lead')
  }

  async function confirmed(jobId: string, clientId = 'U-1') {
    await testApp.ingest(aJob(jobId, { clientId, postedAt: now(), updatedAt: now() }))
    const { id: caseId } = await testApp.caseOfJob(jobId)
    await claimCase(app, sato, caseId)
    const decided = await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
    testApp.wait(11)
    await finalizeExpiredDecisions(app)
    return decided
  }

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

  const proposeAs = (who: Staff, month: string, reason = '') =>
    app.storage.write((tx) => proposeClosing(tx, now(), who, { month, reason }))
  const endAs = (who: Staff, ending: ClosingEnding) => app.storage.write((tx) => endClosing(tx, now(), who, ending))
  const approveAs = (who: Staff, { closingId, hash }: { closingId: string; hash: string }) =>
    endAs(who, { how: 'approved', closingId, hash })

  return {
    aLead,
    confirmed,
    reversing,
    reversed,
    proposeAs,
    endAs,
    approveAs,
    stateFor: (who: Staff, month: string) => getClosingState(app, who, month),
  }
}
