import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'

/** the stream says what changes; this is for admins, who have none, and for when it is away */
const POLL_INTERVAL_MS = 15_000

/** What everybody is told of who can be one of two people, and of what waits for them. */
export const useStandingQuery = () =>
  useQuery({ ...queries.people.standing.queryOptions(), refetchInterval: POLL_INTERVAL_MS })
