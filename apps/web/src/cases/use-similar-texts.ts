import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { queries } from '../api/api-queries.ts'

/** Whoever stays with a case this long reads it; who passes on sooner has no use for what is like it. */
const READING_DELAY_MS = 600
const STALE_TIME_MS = 60_000

/** Texts that say nearly the same, asked for once somebody reads the case, at once when they open the tab. */
export function useSimilarTexts(caseId: string, active: boolean, open: boolean) {
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
export type SimilarTextsQuery = ReturnType<typeof useSimilarTexts>
