import { expect, test } from 'vitest'
import { stepsBack } from './false-flag-watch.ts'

test('a model steps back once it flagged so many of 400 honest jobs that it is more than one in twenty beyond chance', () => {
  expect([20, 28, 29, 400].map((flagged) => stepsBack({ honest: 400, flagged }))).toEqual([false, false, true, true])
})

test('fewer than 400 honest jobs say nothing of a model', () => {
  expect(stepsBack({ honest: 399, flagged: 399 })).toBe(false)
})
