import type { Review } from '@mimamori/contract/cases/review-contract'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { accountOf } from '@mimamori/storage/staff/staff-reads'
import fc from 'fast-check'
import { assignCase } from '../cases/assign-case.ts'
import { releaseCase, releaseExpiredLeases, wakeSnoozedCases } from '../cases/case-leases.ts'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { escalateCase, pinCase, raiseCase, sendBackCase, snoozeCase, unpinCase } from '../cases/set-aside-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { refusalOf } from '../rpc/refusal-errors.ts'
import { storeAccount } from './test-accounts.ts'
import { aJob, aReport, person, type TestApp } from './test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION } from './test-decisions.ts'

/** One step of a history: what happens, by which person, about which job, and a number of its own. */
export type Step = { readonly what: StepKind; readonly who: number; readonly job: number; readonly n: number }

const LEAD = person('tanaka', 'lead')
const PEOPLE: readonly Staff[] = [person('sato'), person('suzuki'), LEAD]
const JOBS = 2
const TEXTS = [
  '詳細はLINEでご連絡ください。ID: kantan_shigoto を追加してください。',
  '自社サイトに掲載する商品紹介文を、構成案に沿って執筆していただきます。',
  '在宅でできるデータ入力のお仕事です。一件十円、毎日更新されます。',
  '紹介した人数に応じて報酬が増えるネットワークビジネスのお仕事です。',
]
const CHOICES: readonly Choice[] = [NO_VIOLATION, choiceOf('hide'), choiceOf('warn'), choiceOf('show')]
const WAITS = [1, 1, 2, 5, 9, 10, 10, 11, 60, 120]
const NIGHT_SECONDS = 9 * 3600

/** The text on a reader's screen at a decision. */
export type SeenText = { readonly text: string; readonly contentVersion: number }

type HistoryRunner = {
  readonly happen: (step: Step) => Promise<void>
  readonly decisions: { id: string; who: Staff; seen: SeenText }[]
  readonly refusals: string[]
}

/** Runs steps at a desk; refusals are collected, anything else is thrown. */
export function createHistoryRunner(testApp: TestApp, prefix: string): HistoryRunner {
  const { app } = testApp
  const shown = new Map<string, Review>()
  const decisions: { id: string; who: Staff; seen: SeenText }[] = []
  const refusals: string[] = []
  let edits = 0

  const idOf = (job: number) => `${prefix}-${job}`
  const caseOf = (job: number) => unfinishedCaseOf(testApp.db, { type: 'job', id: idOf(job) })
  const textOf = ({ content }: Pick<Review, 'content'>) => `${content.title}\n${content.body}`

  async function post({ job, n }: Step): Promise<void> {
    const description = TEXTS[n % TEXTS.length] ?? ''
    edits += 1
    const updatedAt = app.clock.now()
    await testApp.ingest(aJob(idOf(job), { description, title: `題名 ${n % 7}`, postedAt: updatedAt, updatedAt }))
  }

  async function read(who: Staff, { job }: Step): Promise<void> {
    const storedCase = await caseOf(job)
    if (storedCase) shown.set(`${who.id}/${job}`, await getReview(app, who, storedCase.id))
  }

  async function decide(who: Staff, { job, n }: Step): Promise<void> {
    const review = shown.get(`${who.id}/${job}`)
    if (!review) return
    const { id: caseId, fence, contentVersion } = review
    const choice = CHOICES[n % CHOICES.length] ?? NO_VIOLATION
    const { decisionId } = await decideAs(testApp, who, { caseId, fence, contentVersion, choice })
    decisions.push({ id: decisionId, who, seen: { text: textOf(review), contentVersion } })
  }

  /** With the fence number on the screen, as the page does it. */
  async function onScreen(
    who: Staff,
    { job }: Step,
    work: (held: { caseId: string; fence: number }) => Promise<unknown>,
  ) {
    const review = shown.get(`${who.id}/${job}`)
    if (review) await work({ caseId: review.id, fence: review.fence })
  }

  async function claim(who: Staff, step: Step): Promise<void> {
    const storedCase = await caseOf(step.job)
    if (storedCase) await claimCase(app, who, storedCase.id)
  }

  /** To a colleague, who gets an account for it. */
  async function assign(who: Staff, { job, n }: Step): Promise<void> {
    const review = shown.get(`${who.id}/${job}`)
    const to = PEOPLE[n % PEOPLE.length] as Staff
    if (!(await accountOf(testApp.db, to.id))) await storeAccount(app, { ...to, login: to.id })
    if (review) await assignCase(app, who, { caseId: review.id, fence: review.fence, to: to.id, why: '' })
  }

  async function pinned(who: Staff, { job, n }: Step): Promise<void> {
    const storedCase = await caseOf(job)
    if (storedCase) await (n % 2 === 0 ? pinCase : unpinCase)(app, who, storedCase.id)
  }

  const until = (n: number) => new Date(Date.parse(app.clock.now()) + (120 + n * 60) * 1000).toISOString()

  const acts: Readonly<Record<StepKind, (who: Staff, step: Step) => Promise<unknown>>> = {
    post: (_, step) => post(step),
    report: (_, { job, n }) =>
      testApp.ingest(
        aReport(`R-${prefix}-${job}-${n}-${++edits}`, {
          target: { type: 'job', id: idOf(job) },
          reporterId: `U-${n % 5}`,
        }),
      ),
    read,
    claim,
    'claim and read': async (who, step) => {
      await claim(who, step)
      await read(who, step)
    },
    decide,
    undo: async (_, { n }) => {
      const decision = decisions[decisions.length - 1 - (n % 2)]
      // now and then a lead does it for whoever decided
      if (decision) await undoDecision(app, n % 3 === 0 ? LEAD : decision.who, decision.id)
    },
    release: (who, step) => onScreen(who, step, (held) => releaseCase(app, who, held)),
    snooze: (who, step) =>
      onScreen(who, step, (held) => snoozeCase(app, who, held, until(step.n), step.n % 2 === 0 ? '' : '返信待ちです')),
    escalate: (who, step) => onScreen(who, step, (held) => escalateCase(app, who, held, '確認をお願いします')),
    'send back': (who, step) => onScreen(who, step, (held) => sendBackCase(app, who, held, '通常の確認で足ります')),
    raise: (who, step) => onScreen(who, step, (held) => raiseCase(app, who, held, '')),
    assign,
    pin: pinned,
    settle: () => finalizeExpiredDecisions(app),
    leases: () => releaseExpiredLeases(app),
    wake: () => wakeSnoozedCases(app),
    night: async () => testApp.wait(NIGHT_SECONDS),
    wait: async (_, { n }) => testApp.wait(WAITS[n % WAITS.length] ?? 1),
  }

  async function happen(step: Step): Promise<void> {
    const who = PEOPLE[step.who % PEOPLE.length] as Staff
    try {
      await acts[step.what](who, { ...step, job: step.job % JOBS })
    } catch (fault) {
      const refused = refusalOf(fault)
      if (!refused) throw fault
      refusals.push(refused.refusal)
    }
  }
  return { happen, decisions, refusals }
}

/** The actions of moderators: reading, deciding and what is between. */
const READING_STEPS = [
  'post',
  'claim and read',
  'claim and read',
  'read',
  'decide',
  'decide',
  'undo',
  'settle',
  'wait',
] as const
const OTHER_STEPS = [
  'report',
  'claim',
  'release',
  'snooze',
  'escalate',
  'send back',
  'raise',
  'assign',
  'pin',
  'leases',
  'wake',
  'night',
] as const
type StepKind = (typeof READING_STEPS)[number] | (typeof OTHER_STEPS)[number]

/** One of so many, nearly always the same one, so that steps meet. */
const mostlyFirst = (many: number) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(many - 1) })

const stepOf = (what: fc.Arbitrary<StepKind>): fc.Arbitrary<Step> =>
  fc.record({ what, who: mostlyFirst(PEOPLE.length), job: mostlyFirst(JOBS), n: fc.nat(40) })

const FIRST: Step = { what: 'post', who: 0, job: 0, n: 0 }

/** Steps one after another, now and then two at the same moment. */
const historiesOf = (step: fc.Arbitrary<Step>, longest: number): fc.Arbitrary<History> =>
  fc
    .array(
      fc.oneof({ weight: 5, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: fc.tuple(step, step) }),
      { minLength: 3, maxLength: longest, size: 'max' },
    )
    .map((moments) => [[FIRST], ...moments])

export type History = readonly (readonly Step[])[]

/** Texts are read and decided on while they change. */
export const readingHistories = (longest: number): fc.Arbitrary<History> =>
  historiesOf(stepOf(fc.constantFrom(...READING_STEPS)), longest)

/** Everything that happens at a desk. */
export const fullHistories = (longest: number): fc.Arbitrary<History> =>
  historiesOf(
    stepOf(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...READING_STEPS) },
        { weight: 2, arbitrary: fc.constantFrom(...OTHER_STEPS) },
      ),
    ),
    longest,
  )
