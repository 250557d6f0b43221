import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import type { ReactNode } from 'react'
import { measureText } from './measure-text.ts'
import type { MonthBarsProps } from './month-bars-props.ts'
import type { MonthChartFrame } from './month-chart-frame.ts'
import { withinDrawing } from './month-labels.ts'

type Props<Row extends CountedRow> = {
  x: number
  y: number
  index: number
  frame: MonthChartFrame
  of: MonthBarsProps<Row>
}

/** The label below a bar: the month, with the year where one begins, and the captions. */
export function MonthTick<Row extends CountedRow>({
  x,
  y,
  index,
  frame: { labels, axisPx },
  of: { rows, hasFew, width, legendWidth = 0, captionNames },
}: Props<Row>): ReactNode {
  const row = rows[index]
  const label = labels.get(index)
  const right = width - legendWidth
  const last = index === rows.length - 1
  const names = index === 0 ? (captionNames ?? []) : []
  const place = (words: string, look: 'tiny' | 'strong' | '') => withinDrawing(x, measureText(words, look), right)
  const nameLook = last ? 'strong' : ''
  return (
    <g>
      {names.map((name, line) => (
        <text key={name} x={axisPx - 8} y={y + 24 + line * 16} textAnchor="end" className="tiny">
          {name}
        </text>
      ))}
      {label && row ? (
        <>
          <text x={place(label.name, nameLook)} y={y + 8} textAnchor="middle" className={nameLook}>
            {label.name}
          </text>
          {label.captions.map((caption, line) => (
            <text
              key={captionNames?.[line] ?? 'caption'}
              x={place(caption, 'tiny')}
              y={y + 24 + line * 16}
              textAnchor="middle"
              className={hasFew?.(row, line) ? 'tiny few' : 'tiny'}
            >
              {caption}
            </text>
          ))}
        </>
      ) : null}
    </g>
  )
}
