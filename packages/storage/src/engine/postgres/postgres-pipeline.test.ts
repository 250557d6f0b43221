import { databaseForTest } from '@mimamori/testing-postgres/database-pool'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { pipeline } from './postgres-pipeline.ts'

describe.runIf(process.env.TEST_ENGINE === 'postgres')('statements sent in one piece', () => {
  test('a transaction that cannot begin stores nothing of what stands behind its BEGIN', async () => {
    const client = new pg.Client((await databaseForTest()) ?? undefined)
    await client.connect()
    try {
      await client.query('CREATE TABLE jotted (n integer)')
      const faults: unknown[] = []
      const send = (...texts: string[]) =>
        pipeline(
          client,
          texts.map((text) => ({
            statement: { text },
            values: [],
            onAnswer: () => undefined,
            onError: (fault: unknown) => void faults.push(fault),
          })),
        )
      const stored = async () => (await client.query('SELECT n FROM jotted ORDER BY n')).rows.map(({ n }) => n)

      const left = await send(
        'BEGIN AS IT WERE',
        'INSERT INTO jotted VALUES (1)',
        'INSERT INTO jotted VALUES (2)',
        'COMMIT',
      )
      expect(faults).toMatchObject([{ code: '42601' }])
      expect(left.map(({ statement }) => statement.text)).toEqual([
        'INSERT INTO jotted VALUES (1)',
        'INSERT INTO jotted VALUES (2)',
        'COMMIT',
      ])
      expect(await stored()).toEqual([])

      expect(await send('BEGIN', 'INSERT INTO jotted VALUES (3)', 'COMMIT')).toEqual([])
      expect(await stored()).toEqual([3])
    } finally {
      await client.end()
    }
  })
})
