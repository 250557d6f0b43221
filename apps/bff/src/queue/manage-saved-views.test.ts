import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { addSavedView, changeSavedView, listSavedViews, removeSavedView } from './manage-saved-views.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const BODY = {
  name: '申告の多い直接取引',
  query: { view: 'flagged', filters: { categories: ['direct_deal'], minReports: 2 }, sort: 'age' },
  shared: false,
  key: null,
} as const

test('a list kept under a name comes back as it was, for its owner alone', async () => {
  const added = await addSavedView(testApp.app, sato, { ...BODY, name: ' 申告の多い直接取引 ', key: 'd' })
  expect(added).toMatchObject({ name: BODY.name, query: BODY.query, key: 'd', mayChange: true })
  expect(await listSavedViews(testApp.app, sato)).toEqual([added])
  expect(await listSavedViews(testApp.app, suzuki)).toEqual([])
  expect(await refusalOf(changeSavedView(testApp.app, suzuki, added.id, BODY))).toMatch(/Not Found/)
})

test('what is shared everybody sees, and its owner or a lead changes it', async () => {
  const { id } = await addSavedView(testApp.app, sato, { ...BODY, shared: true, key: 'd' })
  expect(await listSavedViews(testApp.app, suzuki)).toMatchObject([
    { id, key: null, mayChange: false, owner: { mine: false } },
  ])
  expect(await refusalOf(changeSavedView(testApp.app, suzuki, id, BODY))).toBe('not_permitted')
  expect(await refusalOf(removeSavedView(testApp.app, suzuki, id))).toBe('not_permitted')
  await changeSavedView(testApp.app, tanaka, id, { ...BODY, name: '直接取引', shared: true, key: 'x' })
  expect(await listSavedViews(testApp.app, sato)).toMatchObject([{ name: '直接取引', key: 'd', owner: { mine: true } }])
  await removeSavedView(testApp.app, tanaka, id)
  expect(await listSavedViews(testApp.app, sato)).toEqual([])
  await addSavedView(testApp.app, sato, BODY)
  const entries = await auditPage(testApp.db, { limit: 4 })
  expect(entries.map(({ action, detail }) => [action, JSON.parse(detail).shared])).toEqual([
    ['view.saved', false],
    ['view.removed', true],
    ['view.saved', true],
    ['view.saved', true],
  ])
})

test('a key opens one list of a person; another person may use it too', async () => {
  const { id } = await addSavedView(testApp.app, sato, { ...BODY, key: 'd' })
  expect(await refusalOf(addSavedView(testApp.app, sato, { ...BODY, key: 'd' }))).toBe('key_taken')
  await addSavedView(testApp.app, suzuki, { ...BODY, key: 'd' })
  await changeSavedView(testApp.app, sato, id, { ...BODY, key: 'e' })
  await addSavedView(testApp.app, sato, { ...BODY, key: 'd' })
})

test('at most 50 lists a person', async () => {
  for (let n = 0; n < 50; n++) await addSavedView(testApp.app, sato, { ...BODY, name: `${n}` })
  expect(await refusalOf(addSavedView(testApp.app, sato, BODY))).toBe('too_many_views')
  const [first] = await listSavedViews(testApp.app, sato)
  await changeSavedView(testApp.app, sato, first?.id ?? '', BODY)
})

test('two lists added at the same moment do not get the same key', async () => {
  const both = await Promise.all(
    [1, 2, 3].map((n) => refusalOf(addSavedView(testApp.app, sato, { ...BODY, name: `${n}`, key: 'd' }))),
  )
  expect(both.sort()).toEqual(['key_taken', 'key_taken', 'was allowed'])
})

test('a lead who changes a shared list needs none of its keys for themselves', async () => {
  const { id } = await addSavedView(testApp.app, sato, { ...BODY, shared: true, key: 'd' })
  await addSavedView(testApp.app, tanaka, { ...BODY, name: '自分の一覧', key: 'd' })
  const changed = await changeSavedView(testApp.app, tanaka, id, { ...BODY, name: ' 改名 ', shared: true, key: null })
  expect(changed).toMatchObject({ id, name: '改名', key: null, owner: { mine: false }, mayChange: true })
  expect(await listSavedViews(testApp.app, sato)).toMatchObject([{ id, name: '改名', key: 'd' }])
})
