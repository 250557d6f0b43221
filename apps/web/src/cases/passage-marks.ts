import type { Flag } from '@mimamori/policy/catalogue/detection-flag'

/** A passage of the text a flag points at. `number` is the flag's number on screen, from 1. */
export type PassageMark = {
  readonly number: number
  readonly field: 'title' | 'body'
  readonly start: number
  readonly end: number
}

/** A stretch of text over which the same marks lie. `endsHere` are the numbers to print after it. */
export type MarkedStretch = {
  readonly start: number
  readonly end: number
  readonly marks: readonly PassageMark[]
  readonly endsHere: readonly number[]
}

const compareMarks = (a: PassageMark, b: PassageMark) =>
  (a.field === b.field ? 0 : a.field === 'title' ? -1 : 1) || a.start - b.start || a.end - b.end || a.number - b.number

/** All passages in reading order, title first; what lies outside the text is cut off. */
export function passageMarksOf(flags: readonly Flag[], lengths: { title: number; body: number }): PassageMark[] {
  return flags
    .flatMap((flag, index) =>
      flag.spans.map(({ field, start, end }) => ({
        number: index + 1,
        field,
        start: Math.max(0, start),
        end: Math.min(end, lengths[field]),
      })),
    )
    .filter((mark) => mark.start < mark.end)
    .sort(compareMarks)
}

/** Cut a text of a length where marks begin and end, so that overlapping marks can be drawn. */
export function splitAtMarks(length: number, marks: readonly PassageMark[]): MarkedStretch[] {
  const cuts = [...new Set([0, length, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? length
    const over = marks.filter((mark) => mark.start < end && mark.end > start)
    const endsHere = over.filter((mark) => mark.end === end).map((mark) => mark.number)
    return { start, end, marks: over, endsHere: [...new Set(endsHere)] }
  })
}
