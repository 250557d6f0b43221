// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { renderHook } from '../../parts/render.test-support.tsx'
import { isClauseNumber, useChoiceFilter } from './use-choice-filter.ts'

const WORDS = [['外部連絡', 'contact'], ['前払い', 'prepay'], ['contact form']]

test('a list is narrowed to the entries with the words typed, and whole again without them', async () => {
  const { now, unmount } = await renderHook(() => useChoiceFilter(WORDS), null)
  expect([now().text, now().places]).toEqual([null, [0, 1, 2]])
  await act(async () => now().open())
  expect([now().text, now().places]).toEqual(['', [0, 1, 2]])
  await act(async () => now().type('contact'))
  expect(now().places).toEqual([0, 2])
  await act(async () => now().open())
  expect(now().text).toBe('contact')
  await act(async () => now().type('  '))
  expect(now().places).toEqual([0, 1, 2])
  await act(async () => now().type('nothing'))
  expect(now().places).toEqual([])
  await act(async () => now().close())
  expect([now().text, now().places]).toEqual([null, [0, 1, 2]])
  await unmount()
})

test('a digit behind the beginning of a clause number belongs to it, behind a word it chooses', () => {
  expect(['G-', 'g', 'Ｇ－', '外部 g-1', 'G-12'].map(isClauseNumber)).toEqual([true, true, true, true, true])
  expect(['', '外部', 'ag', 'G-1a', 'G- '].map(isClauseNumber)).toEqual([false, false, false, false, false])
})
