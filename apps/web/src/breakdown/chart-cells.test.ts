import { expect, test } from 'vitest'
import { adjacentCell, type ChartCell } from './chart-cells.ts'

const CELLS: readonly ChartCell[] = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 2],
  [3, 1],
]

test('arrows go from part to part of a month and from month to month, past what is empty', () => {
  expect(adjacentCell(CELLS, [0, 0], 'ArrowUp')).toEqual([0, 1])
  expect(adjacentCell(CELLS, [1, 0], 'ArrowUp')).toEqual([1, 2])
  expect(adjacentCell(CELLS, [0, 2], 'ArrowDown')).toEqual([0, 1])
  expect(adjacentCell(CELLS, [0, 2], 'ArrowRight')).toEqual([1, 2])
  expect(adjacentCell(CELLS, [1, 2], 'ArrowRight')).toEqual([3, 1])
  expect(adjacentCell(CELLS, [3, 1], 'ArrowLeft')).toEqual([1, 0])
})

test('at the ends, and for other keys, they go nowhere', () => {
  expect(adjacentCell(CELLS, [0, 2], 'ArrowUp')).toBeNull()
  expect(adjacentCell(CELLS, [3, 1], 'ArrowRight')).toBeNull()
  expect(adjacentCell(CELLS, [0, 0], 'Enter')).toBeNull()
})
