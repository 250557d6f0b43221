import { hasBreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type { BreakdownTable, FilteredTable } from '@mimamori/policy/breakdown/breakdown-model'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'
import type { FilteredFigure } from './breakdown-address.ts'
import { figureCount } from './figure-count.ts'

/** The figure itself, as the breakdown shows it; `undefined`: it is not loaded, or not known by filters. */
export function useFigureCount({ period, targetType, filters, ...figure }: FilteredFigure): number | undefined {
  const filtered = hasBreakdownFilters(filters)
  const whole = useQuery({ ...queries.breakdown.period.queryOptions({ input: { period } }), enabled: !filtered })
  const some = useQuery({
    ...queries.breakdown.filtered.queryOptions({ input: { period, targetType, filters } }),
    enabled: filtered,
  })
  // what the page had loaded before it was filtered is still in `whole`
  const tables: readonly (BreakdownTable | FilteredTable)[] = (filtered ? some.data : whole.data)?.tables ?? []
  return figureCount(
    tables.find((each) => each.targetType === targetType),
    figure,
  )
}
