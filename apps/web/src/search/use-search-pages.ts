import type { SearchPage } from '@mimamori/contract/search/search-contract'
import { parseContact } from '@mimamori/policy/search/search-query'
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'
import type { SearchAddress } from './search-address.ts'

/** Is there a query or a filter? */
export function hasSearchTerms({ q, ...filters }: SearchAddress): boolean {
  return (q ?? '').trim() !== '' || Object.keys(filters).length > 0
}

export type SearchPages = UseInfiniteQueryResult<InfiniteData<SearchPage>>

/**
 * Search results, page by page; the previous ones stay until the new ones are there. A mail address or phone number is not
 * searched for: members are looked up by it.
 */
export function useSearchPages({ q = '', author, ...filters }: SearchAddress): SearchPages {
  return useInfiniteQuery({
    ...queries.search.find.infiniteOptions({
      input: (after: number | undefined) => ({
        q,
        ...filters,
        ...(author === undefined ? {} : { authorId: author }),
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
    enabled: parseContact(q) === null && hasSearchTerms({ q, ...(author === undefined ? {} : { author }), ...filters }),
    placeholderData: keepPreviousData,
  })
}
