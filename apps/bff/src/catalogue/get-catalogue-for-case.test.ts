import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import type { CatalogueEntry, CatalogueEntryOf, EntryKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { newestVersionNumber } from '@mimamori/policy/catalogue/entries-in-force'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { addedEntries } from '@mimamori/storage/catalogue/catalogue-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { getReview } from '../cases/get-review.ts'
import { createContext } from '../create-context.ts'
import { aJob, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, claimedCase, decideAs, refusalOf, sato, tanaka } from '../testing/test-decisions.ts'
import { addCatalogueEntry } from './add-catalogue-entry.ts'
import { getCatalogueForCase, previewTemplate } from './get-catalogue-for-case.ts'
import { getEntryHistory, getWholeCatalogue, listCatalogue } from './list-catalogue.ts'

/** the test's clock stands at 10:00 of this day in Japan */
const TODAY = '2026-11-24'
const TOMORROW = '2026-11-25'
const TOMORROW_BEGINS = '2026-11-24T15:00:00.000Z'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

function shippedOf<K extends EntryKind>(kind: K, id: string): CatalogueEntryOf<K> {
  const found = SHIPPED_CATALOGUE.find((each) => each.kind === kind && each.id === id)
  if (!found) throw new Error(`nothing ships as ${kind} ${id}`)
  return found as CatalogueEntryOf<K>
}

/** Add a version of what ships, changed. */
function add<K extends EntryKind>(
  kind: K,
  id: string,
  change: Partial<CatalogueEntryOf<K>['data']>,
  from = TODAY,
  after = newestVersionNumber(SHIPPED_CATALOGUE, { kind, id }),
) {
  const { data } = shippedOf(kind, id)
  const draft = { kind, id, effectiveFrom: from, data: { ...data, ...change } } as Omit<CatalogueEntry, 'version'>
  return addCatalogueEntry(testApp.app, tanaka, { ...draft, after })
}
const say = (words: string) => ({ ja: words, en: words })

async function caseOf(id: string, postedAt: string) {
  await testApp.ingest(aJob(id, { postedAt, updatedAt: postedAt }))
  return (await testApp.caseOfJob(id)).id
}

test('a job posted before a new version is judged by the old one, one posted after it by the new', async () => {
  await add('clause', 'G-4', { text: say('新しい条項') }, TOMORROW)
  await add('category', 'direct_deal', { definition: say('新しい定義') }, TOMORROW)
  testApp.wait(24 * 60 * 60)
  const before = await getCatalogueForCase(testApp.app, await caseOf('J-1', '2026-11-24T14:59:59.999Z'))
  const after = await getCatalogueForCase(testApp.app, await caseOf('J-2', TOMORROW_BEGINS))
  const clauseIn = ({ clauses }: typeof before) => clauses.find(({ id }) => id === 'G-4')
  const definitionIn = ({ categories }: typeof before) =>
    categories.find(({ id }) => id === 'direct_deal')?.data.definition.ja
  expect([before.judgedOn, clauseIn(before)?.version, after.judgedOn, clauseIn(after)?.version]).toEqual([
    TODAY,
    1,
    TOMORROW,
    3,
  ])
  expect([definitionIn(before) === '新しい定義', definitionIn(after)]).toEqual([false, '新しい定義'])
  expect((await getReview(testApp.app, sato, (await testApp.caseOfJob('J-1')).id)).judgedOn).toBe(TODAY)
})

test('a job that is edited later keeps the guideline of the day it was posted', async () => {
  await add('clause', 'G-4', { text: say('新しい条項') }, TOMORROW)
  const caseId = await caseOf('J-1', '2026-11-24T01:00:00.000Z')
  testApp.wait(48 * 60 * 60)
  await testApp.ingest(aJob('J-1', { title: '新しい題名', updatedAt: '2026-11-26T01:00:00.000Z' }))
  expect(await getCatalogueForCase(testApp.app, caseId)).toMatchObject({ judgedOn: TODAY })
})

test('a template of today is used at once, its preview is the letter, and the old version is refused', async () => {
  const held = await claimedCase(testApp, 'warn')
  const sent = { ...choiceOf('warn'), template: { id: 'warn.direct_deal', version: 1 } }
  const text = say('{{job_title}}: {{clause_title}} ({{category}})')
  expect(await add('template', 'warn.direct_deal', { text })).toEqual({ version: 3 })
  const shown = { caseId: held.caseId, id: 'warn.direct_deal', version: 3, language: 'ja' } as const
  expect(await previewTemplate(testApp.app, shown)).toEqual({
    text: '【簡単】アンケート回答のお仕事: 連絡先の交換・直接取引 (直接取引)',
    open: [],
  })
  expect(await refusalOf(decideAs(testApp, sato, { ...held, choice: sent }))).toBe('template_not_in_force')
  const choice = { ...sent, template: { id: 'warn.direct_deal', version: 3 } }
  await decideAs(testApp, sato, { ...held, choice })
})

test('the second version of a shipped letter is that of today from its day on; what was decided keeps the first', async () => {
  const template = (version: number) => ({ ...choiceOf('warn'), template: { id: 'warn.direct_deal', version } })
  const held = await claimedCase(testApp, 'warn')
  expect(await refusalOf(decideAs(testApp, sato, { ...held, choice: template(2) }))).toBe('template_not_in_force')
  const { decisionId } = await decideAs(testApp, sato, { ...held, choice: template(1) })
  testApp.wait(7 * 24 * 60 * 60)
  const caseId = await caseOf('J-2', '2026-12-01T00:00:00.000Z')
  const { templates } = await getCatalogueForCase(testApp.app, caseId)
  expect(templates.find(({ id }) => id === 'warn.direct_deal')).toMatchObject({
    version: 2,
    data: { label: { ja: '警告：直接取引' } },
  })
  await claimCase(testApp.app, sato, caseId)
  expect(await refusalOf(decideAs(testApp, sato, { caseId, choice: template(1) }))).toBe('template_not_in_force')
  await decideAs(testApp, sato, { caseId, choice: template(2) })
  const stored = await testApp.rawSql(`SELECT template_version AS v FROM decisions WHERE id = '${decisionId}'`)
  expect(stored).toEqual([{ v: 1 }])
})

test('the form that is suggested follows what the member already has', async () => {
  const { caseId } = await claimedCase(testApp, 'warn')
  expect(await getCatalogueForCase(testApp.app, caseId)).toMatchObject({
    next: { measure: 'advice', nth: 1 },
    suggested: { id: 'advice.direct_deal' },
  })
  await decideAs(testApp, sato, { caseId, choice: choiceOf('warn') })
  const next = await caseOf('J-2', '2026-11-24T01:00:00.000Z')
  expect(await getCatalogueForCase(testApp.app, next)).toMatchObject({
    next: { measure: 'warn', nth: 2 },
    suggested: { id: 'warn.direct_deal', version: 1 },
  })
})

test('a clause that is new is for what is posted from its day on, and no other clause exists', async () => {
  const data = { ...shippedOf('clause', 'G-4').data, label: say('新設') }
  const draft = { kind: 'clause', id: 'G-8', effectiveFrom: TOMORROW, data } as const
  await addCatalogueEntry(testApp.app, tanaka, { ...draft, after: 0 })
  testApp.wait(24 * 60 * 60)
  const choice = { ...choiceOf('warn'), clause: 'G-8' }
  const decided = async (id: string, postedAt: string, of = choice) => {
    const caseId = await caseOf(id, postedAt)
    await claimCase(testApp.app, sato, caseId)
    return await refusalOf(decideAs(testApp, sato, { caseId, choice: of }))
  }
  expect(await decided('J-1', '2026-11-24T14:59:59.999Z')).toBe('clause_not_in_force')
  expect(await decided('J-2', TOMORROW_BEGINS)).toBe('was allowed')
  expect(await decided('J-3', TOMORROW_BEGINS, { ...choice, clause: 'G-9' })).toBe('clause_not_in_force')
})

test('a version is added by a lead, once, and the log has its number and the one before', async () => {
  const twice = await Promise.allSettled([add('reason', 'fake_review', {}), add('reason', 'fake_review', {})])
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await refusalOf(add('reason', 'fake_review', {}))).toBe('version_taken')
  expect(await addedEntries(testApp.db)).toMatchObject([
    { kind: 'reason', id: 'fake_review', version: 2, authorId: 'tanaka' },
  ])
  const [entry] = await auditPage(testApp.db, { limit: 1, action: 'catalogue.added' })
  expect(entry).toMatchObject({ actorId: 'tanaka', subjectId: 'reason/fake_review' })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({
    kind: 'reason',
    entry: 'fake_review',
    version: 2,
    follows: 1,
    effectiveFrom: TODAY,
  })
  const { data } = shippedOf('reason', 'fake_review')
  const draft = { kind: 'reason', id: 'fake_review', effectiveFrom: TODAY, data, after: 2 } as const
  expect(await refusalOf(addCatalogueEntry(testApp.app, sato, draft))).toBe('not_permitted')
})

test('a version that has not begun is corrected by another of the same day', async () => {
  await add('clause', 'G-4', { text: say('書き間違い') }, '2026-12-01')
  await add('clause', 'G-4', { text: say('直したもの') }, '2026-12-01', 3)
  const { versions } = await getEntryHistory(testApp.app, { kind: 'clause', id: 'G-4' })
  expect(versions.map(({ entry, state }) => [entry.version, state])).toEqual([
    [4, 'coming'],
    [3, 'superseded'],
    [2, 'superseded'],
    [1, 'in_force'],
  ])
  const [now] = listCatalogue(testApp.app, { kind: 'clause' }).entries.filter(({ entry }) => entry.id === 'G-4')
  expect(now).toMatchObject({ inForce: true, newest: 4, coming: { version: 4, effectiveFrom: '2026-12-01' } })
  const [then] = listCatalogue(testApp.app, { kind: 'clause', day: '2026-12-01' }).entries.filter(
    ({ entry }) => entry.id === 'G-4',
  )
  expect(then).toMatchObject({ entry: { version: 4 }, coming: null })
})

test('a page gets every version that may judge a job, and of templates what is offered or to come', async () => {
  await add('clause', 'G-4', {}, '2026-12-01')
  await add('template', 'show', {})
  await add('template', 'hide', {}, '2026-12-01')
  const { entries } = getWholeCatalogue(testApp.app)
  const versions = (id: string) => entries.filter((each) => each.id === id).map(({ version }) => version)
  expect([versions('G-4'), versions('show'), versions('hide')]).toEqual([[1, 2, 3], [3], [1, 3]])
})

test('severity and the category a reason suspects are those of the guideline the target is judged by', async () => {
  await add('category', 'direct_deal', { severity: 'urgent' }, TOMORROW)
  await add('reason', 'other_breach', { category: 'mlm' })
  await caseOf('J-1', '2026-11-24T01:00:00.000Z')
  await caseOf('J-2', TOMORROW_BEGINS)
  expect([(await testApp.caseOfJob('J-1')).severity, (await testApp.caseOfJob('J-2')).severity]).toEqual([
    'high',
    'urgent',
  ])
  await testApp.ingest(aJob('J-3', { title: '商品紹介文の作成', description: CLEAN }))
  await testApp.ingest(aReport('R-1', { target: { type: 'job', id: 'J-3' }, reason: 'other_breach' }))
  expect((await testApp.caseOfJob('J-3')).category).toBe('mlm')
})

test('what another instance added is known here a moment later', async () => {
  if (!testApp.app.storage.shared) return
  const other = await createContext(testApp.app.settings)
  try {
    const added = newestVersionNumber(SHIPPED_CATALOGUE, { kind: 'template', id: 'show' }) + 1
    const known = () => other.catalogue.entries().some(({ id, version }) => id === 'show' && version === added)
    expect(known()).toBe(false)
    await add('template', 'show', { text: say('{{job_title}} 2') })
    await expect.poll(known).toBe(true)
  } finally {
    await other.storage.close()
  }
})
