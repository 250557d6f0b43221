import { fitName } from './fit-text.ts'
import { measureText, type TextLook } from './measure-text.ts'

/** The columns beside the bars, from the right; a narrow drawing has fewer. */
const BAR_COLUMNS = ['perDay', 'named', 'change', 'share', 'n'] as const
export type BarColumn = (typeof BAR_COLUMNS)[number]

type BarTexts = {
  readonly names: readonly (readonly [full: string, short: string])[]
  /** the head of a column and its cells */
  readonly textsOf: (column: BarColumn) => readonly [head: string, ...cells: string[]]
}

const WIDE_FROM: Readonly<Record<BarColumn, number>> = { perDay: 520, named: 700, change: 0, share: 0, n: 0 }
const COLUMN_GAP_PX = 18
const ROOMY_FROM_PX = 600
const NAME_GAP_PX = 16
/** names take at most this part of a roomy drawing */
const NAMES_PART = 0.3
const LINE_PX = 16
/** holds a name of two lines: rows are as high on paper as on the screen */
const ROW_PX = 37
const NARROW_PX = 37

export type BarsLayout = {
  readonly roomy: boolean
  /** the right edge of each column */
  readonly rights: ReadonlyMap<BarColumn, number>
  /** pixels beside the bars */
  readonly left: number
  readonly right: number
  readonly row: number
  readonly names: readonly (readonly string[])[]
}

const lookOf = (column: BarColumn): TextLook => (column === 'n' ? 'said strong' : '')

/** Lays out the bars of the categories for this width: every text has the room it takes, and bars what is left. */
export function layoutCategoryBars(width: number, { names, textsOf }: BarTexts): BarsLayout {
  const roomy = width >= ROOMY_FROM_PX
  const rights = new Map<BarColumn, number>()
  let right = width
  for (const column of BAR_COLUMNS) {
    if (width < WIDE_FROM[column]) continue
    const [head, ...cells] = textsOf(column)
    rights.set(column, right)
    right -=
      Math.ceil(Math.max(measureText(head), ...cells.map((cell) => measureText(cell, lookOf(column))))) + COLUMN_GAP_PX
  }
  const room = roomy
    ? Math.min(width * NAMES_PART, Math.ceil(Math.max(...names.map(([full]) => measureText(full, 'said')))))
    : right
  const lines = names.map((wordings) => fitName(wordings, { room, most: 2, look: 'said', widthOf: measureText }))
  const most = Math.max(1, ...lines.map((each) => each.length))
  const widest = Math.max(0, ...lines.flat().map((line) => measureText(line, 'said')))
  return {
    roomy,
    rights,
    left: roomy ? Math.ceil(widest) + NAME_GAP_PX : 0,
    right: roomy ? width - right : 0,
    row: roomy ? ROW_PX : most * LINE_PX + NARROW_PX,
    names: lines,
  }
}
