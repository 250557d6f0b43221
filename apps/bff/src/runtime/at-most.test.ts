import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

test('no more than so many are at work at once, in their order, also where one fails', async () => {
  const run = atMost(2)
  let now = 0
  let peak = 0
  const done: number[] = []
  const work = (n: number) =>
    run(async () => {
      now++
      peak = Math.max(peak, now)
      await new Promise((turn) => setImmediate(turn))
      now--
      done.push(n)
      if (n === 1) throw new Error('fails')
    })
  await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map(work))
  expect([peak, now, done]).toEqual([2, 0, [0, 1, 2, 3, 4, 5, 6]])
})
