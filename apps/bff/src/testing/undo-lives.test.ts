import type { UndoneAct } from '@mimamori/contract/acts/act-contract'
import { ACT_RETENTION_SECONDS } from '@mimamori/policy/acts/act-undo-rules'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getReview } from '../cases/get-review.ts'
import { listRecentDecisions } from '../decisions/list-recent-decisions.ts'
import { LIVES_TIMEOUT_MS, randomLives } from './random-lives.ts'
import { storeAccount } from './test-accounts.ts'
import { openTestApp, type TestApp } from './test-app.ts'
import { undoLives } from './undo-life-steps.ts'
import { type CaseRow, COLLEAGUE, createUndoLife, ME, type UndoLife, type WrittenAct } from './undo-lives.ts'

/** `npm run proof undo-order` tries more of them */
const LIVES = Number(process.env.UNDO_LIVES ?? randomLives(20, 30))
const STEPS = 24
const TIMEOUT_MS = Math.max(LIVES_TIMEOUT_MS, LIVES * 4_000)
/** what only says in whose hands the case is */
const IN_HAND = new Set(['fence', 'holder', 'lease_kind', 'lease_ends_at', 'state', 'joined_while_held'])

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
  await storeAccount(testApp.app, { ...COLLEAGUE, login: COLLEAGUE.id })
})
afterAll(() => testApp.close())

const placeOf = (row: CaseRow | undefined) =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => !IN_HAND.has(name)))

/** What Undo has to say now, by what was written down. */
function expected(acts: readonly WrittenAct[], now: string): { act: WrittenAct | null; refusal: string | null } {
  const open = acts.filter(({ state }) => state === 'done')
  const act = open.findLast(({ until }) => until > now)
  const past = new Date(Date.parse(now) - ACT_RETENTION_SECONDS * 1000).toISOString()
  if (!act) {
    const late = open.findLast(({ at }) => at >= past)
    return { act: late ?? null, refusal: late ? 'undo_window_over' : null }
  }
  return { act, refusal: act.touched && act.kind !== 'decision' ? 'case_touched' : null }
}

/** The cases are as they were before the act, in the person's hands. */
function expectRestored({ kind, before, touched }: WrittenAct, rows: readonly CaseRow[]): void {
  for (const was of before) {
    const is = rows.find(({ id }) => id === was.id)
    if (kind === 'note') continue
    expect(is).toMatchObject({ state: 'claimed', holder: ME.id, lease_kind: 'claim' })
    expect(Number(is?.fence)).toBeGreaterThan(Number(was.fence))
    // what arrived while a decision was held is in the case that comes back
    if (!touched) expect(placeOf(is)).toEqual(placeOf(was))
  }
}

async function checkUndo({ acts, caseRows }: UndoLife, answer: UndoneAct): Promise<string> {
  const { act, refusal } = expected(acts, testApp.app.clock.now())
  expect({ id: answer.act?.id ?? null, refusal: answer.refusal }).toEqual({ id: act?.id ?? null, refusal })
  if (!act) return 'nothing'
  expect(answer.act).toMatchObject({ kind: act.kind, cases: act.before.length })
  expect(answer.returned.map(({ caseId }) => caseId).sort()).toEqual(
    refusal ? [] : act.before.map(({ id }) => id).sort(),
  )
  if (refusal) {
    if (refusal === 'case_touched') act.state = 'lost'
    return refusal
  }
  act.state = 'undone'
  expectRestored(act, await caseRows())
  return act.before.length > 1 ? 'page' : act.kind
}

/** Screen, strip, log and counters say of the cases what their rows say, and of the acts what was done. */
async function expectAgreement({ acts, caseRows }: UndoLife, prefix: string): Promise<void> {
  const { app } = testApp
  for (const row of await caseRows()) {
    const { state, fence, holder } = await getReview(app, ME, String(row.id))
    expect([state, fence, holder?.id ?? null]).toEqual([row.state, row.fence, row.holder])
  }
  const strip = new Map((await listRecentDecisions(app, ME)).map((line) => [line.id, line]))
  const recent = acts.filter(({ until }) => until > new Date(Date.parse(app.clock.now()) - 60_000).toISOString())
  for (const { id, state } of recent.slice(-8)) {
    const line = strip.get(id)
    expect(line, `${id} in the strip`).toBeDefined()
    expect(line?.state === 'undone').toBe(state === 'undone')
    if (state === 'lost') expect(line).toMatchObject({ undoUntil: null })
  }
  const undone = acts.filter(({ state }) => state === 'undone').flatMap(({ before }) => before)
  const logged = await testApp.rawSql(
    `select a.seq from audit a join cases c on c.id = a.subject_id where c.target_id like '${prefix}-%' and a.action like '%undone'`,
  )
  expect(logged).toHaveLength(undone.length)
  const counted = await testApp.rawSql(
    `select queue, state, sum(n) as n from queue_counts where state <> 'reported' group by queue, state having sum(n) <> 0 order by queue, state`,
  )
  const waiting = await testApp.rawSql(
    `select queue, state, count(*) as n from cases where state in ('open', 'snoozed', 'escalated') group by queue, state order by queue, state`,
  )
  expect(counted.map(({ queue, state, n }) => [queue, state, Number(n)])).toEqual(
    waiting.map(({ queue, state, n }) => [queue, state, Number(n)]),
  )
}

test(
  'whatever a person does in two tabs, Undo takes back their last act that can be, and screen, strip, case and log agree',
  async () => {
    let lives = 0
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(undoLives(STEPS), async (steps) => {
        lives += 1
        const prefix = `L${lives}`
        // the life before is past, so that its acts are no longer anybody's last
        testApp.wait(ACT_RETENTION_SECONDS + 120)
        const life = createUndoLife(testApp, prefix)
        for (const step of steps) {
          const answer = await life.happen(step)
          if (answer) {
            const what = await checkUndo(life, answer)
            seen.set(what, (seen.get(what) ?? 0) + 1)
          }
        }
        await expectAgreement(life, prefix)
      }),
      { numRuns: LIVES, endOnFailure: true },
    )
    // lives in which one of them never happens prove nothing about it
    for (const what of ['decision', 'page', 'snooze', 'escalate', 'send_back', 'raise', 'release', 'note', 'assign'])
      expect(seen.get(what) ?? 0, what).toBeGreaterThan(0)
    for (const why of ['nothing', 'case_touched', 'undo_window_over'])
      expect(seen.get(why) ?? 0, why).toBeGreaterThan(0)
  },
  TIMEOUT_MS,
)
