import { afterEach, beforeEach, expect, test } from 'vitest'
import { record } from '../record-change.ts'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { auditPage } from './audit-reads.ts'

const INSTANTS = ['2026-11-24T00:59:59.999Z', '2026-11-24T01:00:00.000Z', '2026-11-24T01:00:00.001Z'] as const
const [before, at, after] = INSTANTS

let testStorage: TestStorage
beforeEach(async () => {
  testStorage = await openTestStorage()
  for (const [n, instant] of INSTANTS.entries()) {
    const refused = { type: 'session.refused', staffId: `person-${n}`, why: 'password' } as const
    await testStorage.storage.write((tx) => record(tx, instant, 'system', refused))
  }
})
afterEach(() => testStorage.close())

test('entries of a span are those from its first instant on, up to its end and not at it', async () => {
  const instants = async (span: { from?: string; until?: string }) => {
    const rows = await auditPage(testStorage.storage.db, { ...span, limit: 10 })
    return rows.map((row) => row.at).sort()
  }
  expect(await instants({ from: at })).toEqual([at, after])
  expect(await instants({ until: at })).toEqual([before])
  expect(await instants({ from: at, until: after })).toEqual([at])
})
