import { expect, test } from 'vitest'
import { createRareLines } from './rare-lines.ts'

test('a line comes once a minute for each key, with how often it would have come', () => {
  let now = 0
  const lines: (string | number)[][] = []
  const say = createRareLines(
    (key, times) => void lines.push([key, times]),
    () => now,
  )
  for (let n = 0; n < 100; n++) say('full')
  say('other')
  expect(lines).toEqual([
    ['full', 1],
    ['other', 1],
  ])
  now += 60_000
  say('full')
  expect(lines.at(-1)).toEqual(['full', 100])
})
