import type { TextWidth } from './measure-text.ts'

/** the least distance between two labels below an axis */
const GAP_PX = 7

/** The lines below a month: its name, and what stands under it. */
export type MonthLabel = { readonly name: string; readonly captions: readonly string[] }

type Axis = {
  /** pixels of a month */
  readonly band: number
  readonly widthOf: TextWidth
  /** the name of a month: with its year where it is the first that is shown, or a January */
  readonly nameOf: (index: number, withYear: boolean) => string
  readonly captionsOf: (index: number) => readonly string[]
  /** is this a January? */
  readonly beginsYear: (index: number) => boolean
}

/** Every n-th month has its label, counted from the last one, so that it always has one: so few that none meet. */
export function placeMonthLabels(
  months: number,
  axis: Axis,
): { every: number; labels: ReadonlyMap<number, MonthLabel> } {
  for (let every = 1; ; every++) {
    const shown = Array.from({ length: months }, (_, index) => index).filter(
      (index) => (months - 1 - index) % every === 0,
    )
    const labels = new Map(
      shown.map((index) => {
        const name = axis.nameOf(index, index < every || axis.beginsYear(index))
        return [index, { name, captions: axis.captionsOf(index) }] as const
      }),
    )
    if (every >= months || fits([...labels.values()], every * axis.band, axis.widthOf)) return { every, labels }
  }
}

/** Do labels at this distance stand apart, line by line? The last one is bold. */
function fits(labels: readonly MonthLabel[], distance: number, widthOf: TextWidth): boolean {
  return labels.every((label, at) => {
    const next = labels[at + 1]
    if (!next) return true
    const name = (each: MonthLabel, index: number) => widthOf(each.name, index === labels.length - 1 ? 'strong' : '')
    const half = (name(label, at) + name(next, at + 1)) / 2
    const captions = label.captions.map(
      (caption, line) => (widthOf(caption, 'tiny') + widthOf(next.captions[line] ?? '', 'tiny')) / 2,
    )
    return Math.max(half, ...captions) + GAP_PX <= distance
  })
}

/** A text's middle, moved so that it ends within the drawing. */
export const withinDrawing = (x: number, width: number, right: number): number =>
  Math.max(width / 2, Math.min(x, right - width / 2))
