import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'

const LOOK_AGAIN_MS = 60_000

/** Notes that call whoever is at the desk and that they have not seen. */
export function useMentions() {
  return useQuery({ ...queries.notes.mentions.queryOptions(), refetchInterval: LOOK_AGAIN_MS }).data
}
