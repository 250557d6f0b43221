import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { snippetsOf } from '@mimamori/storage/snippets/snippet-reads'
import { vaultOf } from '@mimamori/storage/vault'
import { viewsVisibleTo } from '@mimamori/storage/views/saved-view-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createContext } from '../create-context.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { addSavedView, listSavedViews } from '../queue/manage-saved-views.ts'
import { addSavedStep, listSavedSteps } from '../saved-steps/manage-saved-steps.ts'
import { aMember, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { addSnippet, listSnippets } from './manage-snippets.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

type SavedViewInput = Parameters<typeof addSavedView>[2]
const STEP = { name: '注意', step: { choice: { kind: 'no_violation' }, note: '会員の言葉' } as never }
const stored = async () =>
  JSON.stringify([
    await testApp.rawSql('SELECT * FROM snippets'),
    await testApp.rawSql('SELECT * FROM saved_steps'),
    await testApp.rawSql('SELECT * FROM saved_views'),
  ])
const aView = (name: string, change: Partial<SavedViewInput> = {}): SavedViewInput => ({
  ...{ name, query: { view: 'flagged' }, shared: false, key: null },
  ...change,
})
const viewsOf = async (who = sato) => (await listSavedViews(testApp.app, who)).map(({ name }) => name)

test('what people keep for themselves is sealed, and goes with their account; a view that they share stays', async () => {
  await addSnippet(testApp.app, sato, { name: 'お礼', text: '会員の言葉' })
  await addSavedStep(testApp.app, sato, STEP)
  await addSavedView(testApp.app, sato, aView('急ぎの相談', { query: { view: 'flagged', authorId: 'U-7' } as never }))
  await addSavedView(testApp.app, sato, aView('みんなで', { shared: true }))
  expect(await stored()).not.toMatch(/会員の言葉|お礼|注意|急ぎ|みんな|U-7/)
  expect(await listSavedSteps(testApp.app, sato)).toMatchObject([STEP])
  expect(await viewsOf()).toEqual(['急ぎの相談', 'みんなで'])
  await testApp.app.storage.write((tx) => record(tx, START, SYSTEM, { type: 'staff.disabled', id: sato.id }))
  expect(await listSnippets(testApp.app, sato)).toEqual([])
  expect(await listSavedSteps(testApp.app, sato)).toEqual([])
  // what is shared is everybody's
  expect(await viewsOf()).toEqual(['みんなで'])
})

test('an upgrade seals what stood in clear', async () => {
  const text = 'v1. は本文'
  await testApp.rawSql(`INSERT INTO snippets (id, owner_id, name, text, saved_at) VALUES ('${newId(START)}', 'sato', 'お礼', '${text}', '${START}');
    INSERT INTO saved_steps (id, owner_id, name, step, saved_at) VALUES ('${newId(START)}', 'sato', '注意', '{"note":"会員の言葉"}', '${START}');
    INSERT INTO saved_views (id, owner_id, name, shared, query, created_at) VALUES ('${newId(START)}', 'sato', '急ぎ', 0, '{"view":"flagged"}', '${START}');
    DELETE FROM marks WHERE name IN ('own_texts_sealed', 'views_sealed')`)
  await testApp.stop()
  const app = await createContext(testApp.app.settings)
  expect(await listSnippets(app, sato)).toMatchObject([{ name: 'お礼', text }])
  expect(await listSavedSteps(app, sato)).toMatchObject([{ name: '注意', step: { note: '会員の言葉' } }])
  expect(await listSavedViews(app, sato)).toMatchObject([{ name: '急ぎ', query: { view: 'flagged' } }])
  expect(await stored()).not.toMatch(/会員の言葉|お礼|本文|急ぎ/)
  await app.searchWorker.close()
  await app.storage.close()
})

test('what cannot be read, or stands in clear, keeps nothing else from being read, nor a member from being erased', async () => {
  await addSnippet(testApp.app, sato, { name: 'お礼', text: '会員の言葉' })
  await addSavedStep(testApp.app, sato, STEP)
  await addSavedView(testApp.app, sato, aView('急ぎの相談'))
  const others = vaultOf(new Uint8Array(32).fill(9))
  const [sealed, query] = [others.seal('別の鍵'), others.seal('{"view":"flagged"}')]
  await testApp.rawSql(`INSERT INTO snippets (id, owner_id, name, text, saved_at) VALUES ('s-bad', 'sato', '${sealed}', '${sealed}', '${START}'), ('s-clear', 'sato', '平文', 'U-1009 様', '${START}');
    INSERT INTO saved_steps (id, owner_id, name, step, saved_at) VALUES ('t-bad', 'sato', '${sealed}', '${sealed}', '${START}'), ('t-clear', 'sato', '平文', '{"note":""}', '${START}');
    INSERT INTO saved_views (id, owner_id, name, shared, query, created_at) VALUES ('v-bad', 'sato', '${sealed}', 0, '${query}', '${START}'), ('v-damaged', 'sato', 'v1.', 0, '{}', '${START}'), ('v-clear', 'sato', '平文', 0, '{"view":"flagged"}', '${START}')`)
  const told: unknown[] = []
  const log = { ...testApp.app.log, error: (of: object) => void told.push(of) } as typeof testApp.app.log
  const app = { ...testApp.app, log }
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).sort()
  expect(names(await listSnippets(app, sato))).toEqual(['お礼', '平文'])
  expect(names(await listSavedSteps(app, sato))).toEqual(['平文', '注意'])
  expect(names(await listSavedViews(app, sato))).toEqual(['平文', '急ぎの相談'])
  const unread = ['snippet s-bad', 'step t-bad', 'view v-bad', 'view v-damaged'].map((each) => each.split(' '))
  expect(told).toEqual(unread.map(([kind, id]) => ({ kind, id })))
  expect(await addSavedView(app, sato, aView('新しい', { key: 'a' }))).toMatchObject({ name: '新しい' })
  await testApp.ingest(aMember('U-1009'))
  await eraseMember(app, person('root', 'admin'), { memberId: 'U-1009', reason: 'law', lastFour: '1009' })
  expect(names(await listSnippets(app, sato))).toEqual(['お礼'])
})

test('an upgrade from when snippets alone were sealed seals the views, and no snippet twice', async () => {
  await addSnippet(testApp.app, sato, { name: 'お礼', text: '会員の言葉' })
  await testApp.rawSql(`INSERT INTO saved_views (id, owner_id, name, shared, query, created_at) VALUES ('${newId(START)}', 'sato', '急ぎ', 0, '{"view":"flagged"}', '${START}');
    DELETE FROM marks WHERE name = 'views_sealed'`)
  await testApp.stop()
  const app = await createContext(testApp.app.settings)
  expect(await listSnippets(app, sato)).toMatchObject([{ name: 'お礼', text: '会員の言葉' }])
  expect(await listSavedViews(app, sato)).toMatchObject([{ name: '急ぎ' }])
  await app.searchWorker.close()
  await app.storage.close()
})

test('an erasure removes what names the member in the texts that people keep for themselves, and tells their owners', async () => {
  await testApp.ingest(aMember('U-1001', { displayName: '山田 太郎', email: 'taro.y@example.jp' }))
  await addSnippet(testApp.app, sato, { name: '一', text: '山田 太郎 様へ' })
  await addSnippet(testApp.app, sato, { name: '二', text: 'taro.y@example.jp に連絡' })
  await addSnippet(testApp.app, sato, { name: '三', text: 'ありがとうございます。' })
  await addSavedStep(testApp.app, sato, { ...STEP, name: 'U-1001' })
  await addSavedView(testApp.app, suzuki, aView('山田 太郎の件', { shared: true }))
  await addSavedView(testApp.app, suzuki, aView('今日の分'))
  await addSnippet(testApp.app, tanaka, { name: '五', text: 'お世話になります。' })
  const admin = person('kanri', 'admin')
  await eraseMember(testApp.app, admin, { memberId: 'U-1001', reason: 'law', lastFour: '1001' })
  expect((await listSnippets(testApp.app, sato)).map(({ name }) => name)).toEqual(['三'])
  expect(await listSavedSteps(testApp.app, sato)).toEqual([])
  expect(await viewsOf(suzuki)).toEqual(['今日の分'])
  const told = await testApp.rawSql("SELECT staff_id AS id, detail FROM answers WHERE kind = 'own_text_removed'")
  expect(told.map(({ id, detail }) => [id, detail]).sort()).toEqual([
    [sato.id, '{}'],
    [suzuki.id, '{}'],
  ])
})

test('with another personal key they are sealed again', async () => {
  await addSnippet(testApp.app, sato, { name: 'お礼', text: '会員の言葉' })
  await addSavedView(testApp.app, sato, aView('急ぎの相談'))
  const { storage } = testApp.app
  const to = vaultOf(new Uint8Array(32).fill(7))
  await storage.write((tx) => record(tx, START, SYSTEM, { type: 'seal.replaced', from: storage.vault, to }))
  expect(await snippetsOf(storage.db, to, sato.id, () => undefined)).toMatchObject([{ name: 'お礼' }])
  expect(await viewsVisibleTo(storage.db, to, sato.id, () => undefined)).toMatchObject([
    { view: { name: '急ぎの相談' } },
  ])
})
