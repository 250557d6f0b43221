import { expect, test } from 'vitest'
import { plusSeconds } from '../instant.ts'
import { checkStepUp } from './step-up-rules.ts'

const SHOWN = '2026-11-24T01:00:00.000Z'
const after = (seconds: number) => checkStepUp(SHOWN, plusSeconds(SHOWN, seconds)).ok

test('a second factor counts for five minutes, and at their very end no more', () => {
  expect([0, 299, 299.999, 300, 301].map(after)).toEqual([true, true, true, false, false])
  expect(checkStepUp(null, SHOWN)).toEqual({ ok: false, refusal: 'step_up_required' })
})

test('a second factor that was shown before the clock was set back counts for nothing', () => {
  expect([-1, -60, -61, -24 * 3600].map(after)).toEqual([true, true, false, false])
})
