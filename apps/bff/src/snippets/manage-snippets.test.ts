import { MAX_SNIPPETS } from '@mimamori/policy/snippets/snippet-rules'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf, sato, suzuki } from '../testing/test-decisions.ts'
import { addSnippet, changeSnippet, listSnippets, removeSnippet } from './manage-snippets.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const BODY = { name: 'お礼', text: 'ご対応ありがとうございます。' }

test('a snippet comes back as it was saved, for its owner alone', async () => {
  const added = await addSnippet(testApp.app, sato, BODY)
  expect(added).toMatchObject(BODY)
  expect(await listSnippets(testApp.app, sato)).toEqual([added])
  expect(await listSnippets(testApp.app, suzuki)).toEqual([])
  expect(await refusalOf(changeSnippet(testApp.app, suzuki, { ...added, text: 'x' }))).toMatch(/Not Found/)
  expect(await refusalOf(removeSnippet(testApp.app, suzuki, added.id))).toMatch(/Not Found/)
  expect(await listSnippets(testApp.app, sato)).toEqual([added])
})

test('a snippet is changed and removed', async () => {
  const { id } = await addSnippet(testApp.app, sato, BODY)
  const changed = await changeSnippet(testApp.app, sato, { id, name: 'thanks', text: 'Thank you.' })
  expect(await listSnippets(testApp.app, sato)).toEqual([changed])
  await removeSnippet(testApp.app, sato, id)
  expect(await listSnippets(testApp.app, sato)).toEqual([])
})

test('a name names one snippet of a person; another person may use it too', async () => {
  await addSnippet(testApp.app, sato, BODY)
  expect(await refusalOf(addSnippet(testApp.app, sato, BODY))).toBe('snippet_name_taken')
  await addSnippet(testApp.app, suzuki, BODY)
  const both = await Promise.all([1, 2].map(() => refusalOf(addSnippet(testApp.app, sato, { ...BODY, name: 'new' }))))
  expect(both.sort()).toEqual(['snippet_name_taken', 'was allowed'])
})

test('only so many are kept', async () => {
  for (let n = 0; n < MAX_SNIPPETS; n++) await addSnippet(testApp.app, sato, { ...BODY, name: `${n}` })
  expect(await refusalOf(addSnippet(testApp.app, sato, BODY))).toBe('too_many_snippets')
})

test('a snippet cannot take the name of another, keeps its own, and stands where it was', async () => {
  const first = await addSnippet(testApp.app, sato, BODY)
  testApp.wait(1)
  const second = await addSnippet(testApp.app, sato, { ...BODY, name: '確認' })
  expect(await refusalOf(changeSnippet(testApp.app, sato, { ...second, name: BODY.name }))).toBe('snippet_name_taken')
  const changed = await changeSnippet(testApp.app, sato, { ...first, text: '変更' })
  expect(await listSnippets(testApp.app, sato)).toEqual([changed, second])
})
