import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createContext } from '../create-context.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { addSavedStep, listSavedSteps } from '../saved-steps/manage-saved-steps.ts'
import { aMember, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'
import { addSnippet, listSnippets } from './manage-snippets.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const STEP = { name: '注意', step: { choice: { kind: 'no_violation' }, note: '会員の言葉' } as never }
const stored = async () =>
  JSON.stringify([await testApp.rawSql('SELECT * FROM snippets'), await testApp.rawSql('SELECT * FROM saved_steps')])

test('what people keep for themselves is sealed, and goes with their account', async () => {
  await addSnippet(testApp.app, sato, { name: 'お礼', text: '会員の言葉' })
  await addSavedStep(testApp.app, sato, STEP)
  expect(await stored()).not.toMatch(/会員の言葉|お礼|注意/)
  expect(await listSavedSteps(testApp.app, sato)).toMatchObject([STEP])
  await testApp.app.storage.write((tx) => record(tx, START, SYSTEM, { type: 'staff.disabled', id: sato.id }))
  expect(await stored()).toBe('[[],[]]')
})

test('an upgrade seals what stood in clear', async () => {
  const text = 'v1. は本文'
  await testApp.rawSql(`INSERT INTO snippets (id, owner_id, name, text, saved_at) VALUES ('${newId(START)}', 'sato', 'お礼', '${text}', '${START}');
    INSERT INTO saved_steps (id, owner_id, name, step, saved_at) VALUES ('${newId(START)}', 'sato', '注意', '{"note":"会員の言葉"}', '${START}');
    DELETE FROM marks WHERE name = 'own_texts_sealed'`)
  await testApp.stop()
  const app = await createContext(testApp.app.settings)
  expect(await listSnippets(app, sato)).toMatchObject([{ name: 'お礼', text }])
  expect(await listSavedSteps(app, sato)).toMatchObject([{ name: '注意', step: { note: '会員の言葉' } }])
  expect(await stored()).not.toMatch(/会員の言葉|お礼|本文/)
  await app.searchWorker.close()
  await app.storage.close()
})

test('an erasure removes what names the member in the texts that people keep for themselves', async () => {
  await testApp.ingest(aMember('U-1001', { displayName: '山田 太郎', email: 'taro.y@example.jp' }))
  await addSnippet(testApp.app, sato, { name: '一', text: '山田 太郎 様へ' })
  await addSnippet(testApp.app, sato, { name: '二', text: 'taro.y@example.jp に連絡' })
  await addSnippet(testApp.app, sato, { name: '三', text: 'ありがとうございます。' })
  await addSavedStep(testApp.app, sato, { ...STEP, name: 'U-1001' })
  const admin = person('kanri', 'admin')
  await eraseMember(testApp.app, admin, { memberId: 'U-1001', reason: 'law', lastFour: '1001' })
  expect((await listSnippets(testApp.app, sato)).map(({ name }) => name)).toEqual(['三'])
  expect(await listSavedSteps(testApp.app, sato)).toEqual([])
})
