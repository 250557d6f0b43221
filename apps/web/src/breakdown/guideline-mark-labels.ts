import type { TextWidth } from './measure-text.ts'

const LABEL_OFFSET_PX = 4
const LABEL_GAP_PX = 8

type MarkLine = { readonly day: string; readonly x: number }
export type MarkLabel = { readonly day: string; readonly x: number; readonly end: boolean; readonly words: string }
type PlacedLabel = MarkLabel & { readonly from: number; readonly to: number }

type MarkRoom = {
  /** labels are between these */
  readonly left: number
  readonly right: number
  /** from the longest to the briefest */
  readonly wordings: readonly ((day: string) => string)[]
  readonly widthOf: TextWidth
}

function placeLabel({ day, x }: MarkLine, words: string, { right, widthOf }: MarkRoom): PlacedLabel {
  const width = widthOf(words, 'tiny')
  const end = x + LABEL_OFFSET_PX + width > right
  const from = end ? x - LABEL_OFFSET_PX - width : x + LABEL_OFFSET_PX
  return { day, x: end ? x - LABEL_OFFSET_PX : x + LABEL_OFFSET_PX, end, words, from, to: from + width }
}

/**
 * Places labels above lines at `x`, from left to right, without overlaps: the long labels if all have room, else brief
 * ones, as many as have room. A label that would pass the right end is placed before its line.
 */
export function placeMarkLabels(lines: readonly MarkLine[], room: MarkRoom): MarkLabel[] {
  let last: PlacedLabel[] = []
  for (const wording of room.wordings) {
    const all = lines.map((line) => placeLabel(line, wording(line.day), room))
    last = []
    for (const each of all)
      if ((last.at(-1)?.to ?? room.left - LABEL_GAP_PX) + LABEL_GAP_PX <= each.from) last.push(each)
    if (last.length === all.length) break
  }
  return last.map(({ day, x, end, words }) => ({ day, x, end, words }))
}
