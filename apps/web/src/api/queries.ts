import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import { desk } from './client.ts'
import { failureOf } from './failure.ts'

/** Query options and cache keys, derived from the contract. */
export const queries = createTanstackQueryUtils(desk)

/** The browser's cache of what the desk said. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 2_000,
        retry: (count, error) => failureOf(error).kind === 'network' && count < 2,
        retryDelay: 600,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
