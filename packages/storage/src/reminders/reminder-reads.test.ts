import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, test } from 'vitest'
import { openTestStorage } from '../testing/test-storage.ts'
import { proposedReminders } from './reminder-list-reads.ts'
import {
  remindersNeverSent,
  remindersPastDeadline,
  remindersToSend,
  remindersWithWindowOver,
} from './reminder-reads.ts'

test.skipIf(process.env.TEST_ENGINE === 'postgres')(
  'what the clock’s turn has to do is found by its instant, however many reminders wait',
  async () => {
    const { options, close } = await openTestStorage()
    const client = new Database('file' in options.at ? options.at.file : '')
    const asked: string[] = []
    const db = drizzle(client, { logger: { logQuery: (sql) => asked.push(sql) } })
    const now = '2026-12-01T15:00:00.000Z'
    await remindersPastDeadline(db, now, 20)
    await remindersToSend(db, now, 100)
    await remindersWithWindowOver(db, now, 20)
    await proposedReminders(db)
    await remindersNeverSent(db, 20)
    const plans = asked.map((sql) => {
      const unknowns = sql
        .split('?')
        .slice(1)
        .map(() => 1)
      const [step] = client.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...unknowns) as { detail: string }[]
      return step?.detail.replace(/.*INDEX contact_reminders_(\w+).*/, '$1')
    })
    client.close()
    await close()
    expect(plans).toEqual(['deadline', 'next', 'held', 'proposed', 'unsent'])
  },
)
