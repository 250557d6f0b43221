import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'

/** nobody needs to hear of it within seconds */
const LOOK_AGAIN_MS = 60_000

/** Whose look-ups were refused lately, for those who may ask about it. */
export const useRefusedLookups = () =>
  useQuery({ ...queries.incidents.lookupsRefused.queryOptions(), refetchInterval: LOOK_AGAIN_MS }).data ?? []
