import { estimateTextWidth } from './donut-slice-labels.ts'

/** words this small are so much narrower than those of a slice */
const SMALL_FONT_RATIO = 11 / 12
const LABEL_OFFSET_PX = 4
const LABEL_GAP_PX = 8

type MarkLine = { readonly day: string; readonly x: number }
export type MarkLabel = { readonly day: string; readonly x: number; readonly end: boolean; readonly words: string }
type PlacedLabel = MarkLabel & { readonly from: number; readonly to: number }

function placeLabel({ day, x }: MarkLine, words: string, right: number): PlacedLabel {
  const width = estimateTextWidth(words) * SMALL_FONT_RATIO
  const end = x + LABEL_OFFSET_PX + width > right
  const from = end ? x - LABEL_OFFSET_PX - width : x + LABEL_OFFSET_PX
  return { day, x: end ? x - LABEL_OFFSET_PX : x + LABEL_OFFSET_PX, end, words, from, to: from + width }
}

/**
 * Places labels above lines at `x`, from left to right, without overlaps: the long labels if all have room, else brief
 * ones, as many as have room. `right`: the end of the drawing; a label that would pass it is placed before its line.
 */
export function placeMarkLabels(
  lines: readonly MarkLine[],
  { right, wordings }: { readonly right: number; readonly wordings: readonly ((day: string) => string)[] },
): MarkLabel[] {
  let last: PlacedLabel[] = []
  for (const wording of wordings) {
    const all = lines.map((line) => placeLabel(line, wording(line.day), right))
    last = []
    for (const each of all) if ((last.at(-1)?.to ?? -LABEL_GAP_PX) + LABEL_GAP_PX <= each.from) last.push(each)
    if (last.length === all.length) break
  }
  return last.map(({ day, x, end, words }) => ({ day, x, end, words }))
}
