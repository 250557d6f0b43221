import { expect, test } from 'vitest'
import { CallError } from './call-error.ts'
import { isMissing } from './call-failure.ts'

test.each([
  ['nothing has that name', new CallError(404, { code: 'NOT_FOUND' }), true],
  ['nothing can have that name', new CallError(400, { code: 'BAD_REQUEST' }), true],
  ['it may be there, who knows', new CallError(503, {}), false],
  ['another server answered', new CallError(400, {}), false],
  ['the network is gone', new TypeError('Failed to fetch'), false],
])('whether something is missing: %s', (_, error, missing) => {
  expect(isMissing(error)).toBe(missing)
})
