import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import type { HistogramScale } from '@mimamori/policy/standards/value-histogram'
import { useStandardsCopy, useStandardValues } from './standards-copy.ts'

/** The bars of a histogram in words: where each begins, and which values are in it. */
export function useBarNames(
  { metric }: Comparison,
  { from, width, bins, unit }: HistogramScale,
): { readonly edge: (bar: number) => string; readonly range: (bar: number) => string } {
  const copy = useStandardsCopy()
  const { metricValue } = useStandardValues()
  const edge = (bar: number) => {
    const value = from + bar * width
    return unit === 'days' ? copy.days(value) : metricValue(metric, value)
  }
  return {
    edge,
    range: (bar) => {
      if (bar >= bins) return copy.beyond(edge(bins))
      return width === 1 && unit === 'value' ? edge(bar) : copy.betweenValues(edge(bar), edge(bar + 1))
    },
  }
}
