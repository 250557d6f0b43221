import { roomFor } from './slices.ts'

/** words this small are so much narrower than those of a slice */
const SMALL = 11 / 12
const BESIDE = 4
const APART = 8

type Line = { readonly day: string; readonly x: number }
export type MarkLabel = { readonly day: string; readonly x: number; readonly end: boolean; readonly words: string }
type Placed = MarkLabel & { readonly from: number; readonly to: number }

function placed({ day, x }: Line, words: string, right: number): Placed {
  const width = roomFor(words) * SMALL
  const end = x + BESIDE + width > right
  const from = end ? x - BESIDE - width : x + BESIDE
  return { day, x: end ? x - BESIDE : x + BESIDE, end, words, from, to: from + width }
}

/**
 * The words above lines at `x`, which come from left to right, none over another: whole ones if all of them have room, or
 * brief ones, and of those as many as have. `right`: where the drawing ends; a word that would pass it stands before its line.
 */
export function markLabels(
  lines: readonly Line[],
  { right, wordings }: { readonly right: number; readonly wordings: readonly ((day: string) => string)[] },
): MarkLabel[] {
  let last: Placed[] = []
  for (const wording of wordings) {
    const all = lines.map((line) => placed(line, wording(line.day), right))
    last = []
    for (const each of all) if ((last.at(-1)?.to ?? -APART) + APART <= each.from) last.push(each)
    if (last.length === all.length) break
  }
  return last.map(({ day, x, end, words }) => ({ day, x, end, words }))
}
