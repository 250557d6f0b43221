import { expect, test } from 'vitest'
import { StandardName } from './standard-set-contract.ts'

test('a standard is not called as what every object has: it is looked up by its name', () => {
  expect(
    ['regular_freelancer', 'constructor', 'constructor_2'].map((id) => StandardName.safeParse(id).success),
  ).toEqual([true, false, true])
})
