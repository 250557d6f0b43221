import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openTestStorage } from '../testing/test-storage.ts'
import { unfinishedOfMonth } from './unfinished-case-reads.ts'

test.skipIf(process.env.TEST_ENGINE === 'postgres')(
  'what a month leaves unfinished is found by its days, however many cases are open',
  async () => {
    const { storage, options, close } = await openTestStorage()
    const client = new Database('file' in options.at ? options.at.file : '')
    const span = { from: '2026-10-31T15:00:00.000Z', until: '2026-11-30T15:00:00.000Z' }
    const plans = Object.values(unfinishedOfMonth(storage.db, span, 50)).map((query) => {
      const { sql, params } = query.toSQL()
      const [step] = client.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[]
      return step?.detail.replace(/ INDEX.*cases_left/, ' cases_left')
    })
    client.close()
    await close()
    const byDays = 'SEARCH cases USING cases_left (opened_at>? AND opened_at<?)'
    expect(plans).toEqual([byDays, byDays])
  },
)
