import { exampleMetrics } from '@mimamori/examples/metric-examples'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import { MEMBER_ROLES } from '@mimamori/policy/intake/intake-arrivals'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import type { Tx } from '@mimamori/storage/storage'
import { evaluatePages } from '../standards/evaluate-pages.ts'
import { beginRun } from '../standards/run-evaluation.ts'
import { endVersion, proposeVersion } from '../standards/standard-versions.ts'
import type { DemoScene } from './demo-scene.ts'

const HOUR = 3600
/** evaluations before the one that a new demo begins by itself */
const MONTHS = 3

/** Two leads bring the standards into force that ship with the desk, so long after its beginning, in words that readers of the demo find. */
const APPROVED_AFTER = HOUR
const REASON = '2019年11月のお知らせのとおりに適用します。'

/** At four in the morning on the first of a month, Japan time, as an instant. */
const morningOfFirst = (month: string): string => plusSeconds(`${month}-01T00:00:00.000Z`, -5 * HOUR)

/** Two leads approved the standards; the marketplace reported metrics of all members every month, and they were evaluated on its first day. */
export function planStandards(scene: DemoScene, now: string): void {
  planApproval(scene)
  for (let ago = MONTHS - 1; ago >= 0; ago -= 1) {
    const at = morningOfFirst(addMonths(monthOf(now), -ago))
    if (at >= scene.until || at <= scene.from) continue
    planMetrics(scene, plusSeconds(at, -5 * HOUR))
    scene.schedule(at, evaluateInForce)
  }
  planMetrics(scene, plusSeconds(now, -3 * HOUR))
}

function planMetrics({ members, scheduleArrival }: DemoScene, at: string): void {
  for (const member of members) scheduleArrival(at, { kind: 'metrics', body: exampleMetrics(member, at) })
}

/** The shipped standards are tried, proposed and approved by the operations of the desk, before any member is known. */
function planApproval({ leads: [first, second], from, schedule }: DemoScene): void {
  if (!first || !second) return
  const at = plusSeconds(from, APPROVED_AFTER)
  schedule(at, async (tx, then) => {
    const dry = { purpose: 'dry', roles: MEMBER_ROLES, version: null, standards: SHIPPED_STANDARDS } as const
    const runId = await evaluateAt(tx, then, first.id, dry)
    const { versionId, hash } = await proposeVersion(tx, then, first, { runId, from: null, reason: REASON })
    const seen = { versionId, how: 'approved', hash, runId } as const
    const { runId: activation } = await endVersion(tx, then, second, seen)
    if (activation === null) return
    const ended = { runId: activation, purpose: 'activation', state: 'done', done: 0, changed: 0 } as const
    await record(tx, then, SYSTEM, { type: 'standards_run.ended', ...ended })
  })
}

async function evaluateInForce(tx: Tx, at: string): Promise<void> {
  const { number: version, standards } = await standardsInForce(tx.db, at)
  await evaluateAt(tx, at, SYSTEM, { purpose: 'scheduled', roles: MEMBER_ROLES, version, standards })
}

const TOLD = { letter: true, place: 0 } as const

/** Evaluates all members in a transaction of the past, by the same judge as the desk; a dry run changes nothing. Answers the run. */
async function evaluateAt(tx: Tx, at: string, by: string, of: Parameters<typeof beginRun>[3]): Promise<string> {
  const { standards, version } = of
  const runId = await beginRun(tx, at, by, of)
  const begun = { standards, inForce: null, roles: MEMBER_ROLES, at, shares: null, doneUpTo: '', done: 0, figures: {} }
  let [done, changed] = [0, 0]
  for await (const step of evaluatePages(tx.db, begun)) {
    if ('ranked' in step) {
      await record(tx, at, SYSTEM, { type: 'standards_run.ranked', runId, shares: step.ranked })
      continue
    }
    const { changes, ...page } = step
    if (version === null) {
      await record(tx, at, SYSTEM, { type: 'standards_run.advanced', runId, ...page, forecasts: changes, near: null })
      done = page.done
      continue
    }
    for (const { before: _before, after: holding, cause: _cause, ...change } of changes)
      await record(tx, at, SYSTEM, {
        type: 'standard.changed',
        id: newId(at),
        runId,
        version,
        holding,
        ...change,
        ...TOLD,
      })
    await record(tx, at, SYSTEM, { type: 'standards_run.advanced', runId, ...page, forecasts: [] })
    done = page.done
    changed += changes.length
  }
  const ended = { runId, purpose: of.purpose, state: 'done', done, changed } as const
  await record(tx, at, SYSTEM, { type: 'standards_run.ended', ...ended })
  return runId
}
