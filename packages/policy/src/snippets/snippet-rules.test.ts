import { expect, test } from 'vitest'
import { checkSnippetSave, MAX_SNIPPETS, SNIPPET_NAME, snippetQueryAt } from './snippet-rules.ts'

const own = [
  { id: 'a', name: '確認済み' },
  { id: 'b', name: 'Thanks' },
]

test('a name is taken in any width or case, and keeping it is not', () => {
  expect(checkSnippetSave(own, { id: null, name: 'ＴＨＡＮＫＳ' })).toBe('snippet_name_taken')
  expect(checkSnippetSave(own, { id: 'b', name: 'thanks' })).toBeNull()
  expect(checkSnippetSave(own, { id: null, name: 'お礼' })).toBeNull()
})

test('only so many are kept, and those there are can still be changed', () => {
  const many = Array.from({ length: MAX_SNIPPETS }, (_, n) => ({ id: `${n}`, name: `${n}` }))
  expect(checkSnippetSave(many, { id: null, name: 'x' })).toBe('too_many_snippets')
  expect(checkSnippetSave(many, { id: '5', name: 'x' })).toBeNull()
})

test.each([
  [';', ''],
  ['；', ''],
  ['確認しました。；お', 'お'],
  ['see ;th', 'th'],
  ['本文\n;ok', 'ok'],
])('a snippet is asked for in %j', (text, name) => {
  expect(snippetQueryAt(text, text.length)).toEqual({ from: text.length - name.length - 1, name })
})

test.each(['a;b', 'x; y', '', 'お礼', '; ', 'v2;'])('none is in %j', (text) => {
  expect(snippetQueryAt(text, text.length)).toBeNull()
})

test('what can be a name can be typed behind the sign', () => {
  for (const name of ['お礼', 'thanks-2', 'URL確認']) {
    expect(SNIPPET_NAME.test(name)).toBe(true)
    expect(snippetQueryAt(`;${name}`, name.length + 1)?.name).toBe(name)
  }
  for (const name of ['a b', 'a;b', '', '全角　空白']) expect(SNIPPET_NAME.test(name)).toBe(false)
})
