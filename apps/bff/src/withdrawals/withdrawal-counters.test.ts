import { visibilityAfter } from '@mimamori/policy/ledger/ledger-rules'
import { appealsInStates } from '@mimamori/storage/appeals/appeal-list-reads'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { contentOf } from '@mimamori/storage/intake/intake-reads'
import { ledgerOf, standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { unfinishedWithdrawals } from '@mimamori/storage/withdrawals/withdrawal-list-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideAppeal, undoAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { checkBreakdown as recount } from '../breakdown/recount-breakdown.ts'
import { claimCase } from '../cases/claim-case.ts'
import { getCoverageDays } from '../coverage/get-coverage-days.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { postAppeal } from '../intake/post-appeal.ts'
import { refusalOf } from '../rpc/refusal-errors.ts'
import { closingWatch } from '../testing/closing-mismatches.ts'
import { LIVES_TIMEOUT_MS, randomLives } from '../testing/random-lives.ts'
import { aJob, aMember, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, reversalOf } from '../testing/test-decisions.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'

const RUNS = randomLives(2, 6)
const STEPS = 50
const WHATS = [
  'report',
  'report',
  'hide',
  'warn',
  'show',
  'pass',
  'reverse',
  'undo',
  'settle',
  'settle',
  'propose',
  'propose',
  'approve',
  'approve',
  'stop',
  'end',
  'release',
  'release',
  'reversal',
  'reversal',
  'reversal',
  'appeal',
  'judge',
  'judge',
  'unjudge',
  'month',
] as const
type Step = { readonly what: (typeof WHATS)[number]; readonly n: number }
const aStep: fc.Arbitrary<Step> = fc.record({ what: fc.constantFrom(...WHATS), n: fc.nat(23) })
/** A life in which a measure is reversed after its month was proposed for closing. */
const CHANGED: Step[] = [
  { what: 'hide', n: 0 },
  ...(['settle', 'month', 'month', 'month', 'month'] as const).map((what) => ({ what, n: 0 })),
  { what: 'report', n: 0 },
  { what: 'reverse', n: 0 },
  { what: 'settle', n: 0 },
]

let testApp: TestApp
let at: ReturnType<typeof withdrawalSteps>
let sato: SignedInStaff
let kimura: SignedInStaff
let ueno: SignedInStaff
beforeAll(async () => {
  testApp = await openTestApp()
  at = withdrawalSteps(testApp)
  sato = await at.signedIn('sato', 'moderator')
  kimura = await at.signedIn('kimura', 'approver')
  ueno = await at.signedIn('ueno', 'lead')
})
afterAll(() => testApp.close())

/** What people do to two jobs of one member. */
function lifeOf(memberId: string) {
  const { app } = testApp
  const now = () => app.clock.now()
  const decisions: string[] = []
  let made = 0
  const jobOf = (n: number) => ({ type: 'job', id: `${memberId}-J${n % 2}` }) as const

  async function inHand(n: number) {
    const open = await unfinishedCaseOf(testApp.db, jobOf(n))
    if (open) await claimCase(app, sato, open.id)
    return await unfinishedCaseOf(testApp.db, jobOf(n))
  }

  async function decided(n: number, choice: Parameters<typeof decideAs>[2]['choice']) {
    const it = await inHand(n)
    if (!it) return
    const { id: caseId, fence, contentVersion } = it
    decisions.push((await decideAs(testApp, sato, { caseId, fence, contentVersion, choice })).decisionId)
  }

  const unfinished = async (state: string) =>
    (await unfinishedWithdrawals(testApp.db, 500)).filter((each) => each.memberId === memberId && each.state === state)
  const mine = async (table: string, where: string) =>
    (await testApp.rawSql(`SELECT id FROM ${table} WHERE member_id = '${memberId}' AND ${where} ORDER BY id`)) as {
      id: string
    }[]

  async function proposed(n: number) {
    const it = await inHand(n)
    if (!it) return
    const { target, contentVersion: version } = it
    await at.proposeAs(sato, { ...at.proposal(it), evidence: [{ kind: 'text', ...target, version }] })
  }

  async function approved() {
    for (const { id } of await unfinished('proposed')) {
      await at.openAll(kimura, id)
      await at.showFactor(kimura)
      await at.approveAs(kimura, id)
    }
  }

  async function reversed(n: number) {
    const [last] = (await mine('withdrawals', "state = 'released' AND kind = 'withdrawal'")).reverse()
    if (!last) return
    const decisionId = (await withdrawalById(testApp.db, last.id))?.decisionId ?? ''
    const chosen = { template: null, text: '元に戻しました。', note: '', lastFour: memberId.slice(-4) }
    const evidence = [{ kind: 'decision', id: decisionId } as const]
    const entries = app.catalogue.entries()
    await at.reversalAs(n % 2 ? sato : ueno, { ...chosen, withdrawalId: last.id, evidence, entries })
  }

  const acts: Readonly<Record<Step['what'], (n: number) => Promise<unknown>>> = {
    report: (n) => testApp.ingest(aReport(`${memberId}-R${made++}`, { target: jobOf(n), reporterId: `U-R${n % 3}` })),
    hide: (n) => decided(n, choiceOf('hide')),
    warn: (n) => decided(n, choiceOf('warn')),
    show: (n) => decided(n, choiceOf('show')),
    pass: (n) => decided(n, NO_VIOLATION),
    reverse: async (n) => {
      const lines = await ledgerOf(testApp.db, memberId)
      const line = lines[n % Math.max(1, lines.length)]
      if (line) await decided(n, reversalOf(line.id))
    },
    undo: async () => {
      const last = decisions.at(-1)
      if (last) await undoDecision(app, sato, last)
    },
    settle: async () => {
      testApp.wait(11)
      await finalizeExpiredDecisions(app)
      await finalizeAppeals(app)
    },
    propose: proposed,
    approve: approved,
    stop: async () => {
      for (const { id } of await unfinished('held'))
        await at.endAs(ueno, { withdrawalId: id, how: 'stopped', reason: 'x' })
    },
    end: async (n) => {
      const [who, how] = n % 2 ? ([ueno, 'sent_back'] as const) : ([sato, 'taken_back'] as const)
      for (const { id } of await unfinished('proposed')) await at.endAs(who, { withdrawalId: id, how, reason: 'x' })
    },
    release: async () => {
      testApp.wait(30 * 60)
      await finalizeExpiredDecisions(app)
      await finalizeAppeals(app)
      await at.release()
    },
    reversal: reversed,
    appeal: async (n) => {
      const lines = await ledgerOf(testApp.db, memberId)
      const line = lines[n % Math.max(1, lines.length)]
      const appeal = { id: `${memberId}-A${made++}`, memberId, measureId: line?.id ?? '', text: 'x', appealedAt: now() }
      if (line) await app.storage.write((tx) => postAppeal(tx, now(), 'marketplace', appeal))
    },
    judge: async (n) => {
      const outcome = n % 3 ? 'granted' : 'upheld'
      for (const { id } of await mine('appeals', "state = 'open'"))
        await decideAppeal(app, ueno, { appealId: id, outcome, text: 'x', reason: 'x' })
    },
    unjudge: async () => {
      for (const { id } of await mine('appeals', "state = 'held'")) await undoAppeal(app, ueno, id)
    },
    month: async () => testApp.wait(9 * 24 * 3600),
  }
  return async ({ what, n }: Step) => {
    try {
      await acts[what](n)
    } catch (fault) {
      if (!refusalOf(fault)) throw fault
    }
    testApp.wait(1)
  }
}

const numbers = async (sql: string) =>
  Object.fromEntries(
    ((await testApp.rawSql(sql)) as { k: string; n: number | string }[])
      .map(({ k, n }) => [k, Number(n)] as const)
      .filter(([, n]) => n !== 0)
      .sort(),
  )

/** The counters, and what a count of all rows says. */
async function counters() {
  const left = `SELECT 1 FROM measures m WHERE m.decision_id = d.id AND m.measure NOT IN ('show', 'lift', 'reverse') AND NOT EXISTS (
    SELECT 1 FROM measures b JOIN decisions r ON r.id = b.decision_id WHERE b.reverses = m.id AND r.state <> 'undone')`
  const confirms = `d.state IN ('held', 'standing') AND d.published IS NOT NULL AND d.reverses IS NULL AND EXISTS (${left})`
  const first = `NOT EXISTS (SELECT 1 FROM decisions o WHERE o.target_id = d.target_id AND o.target_type = d.target_type
    AND (o.decided_at, o.id) < (d.decided_at, d.id) AND ${confirms.replaceAll('d.', 'o.').replaceAll('m.decision_io.', 'm.decision_id')})`
  const months = "month || '/' || published"
  const queues = "queue || '/' || state || '/' || category"
  return {
    stored: {
      months: await numbers(
        `SELECT month || '/' || key AS k, sum(n) AS n FROM breakdown_counts WHERE dimension = 'category' GROUP BY 1`,
      ),
      queues: await numbers(
        `SELECT ${queues} AS k, sum(n) AS n FROM queue_counts WHERE state <> 'reported' GROUP BY 1`,
      ),
    },
    recounted: {
      months: await numbers(
        `SELECT ${months} AS k, count(*) AS n FROM decisions d WHERE ${confirms} AND ${first} GROUP BY 1`,
      ),
      queues: await numbers(
        `SELECT queue || '/' || state || '/' || coalesce(category, '') AS k, count(*) AS n FROM cases WHERE state IN ('open', 'escalated', 'snoozed') GROUP BY 1`,
      ),
    },
  }
}

test('whatever is decided, proposed, stopped, taken back and granted: every counter is what a count of all rows says, and what changed of a closed month is named', {
  timeout: LIVES_TIMEOUT_MS,
}, async () => {
  let life = 0
  const closings = closingWatch(testApp, ueno)
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
      const memberId = `U-${1000 + life++}`
      await testApp.ingest(aMember(memberId))
      for (const n of [0, 1]) await testApp.ingest(aJob(`${memberId}-J${n}`, { clientId: memberId }))
      const happen = lifeOf(memberId)
      for (const step of steps) {
        await happen(step)
        const { stored, recounted } = await counters()
        expect(stored).toEqual(recounted)
        expect(await recount(testApp.app)).toMatchObject({ ok: true })
        if (step.n % 3 === 0) expect(await closings.mismatches(), JSON.stringify(step)).toEqual([])
      }
      // all windows end
      for (let turn = 0; turn < 3; turn++)
        for (const what of ['settle', 'release'] as const) await happen({ what, n: 0 })
      const ledger = await ledgerOf(testApp.db, memberId)
      for (const n of [0, 1]) {
        const target = { type: 'job', id: `${memberId}-J${n}` } as const
        const about = ledger.filter((each) => each.target.id === target.id)
        expect((await contentOf(testApp.db, target))?.visible).toBe(visibilityAfter(about))
      }
      const ended = (await testApp.rawSql(
        `SELECT decision_id, kind FROM withdrawals WHERE member_id = '${memberId}' AND state = 'released' ORDER BY id DESC`,
      )) as { decision_id: string; kind: string }[]
      const { withdrawn } = await standingOf(testApp.db, memberId, testApp.app.clock.now())
      expect(withdrawn).toBe(ended[0]?.kind === 'withdrawal')
      for (const { decision_id } of ended) expect((await decisionById(testApp.db, decision_id))?.state).toBe('standing')
      const [day] = await getCoverageDays(testApp.app, { from: '2026-11-24', to: '2026-11-24' })
      if (day) expect(day.received).toBe(day.open + day.passed + day.violation + day.superseded)
    }),
    { numRuns: RUNS, examples: [[CHANGED]] },
  )
  expect(await appealsInStates(testApp.db, ['held'])).toBe(0)
  expect([...closings.changed.keys()]).toEqual(expect.arrayContaining(['reversed']))
})
