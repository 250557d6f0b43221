import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, test } from 'vitest'
import { openTestStorage } from '../testing/test-storage.ts'
import { periodFigures } from './breakdown-reads.ts'

test.skipIf(process.env.TEST_ENGINE === 'postgres')(
  'the figures of a period are found by its months, however many months there are',
  async () => {
    const { options, close } = await openTestStorage()
    const client = new Database('file' in options.at ? options.at.file : '')
    const asked: string[] = []
    const db = drizzle(client, { logger: { logQuery: (sql) => asked.push(sql) } })
    const november = { months: ['2026-11'], until: '2026-11-24' }
    await periodFigures(db, 'job', { own: november, before: november, yearBefore: november })
    const [sql = ''] = asked
    const unknowns = sql
      .split('?')
      .slice(1)
      .map(() => '')
    const plan = client.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...unknowns) as { detail: string }[]
    client.close()
    await close()
    const searches = plan.flatMap(({ detail }) => detail.match(/SEARCH breakdown_counts USING .*/) ?? [])
    expect(searches).toHaveLength(3)
    for (const search of searches) expect(search).toContain('PRIMARY KEY (month=?')
  },
)
