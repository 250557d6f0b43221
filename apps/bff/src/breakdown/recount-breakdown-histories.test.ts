import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideAppeal, undoAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { postAppeal } from '../intake/post-appeal.ts'
import { refusalOf } from '../rpc/refusal-errors.ts'
import { breakdownMismatches } from '../testing/breakdown-mismatches.ts'
import { aJob, aMember, aMessage, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, reversalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { getBreakdownMonth } from './get-breakdown-month.ts'
import { checkBreakdown } from './recount-breakdown.ts'

const RUNS = process.env.TEST_ENGINE === 'postgres' ? 4 : 12
const STEPS = 30
/** two months before a leap day */
const BEGIN = '2027-12-30T00:00:00.000Z'
/** before the end of a month, Japan time */
const BEFORE_MS = [0, 1, 2, 1_000, 10_000, 3_600_000]
/** whoever decides may be anywhere */
const ZONES = ['America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati', 'UTC']
const hide = choiceOf('hide')
const CHOICES: readonly Choice[] = [
  NO_VIOLATION,
  hide,
  choiceOf('warn'),
  { ...hide, measures: ['hide', 'warn'], categories: ['mlm', 'direct_deal'] },
  { ...choiceOf('advice'), categories: ['free_sample'] },
  choiceOf('show'),
]
const WHATS = [
  ...(['post', 'message', 'report', 'report', 'border', 'border', 'appeal', 'judge', 'judge', 'unjudge'] as const),
  ...(['decide', 'decide', 'decide', 'decide', 'decide', 'undo', 'settle', 'settle', 'reverse', 'reverse'] as const),
]
type Step = { readonly what: (typeof WHATS)[number]; readonly n: number }
const aStep: fc.Arbitrary<Step> = fc.record({ what: fc.constantFrom(...WHATS), n: fc.nat(999) })

let testApp: TestApp
const zone = process.env.TZ
beforeAll(async () => {
  testApp = await openTestApp()
  waitUntil(Date.parse(BEGIN))
})
afterAll(async () => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  await testApp.close()
})

const now = () => testApp.app.clock.now()
const waitUntil = (instant: number) => testApp.wait(Math.max(0, (instant - Date.parse(now())) / 1000))
const endOfMonth = () => Date.parse(`${addMonths(monthOf(now()), 1)}-01T00:00:00.000+09:00`)
const oneOf = <Each>(all: readonly Each[], n: number): Each => all[n % all.length] as Each

/** What happens to three jobs and a message of one member. */
function lifeOf(memberId: string) {
  const { app } = testApp
  const decisions: string[] = []
  let made = 0
  const targetOf = (n: number) =>
    n % 4 === 3
      ? ({ type: 'message', id: `${memberId}-M` } as const)
      : ({ type: 'job', id: `${memberId}-J${n % 4}` } as const)

  async function decided(n: number, choice: Choice) {
    const open = await unfinishedCaseOf(testApp.db, targetOf(n))
    if (open) await claimCase(app, sato, open.id)
    const it = await unfinishedCaseOf(testApp.db, targetOf(n))
    if (!it) return
    const { id: caseId, fence, contentVersion } = it
    decisions.push((await decideAs(testApp, sato, { caseId, fence, contentVersion, choice })).decisionId)
  }

  async function lineOf(n: number) {
    const lines = (await ledgerOf(testApp.db, memberId)).filter(({ reverses }) => reverses === null)
    return lines.length > 0 ? oneOf(lines, n) : null
  }

  const appeals = async (state: string) =>
    (await testApp.rawSql(`SELECT id FROM appeals WHERE member_id = '${memberId}' AND state = '${state}'`)) as {
      id: string
    }[]

  const acts: Readonly<Record<Step['what'], (n: number) => Promise<unknown>>> = {
    post: (n) => {
      const told = {
        clientId: memberId,
        postedAt: now(),
        updatedAt: now(),
        format: oneOf(['project', 'task'] as const, n),
      }
      return testApp.ingest(aJob(`${memberId}-J${n % 3}`, n % 2 ? told : { ...told, description: `${CLEAN}${n}` }))
    },
    message: () => testApp.ingest(aMessage(`${memberId}-M`, { senderId: memberId })),
    report: (n) =>
      testApp.ingest(aReport(`${memberId}-R${made++}`, { target: targetOf(n), reporterId: `U-R${n % 3}` })),
    decide: (n) => decided(n, oneOf(CHOICES, Math.floor(n / 4))),
    undo: async () => {
      const last = decisions.at(-1)
      if (last) await undoDecision(app, sato, last)
    },
    settle: async () => {
      testApp.wait(11)
      await finalizeExpiredDecisions(app)
      await finalizeAppeals(app)
    },
    reverse: async (n) => {
      const line = await lineOf(n)
      if (line) await decided(n, reversalOf(line.id))
    },
    appeal: async (n) => {
      const line = await lineOf(n)
      const appeal = { id: `${memberId}-A${made++}`, memberId, measureId: line?.id ?? '', text: 'x', appealedAt: now() }
      if (line) await app.storage.write((tx) => postAppeal(tx, now(), 'marketplace', appeal))
    },
    judge: async (n) => {
      const outcome = n % 3 ? 'granted' : 'upheld'
      for (const { id } of await appeals('open'))
        await decideAppeal(app, tanaka, { appealId: id, outcome, text: 'x', reason: 'x' })
    },
    unjudge: async () => {
      for (const { id } of await appeals('held')) await undoAppeal(app, tanaka, id)
    },
    border: async (n) => waitUntil(endOfMonth() - oneOf(BEFORE_MS, n)),
  }
  return async ({ what, n }: Step) => {
    try {
      await acts[what](n)
    } catch (fault) {
      if (!refusalOf(fault)) throw fault
    }
  }
}

test('whatever happens around the ends of months, counters, a count of all rows, charts and the cases behind a figure are one', async () => {
  const months = new Set<string>()
  let life = 0
  const steps = fc.array(aStep, { minLength: STEPS, maxLength: STEPS })
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom(...ZONES), async (each, zoneOfWhoDecides) => {
      process.env.TZ = zoneOfWhoDecides
      const memberId = `U-${1000 + life++}`
      await testApp.ingest(aMember(memberId))
      const happen = lifeOf(memberId)
      const begin = [0, 1, 2].map((n): Step => ({ what: 'post', n }))
      for (const step of [...begin, { what: 'decide', n: 4 } as const, ...each]) {
        await happen(step)
        months.add(monthOf(now()))
        expect(await checkBreakdown(testApp.app), JSON.stringify(step)).toMatchObject({ ok: true })
      }
      await happen({ what: 'settle', n: 0 })
      // the next life is of another month
      waitUntil(endOfMonth())
    }),
    // all lives share one desk, so a shorter one would only show what this one left behind
    { numRuns: RUNS, endOnFailure: true },
  )
  const all = [...months].sort()
  expect(await breakdownMismatches(testApp, all)).toEqual([])
  // the leap day is among them, and lives in which nothing is confirmed or taken back prove nothing
  expect(all).toContain('2028-02')
  const found = await Promise.all(all.map((month) => getBreakdownMonth(testApp.app, { month, targetType: 'job' })))
  const tables = found.flatMap((month) => month.tables)
  expect(tables.filter(({ figures }) => figures.total > 0).length).toBeGreaterThan(1)
  expect(tables.reduce((sum, { decisions }) => sum + decisions.overturned, 0)).toBeGreaterThan(0)
})
