import type { RefusedLookupSummary } from '@mimamori/contract/incidents/incident-contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'

/** nobody needs to hear of it within seconds */
const POLL_INTERVAL_MS = 60_000

/** Whose look-ups were refused lately, for those who may ask about it. */
export const useRefusedLookups = (): RefusedLookupSummary[] =>
  useQuery({ ...queries.incidents.lookupsRefused.queryOptions(), refetchInterval: POLL_INTERVAL_MS }).data ?? []
