import type { NamedAct } from '@mimamori/contract/acts/act-contract'
import { MEASURE_BOUNDS } from '@mimamori/policy/ledger/measure-settings-rules'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { undoAct } from '../acts/undo-act.ts'
import { assignCase } from '../cases/assign-case.ts'
import { releaseCase, releaseExpiredLeases, wakeSnoozedCases } from '../cases/case-leases.ts'
import { claimCase } from '../cases/claim-case.ts'
import { escalateCase, raiseCase, sendBackCase, snoozeCase } from '../cases/set-aside-case.ts'
import { decideCases } from '../decisions/decide-many-cases.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { changeMeasureSettings } from '../ledger/ledger-procedures.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { refusalOf } from '../rpc/refusal-errors.ts'
import { runOnceFor } from '../rpc/with-idempotency.ts'
import { aJob, aReport, CLEAN, person, type TestApp } from './test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION } from './test-decisions.ts'
import { BESIDE, type LifeStep, OWN_ACTS } from './undo-life-steps.ts'

/** The person whose acts are undone, and a colleague; both are leads, so that each can do everything. */
export const ME = person('tanaka', 'lead')
export const COLLEAGUE = person('nakano', 'lead')
const ADMIN = person('admin', 'admin')

const TEXTS = [undefined, CLEAN, undefined]

export type CaseRow = Readonly<Record<string, string | number | null>>

/** What the person did, as somebody beside them would write it down. */
export type WrittenAct = {
  readonly id: string
  readonly kind: NamedAct['kind']
  readonly at: string
  readonly until: string
  /** the rows of its cases before */
  readonly before: readonly CaseRow[]
  state: 'done' | 'undone' | 'lost'
  /** somebody else, something new or the clock was at its case since */
  touched: boolean
}

export type UndoLife = {
  readonly acts: WrittenAct[]
  readonly happen: (step: LifeStep) => Promise<Awaited<ReturnType<typeof undoAct>> | null>
  readonly caseRows: () => Promise<CaseRow[]>
}

/** Runs such a life at a desk and writes down what is done; refusals of the desk do nothing. */
export function createUndoLife(testApp: TestApp, prefix: string): UndoLife {
  const { app } = testApp
  const acts: WrittenAct[] = []
  /** the fence that each tab knows of each job's case */
  const fences = new Map<string, number>()
  let made = 0

  const caseOf = (job: number) => unfinishedCaseOf(testApp.db, { type: 'job', id: `${prefix}-${job}` })
  const caseRows = async () =>
    (await testApp.rawSql(`select * from cases where target_id like '${prefix}-%' order by number`)) as CaseRow[]
  const rowsOf = async (ids: readonly string[]) => (await caseRows()).filter(({ id }) => ids.includes(String(id)))

  async function done(
    kind: NamedAct['kind'],
    cases: readonly StoredCase[],
    work: () => Promise<string>,
  ): Promise<void> {
    const before = await rowsOf(cases.map(({ id }) => id))
    const { undoSeconds } = await measureSettings(testApp.db)
    const at = app.clock.now()
    const until = new Date(Date.parse(at) + undoSeconds * 1000).toISOString()
    acts.push({ id: await work(), kind, at, until, before, state: 'done', touched: false })
  }

  /** Something that is not the person's doing: acts on the cases it changed are touched. */
  async function foreign(work: () => Promise<unknown>, job: number | null = null): Promise<void> {
    const before = new Map((await caseRows()).map((row) => [row.id, JSON.stringify(row)]))
    const at = job === null ? null : await caseOf(job)
    try {
      await work()
    } finally {
      // what was done before a refusal stays done
      const changed = (await caseRows()).filter((row) => before.get(row.id) !== JSON.stringify(row)).map(({ id }) => id)
      for (const act of acts)
        if (act.before.some(({ id }) => changed.includes(id ?? '') || id === at?.id)) act.touched = true
    }
  }

  const post = ({ job }: LifeStep) => {
    made += 1
    const description = TEXTS[job]
    const text = { title: `題名 ${made}`, updatedAt: app.clock.now(), ...(description && { description }) }
    return testApp.ingest(aJob(`${prefix}-${job}`, text))
  }

  async function pass(mine: readonly StoredCase[]): Promise<string> {
    const cases = mine.map(({ id: caseId, fence, contentVersion }) => ({ caseId, fence, contentVersion }))
    const page = crypto.randomUUID()
    await decideCases(
      { app, actor: ME, runOnce: runOnceFor(app, ME.id, null) },
      { choice: NO_VIOLATION, note: '', page, cases },
    )
    return page
  }

  async function own(step: LifeStep, { id: caseId, ...storedCase }: StoredCase): Promise<void> {
    const claim = { caseId, fence: fences.get(`${step.tab} ${caseId}`) ?? 0 }
    const of = [{ id: caseId, ...storedCase }]
    const on = (kind: NamedAct['kind'], work: () => Promise<{ actId: string | null }>) =>
      done(kind, of, async () => (await work()).actId ?? '')
    const until = () => new Date(Date.parse(app.clock.now()) + 125_000).toISOString()
    const { contentVersion } = storedCase
    switch (step.what) {
      case 'decide': {
        const choice = step.n % 2 === 0 ? NO_VIOLATION : choiceOf('warn')
        const decide = () => decideAs(testApp, ME, { ...claim, contentVersion, choice })
        return await done('decision', of, async () => (await decide()).decisionId)
      }
      case 'snooze':
        return await on('snooze', () => snoozeCase(app, ME, claim, until(), '翌朝に確認します'))
      case 'escalate':
        return await on('escalate', () => escalateCase(app, ME, claim, '確認をお願いします'))
      case 'send_back':
        return await on('send_back', () => sendBackCase(app, ME, claim, '通常の確認で足ります'))
      case 'raise':
        return await on('raise', () => raiseCase(app, ME, claim, step.n % 2 === 0 ? '' : '勧誘に見えます'))
      case 'assign':
        return await on('assign', () => assignCase(app, ME, { ...claim, to: COLLEAGUE.id, why: '' }))
      case 'release':
        return await on('release', () => releaseCase(app, ME, claim))
      default:
        return await on('note', () =>
          app.storage.write((tx) =>
            addCaseNote(tx, app.clock.now(), ME, { caseId, text: `メモ ${++made}`, mentions: [] }),
          ),
        )
    }
  }

  async function beside(step: LifeStep): Promise<void> {
    const { what, job, n } = step
    const it = await caseOf(job)
    switch (what) {
      case 'colleague claims':
        return it ? await foreign(() => claimCase(app, COLLEAGUE, it.id)) : undefined
      case 'colleague escalates':
        return it
          ? await foreign(async () => {
              await claimCase(app, COLLEAGUE, it.id)
              await escalateCase(app, COLLEAGUE, { caseId: it.id, fence: it.fence + 1 }, '判断をお願いします')
            })
          : undefined
      case 'colleague notes':
        return it
          ? await foreign(
              () =>
                app.storage.write((tx) =>
                  addCaseNote(tx, app.clock.now(), COLLEAGUE, { caseId: it.id, text: '見ました', mentions: [] }),
                ),
              job,
            )
          : undefined
      case 'report': {
        const report = aReport(`R-${prefix}-${++made}`, {
          target: { type: 'job', id: `${prefix}-${job}` },
          reporterId: `U-${n % 3}`,
        })
        return await foreign(() => testApp.ingest(report), job)
      }
      case 'new text':
        return await foreign(() => post(step), job)
      case 'window': {
        const { min, max } = MEASURE_BOUNDS.undoSeconds
        const settings = { ...(await measureSettings(testApp.db)), undoSeconds: [min, 10, max][n % 3] ?? min }
        await changeMeasureSettings(app, ADMIN, settings)
        return
      }
      default:
        testApp.wait([1, 2, 4, 6, 11, 61, 121][n % 7] ?? 1)
        await foreign(async () => {
          await finalizeExpiredDecisions(app)
          await releaseExpiredLeases(app)
          await wakeSnoozedCases(app)
        })
    }
  }

  async function act(step: LifeStep): Promise<Awaited<ReturnType<typeof undoAct>> | null> {
    const { what, job, tab } = step
    if (what === 'undo') {
      const answer = await app.storage.write((tx) => undoAct(tx, app.clock.now(), ME, null))
      for (const { caseId, fence } of answer.returned) if (fence !== null) fences.set(`${tab} ${caseId}`, fence)
      return answer
    }
    const it = await caseOf(job)
    if (!it && (what === 'claim' || !(BESIDE as readonly string[]).includes(what))) return null
    if (what === 'claim') {
      await claimCase(app, ME, it?.id ?? '')
      fences.set(`${tab} ${it?.id}`, (await caseOf(job))?.fence ?? 0)
    } else if (what === 'pass page') {
      const all = await Promise.all([0, 1, 2].map(caseOf))
      const mine = all.flatMap((each) => (each?.state === 'claimed' && each.lease?.holder === ME.id ? [each] : []))
      if (mine.length > 0) await done('decision', mine, () => pass(mine))
    } else if (it && (OWN_ACTS as readonly string[]).includes(what)) await own(step, it)
    else await beside(step)
    return null
  }

  async function happen(step: LifeStep): Promise<Awaited<ReturnType<typeof undoAct>> | null> {
    if (made === 0) for (const job of [0, 1, 2]) await post({ ...step, job })
    testApp.wait(0.01)
    try {
      return await act(step)
    } catch (fault) {
      if (!refusalOf(fault)) throw fault
      return null
    }
  }
  return { acts, happen, caseRows }
}
