import { expect, test } from 'vitest'
import { langOf } from './lang-of.ts'

test('a note is read by the voice of the language it begins in', () => {
  expect(langOf('同じ勧誘です')).toBe('ja')
  expect(langOf('#2416 【急募】LINEの登録')).toBe('ja')
  expect(langOf('@mei お願いします')).toBe('ja')
  expect(langOf('Seen: 勧誘')).toBeUndefined()
  expect(langOf('100')).toBeUndefined()
})
