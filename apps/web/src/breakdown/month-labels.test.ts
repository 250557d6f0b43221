import { expect, test } from 'vitest'
import { placeMonthLabels, withinDrawing } from './month-labels.ts'
import { placeLegend } from './series-legend.tsx'

/** ten pixels a letter, in every look */
const widthOf = (words: string) => words.length * 10
const MONTHS = 13

const axis = (band: number, caption = '') => ({
  band,
  widthOf,
  nameOf: (index: number, withYear: boolean) => (withYear ? `25/${index}` : String(index)),
  captionsOf: () => (caption === '' ? [] : [caption]),
  beginsYear: (index: number) => index === 2,
})

test('as many months have a label as stand apart, and the last one always has', () => {
  for (const band of [8, 13, 20, 30, 60]) {
    const { every, labels } = placeMonthLabels(MONTHS, axis(band, 'n=169'))
    expect(labels.has(MONTHS - 1), `${band}`).toBe(true)
    const places = [...labels].map(([index, { name, captions }]) => {
      const half = Math.max(widthOf(name), ...captions.map(widthOf)) / 2
      return { from: index * band - half, to: index * band + half }
    })
    for (const [at, { to }] of places.entries())
      expect(places[at + 1]?.from ?? to, `${band}`).toBeGreaterThanOrEqual(to)
    expect(every).toBeLessThanOrEqual(MONTHS)
  }
  expect(placeMonthLabels(MONTHS, axis(60)).every).toBe(1)
})

test('the first label and those of a January have their year', () => {
  const names = [...placeMonthLabels(MONTHS, axis(60)).labels.values()].map(({ name }) => name)
  expect(names.slice(0, 4)).toEqual(['25/0', '1', '25/2', '3'])
})

test('a label at the edge is moved into the drawing', () => {
  expect([withinDrawing(10, 40, 300), withinDrawing(295, 40, 300), withinDrawing(150, 40, 300)]).toEqual([20, 280, 150])
})

test('names of colours go on in a next line where they have no more room', () => {
  const series = ['aaaa', 'bbbbbb', 'cc'].map((name) => ({ key: name, name, colour: '' }))
  expect(placeLegend(series, 150, widthOf).map(({ x, line }) => [x, line])).toEqual([
    [0, 0],
    [74, 0],
    [0, 1],
  ])
  expect(placeLegend([{ key: 'a', name: 'abcdefghij', colour: '' }], 66, widthOf)[0]?.name).toBe('abcd…')
})
