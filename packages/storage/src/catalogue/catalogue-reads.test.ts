import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { record } from '../record-change.ts'
import type { ChangeNotice } from '../storage.ts'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { addedEntries, entriesAddedOn } from './catalogue-reads.ts'

const AT = '2026-11-24T01:00:00.000Z'

let testStorage: TestStorage
beforeEach(async () => {
  testStorage = await openTestStorage()
})
afterEach(() => testStorage.close())

const reason = (version: number, effectiveFrom: string): CatalogueEntry => ({
  kind: 'reason',
  id: 'fake_review',
  version,
  effectiveFrom,
  data: { label: { ja: `第${version}版`, en: `v${version}` }, category: version > 1 ? 'mlm' : 'other', active: true },
})

const add = (entry: CatalogueEntry) =>
  testStorage.storage.write((tx) =>
    record(tx, AT, 'tanaka', { type: 'catalogue.added', entry, authorId: 'tanaka', follows: entry.version - 1 }),
  )

test('a version is kept as it was written, with who wrote it and when', async () => {
  await add(reason(2, '2026-12-01'))
  expect(await addedEntries(testStorage.storage.db)).toEqual([
    { ...reason(2, '2026-12-01'), authorId: 'tanaka', at: AT },
  ])
})

test('on a day the version holds that began last, and nothing before the first one', async () => {
  for (const [version, from] of [
    [2, '2026-12-01'],
    [4, '2028-02-29'],
    [3, '2026-12-01'],
  ] as const) {
    await add(reason(version, from))
  }
  const labelOn = async (day: string) =>
    (await entriesAddedOn(testStorage.storage.db, 'reason', { id: 'fake_review', day }))?.label.en ?? null
  expect(await labelOn('2026-11-30')).toBeNull()
  expect(await labelOn('2026-12-01')).toBe('v3')
  expect(await labelOn('2028-02-28')).toBe('v3')
  expect(await labelOn('2028-02-29')).toBe('v4')
  expect(await entriesAddedOn(testStorage.storage.db, 'reason', { id: 'other', day: '2030-01-01' })).toBeNull()
})

test('the same version is not added twice, and everybody hears of one that was added', async () => {
  const heard: ChangeNotice[] = []
  testStorage.storage.listen((news) => void heard.push(...(news ?? [])))
  await add(reason(2, '2026-12-01'))
  await expect(add(reason(2, '2026-12-02'))).rejects.toThrow()
  expect(await addedEntries(testStorage.storage.db)).toHaveLength(1)
  expect(heard).toMatchObject([{ action: 'catalogue.added', subject: { type: 'catalogue', id: 'reason/fake_review' } }])
})
