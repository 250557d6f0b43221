import type { DeskStanding } from '@mimamori/contract/people/account-standing-contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'

/** for admins, who have no live stream, and while the stream is down */
const POLL_INTERVAL_MS = 15_000

/** Who is eligible as one of two people, and which changes wait: for everybody. */
export const useEligibilityQuery = (): UseQueryResult<DeskStanding> =>
  useQuery({ ...queries.people.standing.queryOptions(), refetchInterval: POLL_INTERVAL_MS })
