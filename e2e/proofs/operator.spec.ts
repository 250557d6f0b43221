import { expect, test } from '@playwright/test'
import { operator } from './operator.ts'

test('an operator as fast as the guard allows decides what was on screen, each case once, and nothing is lost', async () => {
  const found = await operator.run(operator.short)
  expect(found.map(({ n }) => n)).toEqual(found.map(() => operator.short.atMost))
  expect(found).toHaveLength(4)
})
