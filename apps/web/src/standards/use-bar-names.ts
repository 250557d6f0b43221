import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import { axisStart, barsOf, type HistogramScale } from '@mimamori/policy/standards/value-histogram'
import { useMessages } from '../i18n/messages.ts'
import { useStandardsCopy } from './standards-copy.ts'

/** The bars of a histogram in words: where each begins, and which values are in it. */
export function useBarNames(
  { metric }: Comparison,
  scale: HistogramScale,
): { readonly edge: (bar: number) => string; readonly range: (bar: number) => string } {
  const copy = useStandardsCopy()
  const { from, width, unit, below } = scale
  const [start, last] = [axisStart(scale), barsOf(scale) - 1]
  const { metricValue } = useMessages('standards/standard-values')
  const edge = (bar: number) => {
    const value = start + bar * width
    return unit === 'days' ? copy.days(value) : metricValue(metric, value)
  }
  return {
    edge,
    range: (bar) => {
      if (below && bar === 0) return copy.lessThan(metricValue(metric, from))
      if (bar >= last) return copy.beyond(edge(last))
      return width === 1 && unit === 'value' ? edge(bar) : copy.betweenValues(edge(bar), edge(bar + 1))
    },
  }
}
