import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseForTest, giveBackDatabase } from '@mimamori/testing-postgres/database-pool'
import pg from 'pg'
import { expect, test } from 'vitest'
import type { RecordedQuery } from '../../testing/recorded-drizzle.ts'

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
