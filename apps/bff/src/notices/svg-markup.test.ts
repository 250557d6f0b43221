import { expect, test } from 'vitest'
import { arcPath, linePath, roundedBarPath, svgElement, svgText } from './svg-markup.ts'

test('an element is written with its attributes in their order, without those that are not there', () => {
  const text = svgElement('text', { x: 1.5, class: undefined, 'text-anchor': 'end' }, svgText(`<b> & "it's"`))
  expect(text).toBe('<text x="1.5" text-anchor="end">&lt;b&gt; &amp; &quot;it&#x27;s&quot;</text>')
})

test('a slice is an arc from its beginning to its end, and a whole circle stops just before', () => {
  expect(arcPath([200, 86], 70, 90, -90)).toBe('M 200,16\n    A 70,70,0,\n    0,1,\n    200,156\n  L 200,86 Z')
  const whole = arcPath([200, 86], 70, 90, -270)
  expect(whole).toContain('1,1,')
  expect(whole).toMatch(/^M 200,16\n/)
  expect(whole).not.toContain('\n    200,16\n')
})

test('a line goes through its points, and a narrow bar is rounded no more than it is wide', () => {
  expect(
    linePath([
      [1, 2],
      [3.5, 4],
      [5, 6],
    ]),
  ).toBe('M1,2L3.5,4L5,6')
  const bar = roundedBarPath({ x: 0, y: 10, width: 2, height: 11 }, 3)
  expect(bar.split('\n            ')[0]).toBe('M 0,11')
  expect(bar).toContain('A 1,1,0,0,1,2,11')
})
