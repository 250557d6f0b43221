import { expect, test } from 'vitest'
import { textLanguage } from './text-language.ts'

test.each([
  ['記事の作成', 'Write about our shop', 'ja'],
  ['カフェ', '', 'ja'],
  ['Data entry', 'Type 100 cards into a sheet', 'en'],
  ['데이터 입력', '', 'other'],
  ['', '', ''],
])('the text “%s” “%s” is counted under %j', (title, body, language) => {
  expect(textLanguage({ title, body })).toBe(language)
})
