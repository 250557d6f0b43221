import type { RefusedLookupSummary } from '@mimamori/contract/incidents/incident-contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'

/** a delay does not matter here */
const POLL_INTERVAL_MS = 60_000

/** The people whose look-ups were refused lately, for those who may see it. */
export const useRefusedLookups = (): RefusedLookupSummary[] =>
  useQuery({ ...queries.incidents.lookupsRefused.queryOptions(), refetchInterval: POLL_INTERVAL_MS }).data ?? []
