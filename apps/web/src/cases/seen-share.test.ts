import { describe, expect, test } from 'vitest'
import { extendSeenShare, type VisibleRange } from './seen-share.ts'

const read = (...sights: VisibleRange[]) => sights.reduce(extendSeenShare, 0)
const of = (height: number) => (top: number, bottom: number) => ({ top, bottom, height })

describe('a text counts as seen', () => {
  test('when all of it was on screen at once', () => {
    expect(read(of(300)(0, 300))).toBe(1)
    expect(read(of(300)(0, 299))).toBe(1)
  })

  test('when a long one was scrolled through without a gap', () => {
    const long = of(2000)
    expect(read(long(0, 700), long(600, 1300), long(1250, 1950))).toBeLessThan(1)
    expect(read(long(0, 700), long(600, 1300), long(1250, 1950), long(1300, 2000))).toBe(1)
  })

  test('but not when its middle was jumped over, however often its end was looked at', () => {
    const long = of(2000)
    expect(read(long(0, 700), long(1300, 2000), long(1300, 2000))).toBe(0.35)
  })

  test('and not while it has no height, or none of it is in sight', () => {
    expect(read(of(0)(0, 0))).toBe(0)
    expect(read(of(300)(0, 0))).toBe(0)
  })
})
