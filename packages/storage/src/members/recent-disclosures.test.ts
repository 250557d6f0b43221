import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { revealsSince } from './member-reads.ts'

const SINCE = '2026-11-24T01:00:00.000Z'
const AFTER = '2026-11-24T01:00:00.001Z'

let testStorage: TestStorage
beforeEach(async () => {
  testStorage = await openTestStorage()
})
afterEach(() => testStorage.close())

const seen = (id: string, staffId: string, kind: string, at: string) =>
  testStorage.runSql(
    `INSERT INTO disclosures (id, at, staff_id, member_id, kind, field, reason) VALUES ('${id}', '${at}', '${staffId}', 'U-1', '${kind}', 'email', 'other')`,
  )

test('what somebody has revealed is what they themselves revealed after an instant, and no look-up', async () => {
  await seen('d-1', 'sato', 'reveal', SINCE)
  await seen('d-2', 'sato', 'reveal', AFTER)
  await seen('d-3', 'suzuki', 'reveal', AFTER)
  await seen('d-4', 'sato', 'lookup', AFTER)
  expect(await revealsSince(testStorage.storage.db, 'sato', SINCE)).toEqual([AFTER])
})
