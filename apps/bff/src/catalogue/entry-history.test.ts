import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeAccounts } from '../testing/test-accounts.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { tanaka } from '../testing/test-decisions.ts'
import { addCatalogueEntry } from './add-catalogue-entry.ts'
import { getEntryHistory, getWholeCatalogue, listCatalogue } from './list-catalogue.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccounts(testApp.app, [tanaka])
})
afterEach(() => testApp.close())

const reason = SHIPPED_CATALOGUE.find(({ kind }) => kind === 'reason') as CatalogueEntry
const { id } = reason
const add = (effectiveFrom: string, after: number) =>
  addCatalogueEntry(testApp.app, tanaka, { kind: 'reason', id, effectiveFrom, after, data: reason.data } as never)
const history = async () =>
  (await getEntryHistory(testApp.app, { kind: 'reason', id })).versions.map(({ entry, by, state }) => [
    entry.version,
    by,
    state,
  ])

test('the versions of an entry are listed with the newest first, with who added them and which holds', async () => {
  const now = testApp.app.clock.now()
  await add('2026-11-24', 1)
  await add('2026-12-01', 2)
  await add('2026-12-01', 3)
  expect(await history()).toEqual([
    [4, 'tanaka', 'coming'],
    [3, 'tanaka', 'superseded'],
    [2, 'tanaka', 'in_force'],
    [1, null, 'past'],
  ])
  const { versions } = await getEntryHistory(testApp.app, { kind: 'reason', id })
  expect(versions.map(({ at }) => at)).toEqual([now, now, now, null])
  testApp.wait(8 * 86_400)
  expect((await history()).map(([, , state]) => state)).toEqual(['in_force', 'superseded', 'past', 'past'])
})

test('an entry is listed as of a day, with the version that comes next; one that is new as what is to come', async () => {
  await add('2026-12-01', 1)
  const fresh = { kind: 'reason', id: 'brand_new', effectiveFrom: '2026-12-05', after: 0, data: reason.data } as never
  await addCatalogueEntry(testApp.app, tanaka, fresh)
  const listed = (day?: string) =>
    listCatalogue(testApp.app, { kind: 'reason', day })
      .entries.filter(({ entry }) => [id, 'brand_new'].includes(entry.id))
      .map(({ entry, inForce, newest, coming }) => [entry.id, entry.version, inForce, newest, coming?.version ?? null])
  expect(listed()).toEqual([
    [id, 1, true, 2, 2],
    ['brand_new', 1, false, 1, 1],
  ])
  expect(listed('2026-12-05')).toEqual([
    [id, 2, true, 2, null],
    ['brand_new', 1, true, 1, null],
  ])
})

test('the whole catalogue has each version of a category or clause once, and reasons and templates of today and to come', async () => {
  await add('2026-12-01', 1)
  const { entries } = getWholeCatalogue(testApp.app)
  const keys = entries.map((entry) => `${entry.kind} ${entry.id} ${entry.version}`)
  expect(keys).toEqual([...new Set(keys)])
  expect(keys.filter((key) => key.startsWith(`reason ${id} `))).toEqual([`reason ${id} 1`, `reason ${id} 2`])
  const guideline = SHIPPED_CATALOGUE.filter(({ kind }) => kind === 'category' || kind === 'clause')
  expect(keys.filter((key) => /^(category|clause) /.test(key))).toHaveLength(guideline.length)
})
