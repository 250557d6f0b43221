import { daysIn } from '@mimamori/policy/breakdown/japan-month'
import type { ReactNode } from 'react'
import { DefaultZIndexes, usePlotArea, ZIndexLayer } from 'recharts'
import { useMessages } from '../i18n/messages.ts'
import { placeMarkLabels } from './guideline-mark-labels.ts'
import { measureText } from './measure-text.ts'
import type { MonthBarsProps } from './month-bars-props.ts'
import type { MonthChartFrame } from './month-chart-frame.ts'

type Props = {
  frame: MonthChartFrame
  of: Pick<MonthBarsProps, 'marks' | 'legend' | 'title' | 'legendWidth'> & {
    readonly rows: readonly { readonly month: string }[]
  }
}

/** Lines and labels at the days on which the guideline changed, and the legend on the right. */
export function GuidelineLines({
  frame: { band, numberPx },
  of: { rows, marks = [], legend, title, legendWidth = 0 },
}: Props): ReactNode {
  const copy = useMessages('breakdown')
  const plot = usePlotArea()
  if (!plot) return null
  const days = [...new Set(marks.map(({ effectiveFrom }) => effectiveFrom))]
  const lines = days.flatMap((day) => {
    const index = rows.findIndex(({ month }) => day.startsWith(month))
    return index < 0 ? [] : [{ day, x: plot.x + band * (index + (Number(day.slice(8)) - 1) / daysIn(day.slice(0, 7))) }]
  })
  const brief = (day: string) => copy.dayOnly(day)
  const wordings = title ? [brief] : [(day: string) => copy.mark(brief(day)), brief]
  const room = { left: title ? plot.x : 0, right: plot.x + plot.width }
  // above the numbers of bars that are cut
  const top = plot.y - numberPx
  return (
    <g>
      {lines.length > 0 ? (
        <ZIndexLayer zIndex={DefaultZIndexes.line}>
          {lines.map(({ day, x }) => {
            const at = { x1: x, x2: x, y1: top - (title ? 4 : 14), y2: plot.y + plot.height }
            return (
              <g key={day} className="words">
                {title ? null : <line className="mark-edge" {...at} />}
                <line className="mark" {...at} />
              </g>
            )
          })}
        </ZIndexLayer>
      ) : null}
      {placeMarkLabels(lines, { ...room, wordings, widthOf: measureText }).map(({ day, x, end, words }) => (
        <text key={day} x={x} y={top - (title ? 3 : 6)} textAnchor={end ? 'end' : 'start'} className="tiny">
          {words}
        </text>
      ))}
      {legendWidth > 0 && legend ? legend(plot.x + plot.width + 24, plot) : null}
    </g>
  )
}
