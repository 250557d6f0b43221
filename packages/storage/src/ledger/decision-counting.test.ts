import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openTestStorage } from '../testing/test-storage.ts'
import { decisionsOn } from './decision-counting.ts'

test.skipIf(process.env.TEST_ENGINE === 'postgres')(
  'what counts of a target is found by its cases, however many decisions there are',
  async () => {
    const { storage, options, close } = await openTestStorage()
    const client = new Database('file' in options.at ? options.at.file : '')
    const plans = decisionsOn(storage.db, { type: 'job', id: 'J-1' }).map((query) => {
      const { sql, params } = query.toSQL()
      const steps = client.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[]
      return steps.map(({ detail }) => detail.replace(/ \(.*/, ''))
    })
    client.close()
    await close()
    expect(plans).toEqual([
      ['SEARCH cases USING COVERING INDEX cases_closed', 'SEARCH decisions USING INDEX decisions_one_a_case'],
      ['SEARCH cases USING INDEX cases_unfinished', 'SEARCH decisions USING INDEX decisions_one_a_case'],
    ])
  },
)
