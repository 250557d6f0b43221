import type { SimilarTexts } from '@mimamori/contract/search/search-contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { queries } from '../api/api-queries.ts'

/** a case on screen for this long is being read: similar texts are not fetched for one that is skipped */
const READING_DELAY_MS = 600
const STALE_TIME_MS = 60_000

export type SimilarTextsQuery = UseQueryResult<SimilarTexts>

/** Near-duplicates of the case's text: fetched once the case has been read for a moment, or at once when the tab is open. */
export function useSimilarTexts(caseId: string, active: boolean, open: boolean): SimilarTextsQuery {
  const [reading, setReading] = useState(false)
  useEffect(() => {
    if (!active || reading) return
    const timer = setTimeout(() => setReading(true), READING_DELAY_MS)
    return () => clearTimeout(timer)
  }, [active, reading])
  return useQuery({
    ...queries.search.similar.queryOptions({ input: { caseId } }),
    enabled: reading || open,
    staleTime: STALE_TIME_MS,
  })
}
