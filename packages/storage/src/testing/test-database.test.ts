import { databaseForTest, giveBackDatabase } from '@mimamori/testing-postgres/database-pool'
import { runSql } from '@mimamori/testing-postgres/test-database'
import { describe, expect, test } from 'vitest'

const TRIGGERS = `SELECT tgrelid::regclass::text, pg_get_triggerdef(oid), tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`

async function take(): Promise<string> {
  const url = await databaseForTest()
  if (!url) throw new Error('these tests are about PostgreSQL')
  return url
}

describe.runIf(process.env.TEST_ENGINE === 'postgres')('a database that tests take turns on', () => {
  test('has every trigger again that the test before dropped', async () => {
    const url = await take()
    const before = await runSql(url, TRIGGERS)
    await runSql(url, 'DROP TRIGGER audit_append_only ON audit; DROP TRIGGER withdrawals_steps ON withdrawals')
    await giveBackDatabase(url)
    const next = await take()
    expect([next, await runSql(next, TRIGGERS)]).toEqual([url, before])
    await giveBackDatabase(next)
    const again = await take()
    expect(again, 'making them again is no change of the schema').toBe(url)
    await giveBackDatabase(again)
  })

  test('is not given to another test once its schema was changed otherwise', async () => {
    const url = await take()
    await runSql(url, 'CREATE TABLE left_behind (id integer)')
    await giveBackDatabase(url)
    const next = await take()
    expect(next).not.toBe(url)
    await giveBackDatabase(next)
  })
})
