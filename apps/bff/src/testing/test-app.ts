import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Arrival, Job, Member, Message, Report } from '@mimamori/policy/intake/intake-arrivals'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { keptRawSql } from '@mimamori/storage/testing/test-storage'
import { databaseForTest, giveBackDatabase } from '@mimamori/testing-postgres/database-pool'
import { testFolder } from '@mimamori/testing-postgres/test-folder'
import { settingsFrom } from '../config/server-settings.ts'
import { createContext, storageOptions } from '../create-context.ts'
import { ingestArrival } from '../intake/ingest-arrival.ts'
import { loadWriters } from '../intake/load-writers.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { createSearchWorker } from '../runtime/search-worker/search-worker.ts'
import { leaveEvaluations } from '../standards/run-evaluation.ts'
import { fixedClock } from './fixed-clock.ts'
import { copyTemplateApp } from './template-app.ts'

export const START = '2026-11-24T01:00:00.000Z'

export type TestApp = {
  readonly app: AppContext
  readonly folder: string
  readonly db: AppContext['storage']['db']
  /** Moves the clock, in seconds. */
  readonly wait: (seconds: number) => void
  readonly ingest: (arrival: Arrival) => Promise<Awaited<ReturnType<ReturnType<typeof ingestArrival>>>>
  /** Runs SQL past the desk, in its database; returns the rows of a query. */
  readonly rawSql: ReturnType<typeof keptRawSql>['run']
  /** The unfinished case of a job. Throws when there is none. */
  readonly caseOfJob: (id: string) => Promise<StoredCase>
  /** Closes the database, for a test that opens it itself; `rawSql` still works. */
  readonly stop: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens a real desk on a database of its own, on the engine the tests run on, with a clock that moves only when told. */
export async function openTestApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const folder = mkdtempSync(join(testFolder(false), 'mimamori-test-'))
  const url = await databaseForTest(await copyTemplateApp(folder))
  const database = url ? { DATABASE_URL: url, MIMAMORI_DATABASE_LANES: '3' } : {}
  let now = START
  const open = async (): Promise<AppContext> => {
    const settings = settingsFrom({
      MIMAMORI_DATA: folder,
      MIMAMORI_DEMO: '1',
      LOG_LEVEL: 'silent',
      // tests decide few
      MIMAMORI_MODEL_PASSED_JOBS: '50',
      ...database,
      ...environment,
    })
    return {
      ...(await createContext(settings)),
      clock: fixedClock(() => now),
      searchWorker: createSearchWorker(storageOptions(settings).at, process.env.TEST_READER),
    }
  }
  const app = await open()
  const rawSql = keptRawSql(app.databaseAt)
  let stopped = false
  async function stop(): Promise<void> {
    if (stopped) return
    stopped = true
    await rawSql.close()
    await leaveEvaluations(app)
    await app.searchWorker.close()
    await app.storage.close()
  }
  return {
    app,
    folder,
    db: app.storage.db,
    wait(seconds) {
      now = plusSeconds(now, seconds)
    },
    ingest: async (arrival) => {
      const write = ingestArrival(arrival, app, await loadWriters(app.storage, [arrival]))
      return app.storage.write((tx) => write(tx, now, SYSTEM))
    },
    rawSql: rawSql.run,
    async caseOfJob(id) {
      const storedCase = await unfinishedCaseOf(app.storage.db, { type: 'job', id })
      if (!storedCase) throw new Error(`no unfinished case of job ${id}`)
      return storedCase
    },
    stop,
    async close() {
      await stop()
      if (url) await giveBackDatabase(url)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A member of staff without an account. */
export const person = (id: string, role: Role = 'moderator'): Staff => ({ id, alias: id, role })

/** A job that asks for contact by LINE before any contract, unless changed. */
export function aJob(id: string, change: Partial<Job> = {}): Arrival {
  const body: Job = {
    id,
    clientId: 'U-1',
    title: '【簡単】アンケート回答のお仕事',
    description: 'はじめまして。詳細はLINEでご連絡ください。ID: kantan_shigoto を追加してください。',
    format: 'project',
    category: 'アンケート',
    reward: { type: 'fixed', min: 500, max: 500 },
    seats: 100,
    postedAt: START,
    updatedAt: START,
    engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 },
    ...change,
  }
  return { kind: 'job', body }
}

/** A client of the marketplace. */
export function aMember(id: string, change: Partial<Member> = {}): Arrival {
  const body: Member = {
    id,
    roles: ['client'],
    displayName: '山田 太郎',
    email: `${id.toLowerCase()}@example.jp`,
    phone: '090-1234-5678',
    registeredAt: START,
    verifications: { identity: true, phone: true, nda: false, marketplaceCheck: false },
    profile: {
      hasPhoto: true,
      introductionLength: 120,
      skills: 3,
      portfolioItems: 1,
      listedServices: 0,
      experience: 'members',
      qualifications: 0,
      companyFactsPublic: 0,
    },
    ...change,
  }
  return { kind: 'member', body }
}

export const CLEAN = '自社サイトに掲載する商品紹介文を、構成案に沿って執筆していただきます。一記事二千文字です。'

/** A message that asks for contact by LINE, unless changed. */
export function aMessage(id: string, change: Partial<Message> = {}): Arrival {
  const body: Message = {
    id,
    jobId: 'J-1',
    senderId: 'U-1',
    recipientId: 'U-2',
    body: 'LINEのID: kantan_shigoto を追加してください。',
    sentAt: START,
    escrowed: false,
    format: 'project',
    ...change,
  }
  return { kind: 'message', body }
}

/** A report on job J-1, unless changed. */
export function aReport(id: string, change: Partial<Report> = {}): Arrival {
  const body: Report = {
    id,
    target: { type: 'job', id: 'J-1' },
    reporterId: 'U-9',
    reason: 'direct_deal_solicitation',
    text: 'LINE登録を求められました',
    reportedAt: START,
    ...change,
  }
  return { kind: 'report', body }
}
