import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import fc from 'fast-check'
import { decideAppeal, undoAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { postAppeal } from '../intake/post-appeal.ts'
import { refusalOf } from '../rpc/refusal-errors.ts'
import { aJob, aMessage, aReport, CLEAN, type TestApp } from './test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, reversalOf, sato, tanaka } from './test-decisions.ts'

/** before the end of a month, Japan time */
const BEFORE_MS = [0, 1, 2, 1_000, 10_000, 3_600_000]
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
/** One step in the life of a member at the desk; `n` decides the rest. */
export type LifeStep = { readonly what: (typeof WHATS)[number]; readonly n: number }

/** So many steps, by chance. */
export const lifeSteps = (length: number): fc.Arbitrary<LifeStep[]> =>
  fc.array(fc.record({ what: fc.constantFrom(...WHATS), n: fc.nat(999) }), { minLength: length, maxLength: length })

const oneOf = <Each>(all: readonly Each[], n: number): Each => all[n % all.length] as Each

/** Moves the clock to an instant, in milliseconds; not back. */
export const waitUntil = (testApp: TestApp, instant: number): void =>
  testApp.wait(Math.max(0, (instant - Date.parse(testApp.app.clock.now())) / 1000))

/** The end of the running month, Japan time, in milliseconds. */
export const endOfMonth = ({ app }: TestApp): number =>
  Date.parse(`${addMonths(monthOf(app.clock.now()), 1)}-01T00:00:00.000+09:00`)

/** What happens to three jobs and a message of one member: texts, reports, decisions and every way to take one back. */
export function lifeOf(testApp: TestApp, memberId: string): (step: LifeStep) => Promise<void> {
  const { app } = testApp
  const now = () => app.clock.now()
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

  const acts: Readonly<Record<LifeStep['what'], (n: number) => Promise<unknown>>> = {
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
    border: async (n) => waitUntil(testApp, endOfMonth(testApp) - oneOf(BEFORE_MS, n)),
  }
  return async ({ what, n }: LifeStep) => {
    try {
      await acts[what](n)
    } catch (fault) {
      if (!refusalOf(fault)) throw fault
    }
  }
}
