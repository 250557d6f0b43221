import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '@mimamori/testing-postgres/postgres-server'
import { restoreSql } from '@mimamori/testing-postgres/sql-dump'
import { newDatabase } from '@mimamori/testing-postgres/test-database'
import { expect, test } from '@playwright/test'
import { createNewerBuild } from '../harness/newer-build.ts'
import { type Environment, runProcess } from '../harness/server-processes.ts'
import { deskSettings, hashTablesOfUrl, readStoredSql, unpackStoredFolder } from '../harness/stored-desk.ts'

const EXIT_CONFIGURATION = 78

/** Refused in one line by a start and by a command that writes, before it is backed up or brought up to date. */
async function expectRefused(folder: string, more: Environment = {}): Promise<void> {
  const program = createNewerBuild()
  const environment = deskSettings(folder, { NODE_ENV: 'production', LOG_LEVEL: 'warn', ...more })
  for (const words of [[program.desk], [program.command, 'key', 'add', '--name', 'other']]) {
    const { code, stdout, stderr } = await runProcess(words, environment)
    expect([code, stdout, stderr], words.join(' ')).toEqual([
      EXIT_CONFIGURATION,
      '',
      expect.stringMatching(/^.*demo.*\n$/),
    ])
  }
  expect(existsSync(join(folder, 'backups'))).toBe(false)
  rmSync(program.root, { recursive: true })
}

// waits for the refusal of a demo in production, which belongs into DATABASE_CHECKS of apps/bff/src/startup/start-checks.ts
test('a demo of fd1f7d5 on SQLite is refused in production, and left as it is', async () => {
  const folder = unpackStoredFolder('demo', 'sqlite')
  const before = readFileSync(join(folder, 'mimamori.db'))
  await expectRefused(folder)
  expect(readFileSync(join(folder, 'mimamori.db')).equals(before)).toBe(true)
  rmSync(folder, { recursive: true })
})

test('a demo of fd1f7d5 on PostgreSQL is refused in production, and left as it is', async () => {
  const postgres = await startPostgres()
  const folder = unpackStoredFolder('demo', 'postgres')
  try {
    const url = await newDatabase(postgres.url)
    await restoreSql(url, readStoredSql('demo'))
    const before = await hashTablesOfUrl(url)
    await expectRefused(folder, { DATABASE_URL: url })
    expect(await hashTablesOfUrl(url)).toEqual(before)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  }
})
