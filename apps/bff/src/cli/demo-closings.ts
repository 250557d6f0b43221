import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { exampleJob } from '@mimamori/examples/job-examples'
import { exampleReport } from '@mimamori/examples/report-examples'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import type { Tx } from '@mimamori/storage/storage'
import { endClosing } from '../closings/end-closing.ts'
import { proposeClosing } from '../closings/propose-closing.ts'
import { decideCase } from '../decisions/decide-case.ts'
import { claimAt, finalizeAt } from './case-history-steps.ts'
import { type DemoScene, scheduleDecision } from './demo-scene.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const FIRST_NUMBER = 198_001
const KIND = 'direct_deal'

/**
 * Past months of which a hide was reversed after they were closed: `months` before the running one; `revised`: the
 * month was closed again.
 */
const CORRECTED = [
  { months: 4, revised: true },
  { months: 2, revised: false },
] as const
const REVERSAL_TEXT = '説明と資料を確認し、先の非表示を取り消しました。ご迷惑をおかけしました。'
const REVISION_REASON = '異議を受けて1件の非表示を取り消したため。'

/** In the morning of a day of a month, Japan time, as an instant. */
const morningOf = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}T01:10:00.000Z`

/**
 * Two leads closed every month up to the one before last. One of them was corrected and closed again, another has
 * changed since. The month that ended last waits to be closed.
 */
export function planClosings(scene: DemoScene, now: string): void {
  const [first, second] = scene.leads
  if (!first || !second) return
  const last = addMonths(monthOf(now), -2)
  for (let month = monthOf(scene.from), n = 0; month <= last; month = addMonths(month, 1), n++) {
    const [proposer, approver] = n % 2 === 0 ? [first, second] : [second, first]
    planClosing(scene, month, { at: morningOf(addMonths(month, 1), 2), proposer, approver, reason: '' })
  }
  for (const [n, { months, revised }] of CORRECTED.entries()) {
    const month = addMonths(monthOf(now), -months)
    if (month <= monthOf(scene.from)) continue
    const next = addMonths(month, 1)
    planReversal(scene, { number: FIRST_NUMBER + n, month, at: morningOf(next, 12), lead: first })
    if (revised)
      planClosing(scene, month, { at: morningOf(next, 13), proposer: first, approver: second, reason: REVISION_REASON })
  }
}

type PlannedClosing = {
  readonly at: string
  readonly proposer: Staff
  readonly approver: Staff
  readonly reason: string
}

function planClosing({ schedule }: DemoScene, month: string, { at, proposer, approver, reason }: PlannedClosing): void {
  let proposed: { closingId: string; hash: string } | null = null
  schedule(at, async (tx, then) => {
    proposed = await proposeClosing(tx, then, proposer, { month, reason })
  })
  schedule(plusSeconds(at, 40 * MINUTE), async (tx, then) => {
    if (proposed) await endClosing(tx, then, approver, { how: 'approved', ...proposed })
  })
}

type PlannedReversal = { readonly number: number; readonly month: string; readonly at: string; readonly lead: Staff }

/** A job is hidden in its month; the hide is reversed long after. */
function planReversal(scene: DemoScene, { number, month, at, lead }: PlannedReversal): void {
  const { random, clients, freelancers } = scene
  const { id: clientId } = random.pick(clients)
  const target = { type: 'job', id: `J-${number}` } as const
  const posted = morningOf(month, 11)
  const job = exampleJob(random, { id: target.id, clientId, at: posted, kind: KIND, disguise: 0 })
  scene.scheduleArrival(posted, { kind: 'job', body: job })
  scheduleDecision(scene, plusSeconds(posted, HOUR), target, { found: [KIND], template: 'hide', note: '' })
  const reporterId = random.pick(freelancers).id
  const report = exampleReport(random, { id: `R-${number}`, target, reporterId, at, kind: KIND })
  scene.scheduleArrival(at, { kind: 'report', body: report })
  let decisionId: string | null = null
  scene.schedule(plusSeconds(at, 30 * MINUTE), (tx, then) => claimAt(tx, then, lead, target))
  scene.schedule(plusSeconds(at, 31 * MINUTE), async (tx, then) => {
    decisionId = await reverseAt(tx, then, lead, { target, clientId })
  })
  scene.schedule(plusSeconds(at, 31 * MINUTE + 10), async (tx, then) => {
    if (decisionId) await finalizeAt(tx, then, decisionId)
  })
}

/**
 * Decides the claimed case by reversing all measures on this target. Returns the decision's id; `null`: there is none.
 */
async function reverseAt(
  tx: Tx,
  at: string,
  actor: Staff,
  { target, clientId }: { readonly target: Target; readonly clientId: string },
): Promise<string | null> {
  const storedCase = await unfinishedCaseOf(tx.db, target)
  const lines = (await ledgerOf(tx.db, clientId)).filter((line) => line.target.id === target.id)
  if (storedCase?.lease?.holder !== actor.id || lines.length === 0) return null
  const { id: caseId, fence, contentVersion } = storedCase
  const choice = { kind: 'reverse', reverses: lines.map(({ id }) => id), template: null, text: REVERSAL_TEXT } as const
  const deciding = { caseId, fence, contentVersion, choice, note: '', entries: SHIPPED_CATALOGUE }
  return (await decideCase(tx, at, actor, deciding)).decisionId
}
