import { type Arrival, TARGET_TYPES, type TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { openMemberCase } from '../intake/put-member.ts'
import { invalidateReports, restoreReports } from '../reports/invalidate-reports.ts'
import { refusalOf } from '../rpc/refusal-errors.ts'
import { LIVES_TIMEOUT_MS, randomLives } from './random-lives.ts'
import { aJob, aMessage, aReport, CLEAN, openTestApp, type TestApp } from './test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, sato } from './test-decisions.ts'

const RUNS = randomLives(8, 15)
const STEPS = 40
const SUSPICIOUS = '詳細はLINEでご連絡ください。ID: kantan_shigoto を追加してください。'
const WHATS = [
  'text',
  'text',
  'report',
  'report',
  'report',
  'decide',
  'decide',
  'undo',
  'settle',
  'invalidate',
  'restore',
] as const

type Step = { readonly what: (typeof WHATS)[number]; readonly type: TargetType; readonly n: number }
const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...WHATS),
  type: fc.constantFrom(...TARGET_TYPES),
  n: fc.nat(23),
})

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

const MEMBER = {
  roles: ['client'],
  displayName: '山田 太郎',
  email: 'taro@example.jp',
  phone: '090-0000-1234',
  registeredAt: '2026-09-02T00:00:00.000Z',
  verifications: {},
  profile: {},
} as const

/** A text of this kind as the marketplace tells it; every third one is harmless. */
function textOf(type: TargetType, id: string, n: number, now: string): Arrival {
  const words = `${n % 3 === 0 ? CLEAN : SUSPICIOUS} ${n}`
  if (type === 'job') return aJob(id, { description: words, updatedAt: now })
  if (type === 'member') return { kind: 'member', body: { ...MEMBER, id } } as unknown as Arrival
  if (type === 'message') return aMessage(id, { body: words, sentAt: now })
  return { kind: 'proposal', body: { id, jobId: 'J-x', freelancerId: 'U-7', body: words, sentAt: now } }
}

/** What happened to one desk, and how many reports it was sent, by kind of what they are about. */
function lifeOf(prefix: string) {
  const sent: Record<TargetType, number> = { job: 0, proposal: 0, message: 0, member: 0 }
  const reports: string[] = []
  const decisions: string[] = []
  const { app } = testApp
  const idOf = ({ type, n }: Step) => `${prefix}-${type}-${n % 2}`

  async function report(step: Step): Promise<void> {
    const { type, n } = step
    const id = `${prefix}-R-${reports.length}`
    const snapshot = { text: `${CLEAN} ${n}`, authorId: 'U-7', sentAt: app.clock.now() }
    const carries = n % 4 === 0 && type !== 'job' && type !== 'member' ? { snapshot } : {}
    await testApp.ingest(
      aReport(id, { target: { type, id: idOf(step) }, reporterId: `${prefix}-U-${n % 3}`, ...carries }),
    )
    sent[type] += 1
    reports.push(id)
  }

  async function decide(step: Step): Promise<void> {
    const it = await unfinishedCaseOf(testApp.db, { type: step.type, id: idOf(step) })
    if (!it) return
    await claimCase(app, sato, it.id)
    const { fence, contentVersion } = (await unfinishedCaseOf(testApp.db, { type: step.type, id: idOf(step) })) ?? it
    const choice = step.n % 2 === 0 ? NO_VIOLATION : choiceOf('warn')
    decisions.push((await decideAs(testApp, sato, { caseId: it.id, fence, contentVersion, choice })).decisionId)
  }

  const one = <Of>(of: readonly Of[], n: number): Of | undefined => of[n % Math.max(1, of.length)]
  const acts: Readonly<Record<Step['what'], (step: Step) => Promise<unknown>>> = {
    text: (step) => testApp.ingest(textOf(step.type, idOf(step), step.n, app.clock.now())),
    report,
    decide,
    undo: async () => {
      const last = decisions.at(-1)
      if (last) await undoDecision(app, sato, last)
    },
    settle: async () => {
      testApp.wait(11)
      await finalizeExpiredDecisions(app)
    },
    invalidate: async ({ n }) => {
      const reportId = one(reports, n)
      if (reportId) await invalidateReports(app, sato, { reportId, reason: 'flood' })
    },
    restore: async ({ n }) => {
      const reportId = one(reports, n)
      if (reportId) await restoreReports(app, sato, { reportId }, openMemberCase)
    },
  }

  async function happen(step: Step): Promise<void> {
    try {
      await acts[step.what](step)
    } catch (fault) {
      if (!refusalOf(fault)) throw fault
    }
    testApp.wait(1)
  }
  return { happen, sent }
}

type Row = Readonly<Record<string, string | number>>

/**
 * Where everything that came in is, by hand: a report is in the case it names, a version of a text in the first case that was
 * about it, or waits with one that is held. Whatever is nowhere, and every case that nothing speaks for, is amiss.
 */
async function whereAll(prefix: string, sent: Readonly<Record<TargetType, number>>) {
  const like = (column: string) => `${column} like '${prefix}-%'`
  const cases = (await testApp.rawSql(`select * from cases where ${like('target_id')} order by number`)) as Row[]
  const texts = (await testApp.rawSql(`select type, id, version from content_versions where ${like('id')}`)) as Row[]
  const reports = (await testApp.rawSql(`select * from reports where ${like('id')}`)) as Row[]
  const inCase = new Map(cases.map(({ id }) => [id, 0]))
  const amiss: string[] = []
  const put = (caseId: string | number | undefined, what: string) => {
    const n = caseId === undefined ? undefined : inCase.get(caseId)
    if (n === undefined || caseId === undefined) amiss.push(`${what} is in no case`)
    else inCase.set(caseId, n + 1)
  }
  for (const { type, id, version } of texts) {
    const own = cases.filter((it) => it.target_type === type && it.target_id === id)
    const last = own.at(-1)
    const about = own.find((it) => Number(it.content_version) >= Number(version))
    put(about?.id ?? (last?.state === 'held' ? last.id : undefined), `${type} ${id} v${version}`)
  }
  for (const { id, case_id, invalidated_at } of reports) {
    if (case_id !== null) put(case_id, `report ${id}`)
    const it = cases.find((one) => one.id === case_id)
    const late = reports.some((one) => one.id === id && Number(one.while_held) === 1)
    if (it?.state === 'closed' && late && invalidated_at === null) amiss.push(`report ${id} was passed over`)
  }
  for (const [id, n] of inCase) if (n === 0) amiss.push(`case ${id} is about nothing`)
  const kinds = TARGET_TYPES.map((type) => {
    const own = cases.filter((it) => it.target_type === type)
    const waiting = reports.filter((row) => row.target_type === type && row.case_id === null).length
    const decided = own.filter(({ state }) => state === 'held' || state === 'closed').length
    const merged = own.reduce((sum, { id }) => sum + (inCase.get(id ?? '') ?? 0) - 1, 0)
    const inbound = texts.filter((row) => row.type === type).length + sent[type]
    return { type, inbound, unfinished: own.length - decided, decided, merged, waiting }
  })
  return { amiss, kinds }
}

test('whatever happens, what came in is unfinished, decided, merged or waits for its target, of every kind and at every moment', {
  timeout: LIVES_TIMEOUT_MS,
}, async () => {
  let lives = 0
  const all = { unfinished: 0, decided: 0, merged: 0, waiting: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: STEPS, size: 'max' }), async (steps) => {
      lives += 1
      const prefix = `L${lives}`
      const { happen, sent } = lifeOf(prefix)
      for (const step of steps) {
        await happen(step)
        const { amiss, kinds } = await whereAll(prefix, sent)
        expect(amiss).toEqual([])
        for (const { inbound, unfinished, decided, merged, waiting } of kinds) {
          expect(inbound).toBe(unfinished + decided + merged + waiting)
          all.unfinished += unfinished
          all.decided += decided
          all.merged += merged
          all.waiting += waiting
        }
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  // lives in which one of them never happens prove nothing about it
  for (const n of Object.values(all)) expect(n).toBeGreaterThan(0)
})
