import type { ChangeCounts } from '@mimamori/contract/standards/standards-contract'
import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { Bar, BarChart, type BarShapeProps, CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts'
import { axisTicks } from '../../breakdown/axis-ticks.ts'
import { CELL_NAVIGATION } from '../../breakdown/cell-navigation.ts'
import { MISSED_COLOR } from '../../standards/outcome-share.tsx'
import { formatCount, useStandardsCopy } from '../../standards/standards-copy.ts'
import { useStandardsAddress } from './use-standards-state.ts'

export type HistoryMonth = { readonly month: string; readonly counts: ChangeCounts }

type Props = {
  width: number
  standard: string
  months: readonly HistoryMonth[]
  /** the greatest counts of this standard */
  most: Readonly<Record<'granted' | 'lost', number>>
}

const HEIGHT = 172
const AXIS_PX = 40
const LABEL_PX = 46
const SERIES = [
  { change: 'granted', sign: 1, fill: 'var(--accent)' },
  { change: 'lost', sign: -1, fill: MISSED_COLOR },
] as const

const countOf = ({ counts }: HistoryMonth, standard: string, change: 'granted' | 'lost'): number =>
  counts[standard]?.[change] ?? 0

/** A direction with far fewer changes than the other has no tick: it would stand on zero. */
const LEAST_SHARE = 0.3

/** The ends of the axis in both directions and its ticks. */
function axisOf({ granted, lost }: Props['most']): { low: number; high: number; ticks: number[] } {
  const all = Math.max(granted, lost)
  const [up, down] = [granted, lost].map((most) => {
    const [, , end] = axisTicks(most)
    return most >= LEAST_SHARE * all ? { end, tick: [end] } : { end: Math.max(most, LEAST_SHARE * all * 0.5), tick: [] }
  }) as [{ end: number; tick: number[] }, { end: number; tick: number[] }]
  return { low: down.end, high: up.end, ticks: [...down.tick.map((tick) => -tick), 0, ...up.tick] }
}

/** What was granted in each month, upward, and lost, downward; each bar opens its members. */
export function HistoryBars({ width, standard, months, most }: Props): ReactNode {
  const copy = useStandardsCopy()
  const { low, high, ticks } = axisOf(most)
  const every = Math.max(1, Math.ceil((LABEL_PX * months.length) / Math.max(1, width - AXIS_PX)))
  const firstStop = months.findIndex((month) => SERIES.some(({ change }) => countOf(month, standard, change) > 0))
  return (
    <div {...CELL_NAVIGATION}>
      <BarChart
        width={width}
        height={HEIGHT}
        data={[...months]}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        stackOffset="sign"
        barCategoryGap="20%"
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />
        <XAxis
          dataKey="month"
          interval={0}
          height={22}
          tickLine={false}
          axisLine={false}
          tick={({ x, y, index }: { x: number | string; y: number | string; index: number }) => {
            const month = months[index]?.month ?? ''
            if ((months.length - 1 - index) % every !== 0) return <g />
            return (
              <text x={Number(x)} y={Number(y) + 8} textAnchor="middle">
                {copy.axisMonth(month, index < every || month.endsWith('-01'))}
              </text>
            )
          }}
        />
        <YAxis
          width={AXIS_PX}
          domain={[-low, high]}
          ticks={ticks}
          interval={0}
          tick={{ fill: 'var(--ink2)' }}
          tickLine={false}
          axisLine={false}
          tickFormatter={(value: number) => formatCount(Math.abs(value))}
        />
        <ReferenceLine y={0} stroke="var(--line2)" />
        {SERIES.map(({ change, sign, fill }, row) => (
          <Bar
            key={change}
            stackId="all"
            dataKey={(month: HistoryMonth) => sign * countOf(month, standard, change)}
            isAnimationActive={false}
            shape={(shape: BarShapeProps) => (
              <HistoryBar
                shape={shape}
                standard={standard}
                change={change}
                fill={fill}
                cell={[shape.index, 1 - row]}
                first={shape.index === firstStop}
              />
            )}
          />
        ))}
      </BarChart>
    </div>
  )
}

type BarProps = {
  shape: BarShapeProps
  standard: string
  change: 'granted' | 'lost'
  fill: string
  cell: readonly [number, number]
  /** is it in the month that the tab key reaches? */
  first: boolean
}

function HistoryBar({ shape, standard, change, fill, cell, first }: BarProps) {
  const copy = useStandardsCopy()
  const router = useRouter()
  const { at, go } = useStandardsAddress()
  const month = shape.payload as HistoryMonth
  const n = countOf(month, standard, change)
  if (n === 0) return <g />
  const bar = { month: month.month, standard, change }
  const { href } = router.buildLocation({ to: '/standards', search: { tab: 'changes', ...bar } })
  const isOpen = at.month === bar.month && at.standard === standard && at.change === change
  const [y, height] = [Number(shape.y), Number(shape.height)]
  const box = {
    x: Number(shape.x),
    y: Math.min(y, y + height),
    width: Math.max(0, Number(shape.width)),
    height: Math.max(2, Math.abs(height)),
  }
  const label = copy.bar(copy.fullMonth(month.month), copy.changes[change], formatCount(n))
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go({ tab: 'changes', ...bar })
  }
  return (
    <a
      href={href}
      onClick={open}
      className="point"
      aria-label={label}
      aria-current={isOpen ? 'true' : undefined}
      data-cell={cell.join(' ')}
      data-bar={`${month.month} ${change}`}
      tabIndex={first && (change === 'granted' || cell[1] === 0) ? 0 : -1}
    >
      <title>{label}</title>
      <rect className="fill" {...box} fill={fill} />
      <rect className="halo" {...box} {...(isOpen ? { style: { stroke: 'var(--ink)', strokeWidth: 2 } } : {})} />
    </a>
  )
}
