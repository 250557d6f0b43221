import { ledgerEntriesInForce } from '@mimamori/policy/ledger/ledger-rules'
import { routeMissedCorrection } from '@mimamori/policy/ledger/measure-response-rules'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { measureById, type StoredDecision } from '@mimamori/storage/decisions/decision-reads'
import { newId } from '@mimamori/storage/ids'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { correctionsPastDue, laterDecisionState, responseTo } from '@mimamori/storage/ledger/measure-response-reads'
import { knownMember } from '@mimamori/storage/members/member-overview-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { reportsOfCase } from '@mimamori/storage/reports/filed-report-reads'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { computePlacement } from '../workflows/case-priority.ts'

/** corrections a run, so that other background work gets its turn */
const BATCH_SIZE = 20

/**
 * Brings back the cases of corrections that were not made by the date in their letter, also of dates at which the desk was down. Waits
 * while the time is in doubt: a clock that runs ahead would call members late who are not. Returns how many dates it settled.
 */
export async function bringBackMissedCorrections(app: AppContext): Promise<number> {
  if (!app.clock.isTrusted()) return 0
  const now = app.clock.now()
  let settled = 0
  for (const measureId of await correctionsPastDue(app.storage.db, now, BATCH_SIZE)) {
    try {
      if (await app.storage.write((tx) => settleMissedCorrection(tx, now, measureId))) settled++
    } catch (fault) {
      app.log.error(
        { err: fault, measure: measureId },
        'a missed correction could not be brought back; it is tried again',
      )
    }
  }
  return settled
}

/** Is the request in force, and is there a member to ask anything of? */
async function requestStands(tx: Tx, measureId: string, { state, authorId }: StoredDecision): Promise<boolean> {
  if (state !== 'standing') return false
  const ledger = ledgerEntriesInForce(await ledgerOf(tx.db, authorId))
  if (!ledger.some(({ id }) => id === measureId) || ledger.some(({ measure }) => measure === 'withdraw')) return false
  const member = await knownMember(tx.db, authorId)
  return (member?.erasedAt ?? null) === null
}

/** Settles one date; `false`: there is nothing to settle, or not yet. */
async function settleMissedCorrection(tx: Tx, at: string, measureId: string): Promise<boolean> {
  const asked = await measureById(tx.db, measureId)
  if (!asked) return false
  const { decision } = asked
  const { target, authorId } = decision
  tx.lock('target', `${target.type}/${target.id}`)
  const response = await responseTo(tx.db, measureId)
  if (!response?.dueAt || response.respondedAt !== null || response.missedAt !== null) return false
  const unfinished = await unfinishedCaseOf(tx.db, target)
  const content = await contentOf(tx.db, target)
  const version = content ? await versionOf(tx.db, target, content.version) : null
  const route = routeMissedCorrection({
    stands: version !== null && (await requestStands(tx, measureId, decision)),
    later: await laterDecisionState(tx.db, target, authorId, decision.id),
    caseState: unfinished?.state ?? null,
  })
  if (route === 'waits') return false
  const { caseId: decidedIn, actorId: askedBy } = decision
  const missed = { type: 'correction.missed', measureId, decidedIn, askedBy, dueAt: response.dueAt } as const
  if (route === 'settles' || !content || !version) {
    await record(tx, at, SYSTEM, { ...missed, caseId: null })
    return true
  }
  const caseId = unfinished?.id ?? newId(at)
  const openedAt = unfinished?.openedAt ?? at
  const reports = await reportsOfCase(tx.db, caseId)
  const [category = 'other'] = decision.categories
  const before = { raisedAt: null, pinnedAt: null, ...unfinished, missedAt: at, category }
  const placing = await computePlacement(tx, content, version, reports, openedAt, before)
  await record(tx, at, SYSTEM, { ...missed, caseId })
  const contentVersion = content.version
  if (unfinished)
    await record(tx, at, SYSTEM, { type: 'case.joined', case: unfinished, contentVersion, placing, wakes: true })
  else {
    const about = { target, authorId, openedAt, contentVersion, previousCaseId: decision.caseId }
    await record(tx, at, SYSTEM, { type: 'case.opened', id: caseId, placing, ...about })
  }
  return true
}
