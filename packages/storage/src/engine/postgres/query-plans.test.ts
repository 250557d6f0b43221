import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseForTest, giveBackDatabase } from '@mimamori/testing-postgres/database-pool'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { RecordedQuery } from '../../testing/recorded-drizzle.ts'
import { openEmptySqlite } from '../../testing/test-storage.ts'

type Refusal = { readonly why: string; readonly place: readonly string[]; readonly text: string }

/** Each text once, with the first place that built it. */
function recordedQueries(folder: string): RecordedQuery[] {
  const lines = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
  const byText = new Map<string, RecordedQuery>()
  for (const line of lines) {
    const query = JSON.parse(line) as RecordedQuery
    byText.set(query.fault ? line : query.text, query)
  }
  return [...byText.values()]
}

async function whyRefused(client: pg.Client, { text, fault }: RecordedQuery): Promise<string | null> {
  if (fault) return fault
  try {
    await client.query(`EXPLAIN (GENERIC_PLAN) ${text}`)
    return null
  } catch (cause) {
    return String(cause)
  }
}

test('PostgreSQL plans every query that the desk has built on SQLite', async () => {
  const queries = recordedQueries(process.env.TEST_QUERIES ?? '')
  const url = await databaseForTest()
  const client = new pg.Client({ connectionString: url ?? '' })
  await client.connect()
  const refusals: Refusal[] = []
  for (const query of queries) {
    const why = await whyRefused(client, query)
    if (why) refusals.push({ why, place: query.place, text: query.text })
  }
  await client.end()
  await giveBackDatabase(url ?? '')
  expect(queries).not.toEqual([])
  expect(refusals).toEqual([])
})

const GROWING = 'answers|appeals|audit|cases|contents|content_versions|decisions|measures|members|reports|search_docs'
const READS_WHOLE = new RegExp(`^SCAN (?:${GROWING})$|USING AUTOMATIC`)
/** What reads a table whole, in the background or once in a while, or sorts what it has just read for itself. */
const MAY_READ_WHOLE =
  /breakdown-recount|save-clock|seal-reads|evaluation-reads|detection-model-reads|period-flow-reads|changed-decision-reads|received-case-reads|search-worker|right-to-flag-reads|empty-reminders|save-month-reminder|save-notice/

test('SQLite finds an index for every query of the desk on a table that grows', async () => {
  const client = await openEmptySqlite()
  const found = recordedQueries(process.env.TEST_QUERIES ?? '').flatMap(({ sqlite, place }) => {
    if (MAY_READ_WHOLE.test(place[0] ?? '')) return []
    const values = Array.from(sqlite.matchAll(/\?/g), () => null)
    const plan = client
      .prepare<null[], { detail: string }>(`EXPLAIN QUERY PLAN ${sqlite}`)
      .all(...values)
      .map(({ detail }) => detail)
    // the first or the last row of a table is found without one; a condition that is never met reads nothing
    const readsFew = / limit \?/i.test(sqlite) && !plan.some((detail) => detail.includes('TEMP B-TREE'))
    const whole = plan.filter((detail) => READS_WHOLE.test(detail))
    return whole.length === 0 || readsFew || /where \(?false\b/.test(sqlite) ? [] : [{ whole, place, sqlite }]
  })
  client.close()
  expect(found).toEqual([])
})
