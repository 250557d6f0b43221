import type { BreakdownPeriod, FilteredTable } from '@mimamori/policy/breakdown/breakdown-model'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'
import type { BreakdownState } from './use-breakdown-state.ts'

export const POLL_INTERVAL_MS = 60_000

/** The period by the filters of the address, of the kind of target on screen; its choices are also those of the filters. */
export function useFilteredBreakdown(
  { period, compared, filters, targetType }: BreakdownState,
  enabled: boolean,
): {
  readonly data: BreakdownPeriod<FilteredTable> | undefined
  readonly isError: boolean
  readonly isPlaceholderData: boolean
  readonly refetch: () => void
} {
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    ...queries.breakdown.filtered.queryOptions({ input: { period, with: compared, targetType, filters } }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: keepPreviousData,
    enabled,
  })
  return { data, isError, isPlaceholderData, refetch: () => void refetch() }
}
