import { expect, test } from '@playwright/test'
import { operatorProof } from './operator-proof.ts'

test('an operator as fast as the guard allows decides what was on screen, each case once, and nothing is lost', async () => {
  const found = await operatorProof.run(operatorProof.short)
  expect(found.map(({ n }) => n)).toEqual(found.map(() => operatorProof.short.atMost))
  expect(found).toHaveLength(2)
})
