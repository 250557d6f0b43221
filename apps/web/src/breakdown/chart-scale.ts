import { clippedScale } from '@mimamori/policy/breakdown/clipped-scale'
import { axisTicks } from './axis-ticks.ts'

export type ChartScale = {
  /** zero, the half and the end */
  readonly ticks: readonly [number, number, number]
  readonly end: number
  /** does a bar of this value go past the end? It is cut there, and has its number */
  readonly isClipped: (value: number) => boolean
}

export type TickUnits = readonly { readonly from: number; readonly of: number }[]

type ScaleOptions = {
  /** what the axis holds whole, although no bar reaches it */
  readonly whole?: readonly number[]
  /** ends of what lies behind the bars: the axis grows by a half for them, and no more */
  readonly behind?: readonly number[]
  /** the least end of the axis */
  readonly least?: number
  /** what ticks are whole numbers of, such as 60 for hours in minutes; from this end of the axis on */
  readonly units?: TickUnits
}

const GROWTH = 1.5

/** The scale of bars that begin at zero: one or two that are far longer than the rest are cut. */
export function chartScale(values: readonly number[], options: ScaleOptions = {}): ChartScale {
  const { whole = [], behind = [], least = 2, units = [] } = options
  const bars = Math.max(0, clippedScale(values).end, ...whole)
  const most = Math.max(bars, Math.min(bars * GROWTH, Math.max(0, ...behind)))
  const unit = units.findLast(({ from }) => from <= most)?.of ?? 1
  const [zero, half, end] = axisTicks(most / unit, unit > 1 ? 1 : least)
  const ticks = [zero, half * unit, end * unit] as const
  return { ticks, end: ticks[2], isClipped: (value) => value > ticks[2] }
}
