import type { ForecastCause } from '@mimamori/policy/standards/forecast-change'
import { useInfiniteQuery } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'
import type { ChangeRef } from '../../standards/change-counts-table.tsx'
import type { ChangePages } from '../../standards/change-lines.tsx'

type Place = string | undefined
const nextOf = ({ next }: { next: string | null }): Place => next ?? undefined

/** The members that a dry run names for one change, of one cause or of any, page by page. */
export const useForecastPages = (
  runId: string,
  { cause, ...of }: ChangeRef & { readonly cause: ForecastCause | undefined },
): ChangePages =>
  useInfiniteQuery(
    queries.standards.forecast.infiniteOptions({
      input: (after: Place) => ({
        ...{ runId, ...of },
        ...(cause === undefined ? {} : { cause }),
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined as Place,
      getNextPageParam: nextOf,
    }),
  )

/** The members behind one bar of the history, page by page. */
export const useHistoryPages = (of: ChangeRef & { readonly month: string }): ChangePages =>
  useInfiniteQuery(
    queries.standards.changes.infiniteOptions({
      input: (after: Place) => ({ ...of, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as Place,
      getNextPageParam: nextOf,
    }),
  )
