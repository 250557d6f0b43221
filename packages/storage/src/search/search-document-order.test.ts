import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { docFrom } from './search-reads.ts'

let testStorage: TestStorage
beforeEach(async () => {
  testStorage = await openTestStorage()
})
afterEach(() => testStorage.close())

const instant = (second: number) => `2026-11-24T01:00:0${second}.000Z`

test('documents of an instant and later begin with the first of that instant, also where numbers are missing', async () => {
  const documents = [
    [1, 1],
    [3, 2],
    [4, 2],
    [8, 4],
  ] as const
  for (const [doc, second] of documents) {
    await testStorage.runSql(
      `INSERT INTO search_docs (doc, type, id, author_id, at) VALUES (${doc}, 'job', 'J-${doc}', 'U-1', '${instant(second)}')`,
    )
  }
  const found = await Promise.all([0, 1, 2, 3, 4, 5].map((second) => docFrom(testStorage.storage.db, instant(second))))
  // what begins between two documents may begin at any number between them
  const firstFound = found.map((from) => documents.find(([doc]) => doc >= from)?.[0] ?? null)
  expect(firstFound).toEqual([1, 1, 3, 8, 8, null])
})
