import { expect, test } from 'vitest'
import { countResult, type RunFigures } from './run-figures.ts'

test('a standard and a criterion are counted whatever they are called', () => {
  const figures: RunFigures = {}
  const criteria = [{ id: 'constructor', outcome: 'not_met', value: 1 }] as const
  for (let n = 0; n < 2; n++)
    countResult(figures, { standard: 'constructor', outcome: 'not_met', criteria, missing: [] } as never, new Map(), '')
  const counted = Object.entries(figures).map(([id, { outcomes, criteria }]) => [id, outcomes, Object.keys(criteria)])
  expect(counted).toEqual([['constructor', { met: 0, not_met: 2, unknown: 0 }, ['constructor']]])
})
