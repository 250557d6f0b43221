// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { press, withKeys } from '../../keys/page-keys.test-support.tsx'
import { renderHook } from '../../parts/render.test-support.tsx'
import { useNumberedChoice } from './use-numbered-choice.ts'

async function aList(active = true) {
  const taken: string[] = []
  const names = ['spam', 'fraud', 'other'] as const
  const hook = await renderHook(
    (now: boolean) => useNumberedChoice({ names, labels: { spam: '宣伝' }, onTake: (name) => taken.push(name) }, now),
    active,
    { within: withKeys },
  )
  return { ...hook, taken }
}

test('a digit takes its entry, one behind the list takes none', async () => {
  const { now, taken, unmount } = await aList()
  for (const digit of [1, 3, 4]) await press(`Digit${digit}`, String(digit))
  expect([taken, now().list.at]).toEqual([['spam', 'other'], 2])
  expect(now().list.items.map(({ label }) => label)).toEqual(['宣伝', 'fraud', 'other'])
  await unmount()
})

test('the arrows go around the list, and Enter takes what they are at', async () => {
  const { now, taken, unmount } = await aList()
  await press('ArrowUp', 'ArrowUp')
  expect(now().list.at).toBe(2)
  await press('Enter', 'Enter')
  await press('ArrowDown', 'ArrowDown')
  await press('ArrowDown', 'ArrowDown')
  await act(async () => now().take())
  await press('Enter', 'Enter', { ctrlKey: true })
  expect(taken).toEqual(['other', 'fraud', 'fraud'])
  await unmount()
})

test('a list that is not active hears no key', async () => {
  const { taken, rerender, unmount } = await aList(false)
  await press('Digit1', '1')
  expect(taken).toEqual([])
  await rerender(true)
  await press('Digit1', '1')
  expect(taken).toEqual(['spam'])
  await unmount()
})
