import { expect, test } from '@playwright/test'
import { faultsThatDoNotApply, mutationsProof } from './mutations-proof.ts'

test('single faults planted in the code are each found by the test that is named beside them', async () => {
  const [found] = await mutationsProof.run(mutationsProof.short)
  expect(found).toMatchObject({ value: 0, n: mutationsProof.short.faults })
})

test('every fault that is planted still applies to the code, and its test is there', () => {
  expect(faultsThatDoNotApply()).toEqual([])
})
