import type { TextWidth } from './measure-text.ts'

type BarTop = { readonly x: number; readonly words: string }
export type PlacedTop = BarTop & {
  /** 0: the line just above the bars */
  readonly line: number
}

const GAP_PX = 5

/** The numbers above bars that are cut, from left to right: where two would meet, the second stands a line higher. */
export function placeClippedNumbers(tops: readonly BarTop[], right: number, widthOf: TextWidth): PlacedTop[] {
  const ends: number[] = []
  return tops.map((top) => {
    const width = widthOf(top.words, 'tiny')
    const x = Math.max(width / 2, Math.min(top.x, right - width / 2))
    const free = ends.findIndex((end) => end + GAP_PX <= x - width / 2)
    const line = free < 0 ? ends.length : free
    ends[line] = x + width / 2
    return { ...top, x, line }
  })
}
