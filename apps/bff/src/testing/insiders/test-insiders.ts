import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import { DEFAULT_REMINDER_SETTINGS } from '@mimamori/policy/reminders/reminder-settings'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { sessionOf } from '@mimamori/storage/staff/session-reads'
import { keepRows } from '@mimamori/storage/testing/kept-rows'
import { call } from '@orpc/server'
import { deskRouter } from '../../api/desk-api.ts'
import { finalizeAppeals } from '../../appeals/finalize-appeals.ts'
import { startSession, tokenHash } from '../../auth/start-session.ts'
import { releaseExpiredLeases } from '../../cases/case-leases.ts'
import { passInShadow, shadowModel, VERANDA_MODEL } from '../../detection/learned-model.test-support.ts'
import { applyDueSettingProposals } from '../../ledger/setting-proposals.ts'
import { noteFewLeads } from '../../people/note-few-leads.ts'
import { runReminders } from '../../reminders/run-reminders.ts'
import { refusalOf } from '../../rpc/refusal-errors.ts'
import type { RpcContext } from '../../rpc/rpc-middleware.ts'
import { evaluationsDone } from '../../standards/run-evaluation.ts'
import { executeDueWithdrawals } from '../../withdrawals/execute-withdrawals.ts'
import { returnChangedWithdrawals } from '../../withdrawals/withdrawal-setbacks.ts'
import { aJob, aMember, aReport, openTestApp, type TestApp } from '../test-app.ts'
import { reminderSteps } from '../test-reminders.ts'
import type { Answers } from './lives-to-run.ts'

/** Whoever is at the desk before a life begins, confirmed long ago. */
export const CASTS = {
  'one lead': ['admin', 'lead', 'moderator', 'approver'],
  'two leads': ['admin', 'lead', 'lead', 'moderator', 'approver'],
  many: ['admin', 'admin', 'lead', 'lead', 'lead', 'moderator', 'moderator', 'approver', 'approver'],
} as const satisfies Record<string, readonly Role[]>
export type CastName = keyof typeof CASTS

/** Contracts that wait for a decision as a life begins: what is in escrow of each, in yen. */
export const ESCROW_YEN: Readonly<Record<string, number>> = { 1: 50_000, 2: 90_000, 3: 900_000, 4: 120_000 }
/** Whose membership can be ended, and the job of each that was reported. */
export const SUSPECTS = ['U-4701', 'U-4702'] as const
export const jobOf = (member: string): string => `J-${member.slice(2)}`
/** tighter than as shipped, so that a short life meets both limits */
const ALONE_A_DAY_YEN = 120_000
const WITHDRAWALS_AN_HOUR = 1
export const MODEL_VERSION = '0badc0de'
const SESSION_SECONDS = 240
const TIMES_OF_A_TURN = 3

/** What a call came to: `value` of one that was allowed, else the code of its refusal. */
export type Answer =
  | { readonly value: unknown; readonly refusal: null }
  | { readonly value: null; readonly refusal: string }

export type InsiderDesk = {
  readonly testApp: TestApp
  readonly now: () => string
  readonly wait: (seconds: number) => void
  /** A call of the page by this account, signed in and with a second factor just shown. */
  readonly ask: (accountId: string, path: string, input?: unknown) => Promise<Answer>
  /** A call of somebody without a session, such as who holds the link of an invitation. */
  readonly askAsStranger: (path: string, input: unknown) => Promise<Answer>
  /** What became of all calls so far. */
  readonly answers: Answers
  /** What the desk does by itself. */
  readonly background: () => Promise<void>
  /** The desk as it was, with these people and nobody else. Answers their ids, in the order of the cast. */
  readonly reset: (cast: CastName) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

const MODEL = { ...VERANDA_MODEL, version: MODEL_VERSION }

/** What lives begin with: reported jobs, silent contracts that are due, a model to test, limits that are tight. */
async function prepareMatters(testApp: TestApp): Promise<void> {
  const { app } = testApp
  const now = () => app.clock.now()
  for (const id of ['U-1', 'U-2', 'U-9']) await testApp.ingest(aMember(id))
  for (const member of SUSPECTS) {
    await testApp.ingest(aMember(member, { dealings: { runningContracts: 1, unpaidYen: 0, openProposals: 0 } }))
    await testApp.ingest(aJob(jobOf(member), { clientId: member }))
    await testApp.ingest(aReport(`R-${jobOf(member)}`, { target: { type: 'job', id: jobOf(member) } }))
  }
  const reminders = { ...DEFAULT_REMINDER_SETTINGS, aloneADayYen: ALONE_A_DAY_YEN }
  const measures = { ...DEFAULT_MEASURE_SETTINGS, withdrawalsAnHour: WITHDRAWALS_AN_HOUR }
  await app.storage.write(async (tx) => {
    await record(tx, now(), SYSTEM, { type: 'reminder_settings.set', settings: reminders, by: SYSTEM } as never)
    await record(tx, now(), SYSTEM, { type: 'measures.set', settings: measures, changedBy: SYSTEM })
  })
  const { ask, turn } = reminderSteps(testApp)
  for (const [n, yen] of Object.entries(ESCROW_YEN))
    await ask({ id: `R-${n}` }, { id: `C-${n}`, amountYen: yen, escrowedYen: yen })
  for (let days = 0; days < 8; days++) {
    testApp.wait(86_400)
    await turn()
  }
  await shadowModel(testApp, MODEL)
  await passInShadow(testApp, MODEL_VERSION, { passed: 400 })
}

/** Opens a desk for many lives. */
export async function openInsiderDesk(): Promise<InsiderDesk> {
  const opened = await openTestApp()
  // what the model says of texts is not what these lives are about
  const testApp = {
    ...opened,
    app: {
      ...opened.app,
      detectors: { ...opened.app.detectors, challenger: () => MODEL, refresh: async () => undefined },
    },
  }
  const { app } = testApp as TestApp
  await prepareMatters(testApp as TestApp)
  const kept = await keepRows(app.databaseAt, testApp.folder)
  const now = () => app.clock.now()
  const answers: Answers = new Map()
  const sessions = new Map<string, { token: string; until: number }>()

  async function contextOf(accountId: string): Promise<RpcContext | null> {
    const known = sessions.get(accountId)
    let signedIn =
      known && Date.parse(now()) < known.until ? await sessionOf(app.storage.db, tokenHash(known.token)) : null
    if (!signedIn) {
      const token = await app.storage.write((tx) =>
        startSession(tx, now(), { staffId: accountId, stage: 'full', method: 'password', factor: true, agent: '' }),
      )
      sessions.set(accountId, { token, until: Date.parse(now()) + SESSION_SECONDS * 1000 })
      signedIn = await sessionOf(app.storage.db, tokenHash(token))
    }
    if (!signedIn || signedIn.account.disabledAt) return null
    return {
      app,
      signedIn,
      pendingSession: null,
      retryKey: newId(now()),
      response: { setHeader: () => undefined },
    } as never
  }

  async function answerOf(path: string, input: unknown, context: RpcContext): Promise<Answer> {
    const procedure = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], deskRouter)
    try {
      return { value: await call(procedure as never, input as never, { context } as never), refusal: null }
    } catch (fault) {
      const refusal = refusalOf(fault)?.refusal
      if (refusal === undefined) throw fault
      return { value: null, refusal }
    }
  }

  async function answer(path: string, input: unknown, context: RpcContext | null): Promise<Answer> {
    const given = context ? await answerOf(path, input, context) : { value: null, refusal: 'not_signed_in' }
    const counts = answers.get(path) ?? new Map<string, number>()
    answers.set(path, counts.set(given.refusal ?? 'done', (counts.get(given.refusal ?? 'done') ?? 0) + 1))
    return given
  }

  return {
    testApp: testApp as TestApp,
    now,
    answers,
    wait: testApp.wait,
    ask: async (accountId, path, input) => await answer(path, input, await contextOf(accountId)),
    askAsStranger: (path, input) =>
      answer(path, input, {
        app,
        signedIn: null,
        pendingSession: null,
        request: { get: () => undefined, headers: {} },
        response: { cookie: () => undefined, setHeader: () => undefined },
      } as never),
    async background() {
      for (let times = 0; times < TIMES_OF_A_TURN; times++) {
        const done = [
          await finalizeAppeals(app),
          await runReminders(app),
          await noteFewLeads(app),
          await applyDueSettingProposals(app),
          await returnChangedWithdrawals(app),
          await executeDueWithdrawals(app),
          await releaseExpiredLeases(app),
        ]
        if (done.every((n) => n === 0)) return
      }
    },
    async reset(cast) {
      await evaluationsDone(app)
      await kept.putBack()
      sessions.clear()
      const people = CASTS[cast].map((role, n) => ({
        ...{ id: newId(now()), login: `${role}-${n}`, alias: `${role} ${'abcdefghk'[n]}`, role },
        ...{ passwordHash: 'none', language: 'ja' as const, eligibility: 'settled' as const },
      }))
      await app.storage.write(async (tx) => {
        for (const added of people) await record(tx, now(), SYSTEM, { type: 'staff.added', ...added })
      })
      const ids = people.map(({ id }) => id)
      await noteFewLeads(app)
      return ids
    },
    async close() {
      await evaluationsDone(app)
      await kept.close()
      await testApp.close()
    },
  }
}
