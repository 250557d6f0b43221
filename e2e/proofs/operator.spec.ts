import { expect, test } from '@playwright/test'
import { operator } from './operator.ts'

test('an operator as fast as the guard allows decides what was on screen, each case once, and nothing is lost', async () => {
  const [, wrong] = await operator.run(operator.short)
  expect(wrong?.n).toBe(operator.short.atMost)
})
