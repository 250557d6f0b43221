import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseForTest, giveBackDatabase } from '@mimamori/testing-postgres/database-pool'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settingsFrom } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'
import { changeKey, keyStatus } from './change-key.ts'

const [OLD, NEW] = ['a'.repeat(64), 'b'.repeat(64)]

let folder: string
let url: string | null
beforeEach(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'mimamori-key-')), 'data')
  url = await databaseForTest()
})
afterEach(async () => {
  if (url) await giveBackDatabase(url)
  rmSync(join(folder, '..'), { recursive: true })
})

function settingsWith(MIMAMORI_PERSONAL_KEY?: string, MIMAMORI_PERSONAL_KEY_NEXT?: string) {
  const database = url ? { DATABASE_URL: url, MIMAMORI_DATABASE_LANES: '1' } : {}
  const given = { MIMAMORI_PERSONAL_KEY, MIMAMORI_PERSONAL_KEY_NEXT }
  return settingsFrom({ MIMAMORI_DATA: folder, MIMAMORI_DEMO: '0', LOG_LEVEL: 'silent', ...database, ...given })
}

async function opens(settings: ReturnType<typeof settingsWith>): Promise<void> {
  const { storage, searchWorker } = await createContext(settings)
  await searchWorker.close()
  await storage.close()
}

test('a key from the environment is changed to the next one, and until both are swapped a desk opens with either', async () => {
  await opens(settingsWith(OLD))
  await expect(changeKey(settingsWith(OLD))).rejects.toThrow(
    /MIMAMORI_PERSONAL_KEY_NEXT: expected the key to change to/,
  )
  await opens(settingsWith(OLD, NEW))
  const both = settingsWith(OLD, NEW)
  await changeKey(both)
  await opens(both)
  await opens(settingsWith(NEW))
  await expect(opens(settingsWith(OLD))).rejects.toThrow(/sealed with another key/)
  expect(JSON.parse(await changeKey(both))).toMatchObject({ changed: true, old: null })
  expect(JSON.parse(await keyStatus(settingsWith(OLD)))).toMatchObject({ fits: false, changing: false })
})

test('a key in the data folder is changed to a new one, and the old one stays beside it', async () => {
  const settings = settingsWith()
  await opens(settings)
  const before = JSON.parse(await keyStatus(settings))
  await changeKey(settings)
  await opens(settings)
  const after = JSON.parse(await keyStatus(settings))
  expect(after).toMatchObject({ fits: true, changing: false })
  expect(after.fingerprint).not.toBe(before.fingerprint)
  expect(readdirSync(folder).filter((name) => name.startsWith('personal.key'))).toEqual([
    'personal.key',
    `personal.key.old-${before.fingerprint.slice(0, 8)}`,
  ])
})

test('the key of a desk that runs is not changed', async () => {
  const settings = settingsWith(OLD, NEW)
  const { storage, searchWorker } = await createContext(settings)
  await storage.isLeader()
  // stopped, the same command goes through
  await expect(changeKey(settings)).rejects.toMatchObject({
    name: expect.stringMatching(/^(DeskAtWork|DeskInUse)$/),
    message: expect.stringMatching(/other instances|another process/),
  })
  await searchWorker.close()
  await storage.close()
  await opens(settingsWith(OLD))
})
