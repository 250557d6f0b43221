import { expect, test } from 'vitest'
import { compareFrozenFigures, type FrozenTable } from './closing-snapshot.ts'

/** A table with these figures and nothing else. */
const table = (mlm: number, decided: number, overturned: number, opened = 0) =>
  ({
    targetType: 'job',
    figures: { category: { mlm } },
    wait: { all: { n: decided } },
    decisions: { overturned },
    opened,
  }) as unknown as FrozenTable

test('what differs from a frozen month is counted over all its tables; what arrived late is no difference', () => {
  const was = [table(2, 5, 0), table(1, 3, 1)]
  expect(compareFrozenFigures(was, [table(2, 5, 0, 9), table(1, 3, 1)])).toBeNull()
  expect(compareFrozenFigures(was, [table(1, 3, 0), table(1, 3, 2)])).toEqual({
    decisions: 3,
    figures: [{ targetType: 'job', category: 'mlm', was: 2, now: 1 }],
  })
  // one taken back, and another back in force
  expect(compareFrozenFigures(was, [table(2, 5, 0), table(2, 3, 1)])).toMatchObject({ decisions: 1 })
})

test('a month closed before measures were counted as such does not differ by them; one closed since then does', () => {
  const withMeasures = (warn: number) => {
    const { figures, ...rest } = table(2, 5, 0)
    return { ...rest, figures: { ...figures, taken: { warn } } }
  }
  expect(compareFrozenFigures([table(2, 5, 0)], [withMeasures(3)])).toBeNull()
  expect(compareFrozenFigures([withMeasures(3)], [withMeasures(3)])).toBeNull()
  expect(compareFrozenFigures([withMeasures(3)], [withMeasures(2)])).toEqual({ decisions: 1, figures: [] })
})
