import { expect, test } from '@playwright/test'
import { faultsThatDoNotApply } from './mutations-proof.ts'

// all of them are planted by the part `faults` of `npm run verify`
test('every fault that is planted still applies to the code, and its test is there', () => {
  expect(faultsThatDoNotApply()).toEqual([])
})
