import type { ReactNode } from 'react'
import { shortenText } from './fit-text.ts'
import { measureText, type TextWidth } from './measure-text.ts'

const SWATCH_PX = 16
const GAP_PX = 18
export const LEGEND_LINE_PX = 19

type Named = { readonly key: string; readonly name: string; readonly colour: string }
type PlacedName = Named & { readonly x: number; readonly line: number }

/** The names of the colours in lines of this width. */
export function placeLegend(series: readonly Named[], width: number, widthOf: TextWidth): PlacedName[] {
  let [x, line] = [0, 0]
  return series.map((each) => {
    const name = shortenText(each.name, { room: width - SWATCH_PX, widthOf })
    const taken = SWATCH_PX + widthOf(name)
    if (x > 0 && x + taken > width) [x, line] = [0, line + 1]
    const placed = { ...each, name, x, line }
    x += taken + GAP_PX
    return placed
  })
}

/** How many lines the legend takes. */
export const legendLines = (series: readonly Named[], width: number): number =>
  (placeLegend(series, width, measureText).at(-1)?.line ?? -1) + 1

/** Which colour is which, above a chart. */
export function SeriesLegend({ series, width }: { series: readonly Named[]; width: number }): ReactNode {
  return placeLegend(series, width, measureText).map(({ key, name, colour, x, line }) => (
    <g key={key}>
      <rect x={x} y={3 + line * LEGEND_LINE_PX} width={10} height={10} rx={2} fill={colour} className="fill" />
      <text x={x + SWATCH_PX} y={12 + line * LEGEND_LINE_PX}>
        {name}
      </text>
    </g>
  ))
}
