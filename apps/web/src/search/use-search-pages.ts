import { parseContact } from '@mimamori/policy/search/search-query'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'
import type { SearchAddress } from './search-address.ts'

/** Is there anything to look for? */
export function hasSearchTerms({ q, ...filters }: SearchAddress): boolean {
  return (q ?? '').trim() !== '' || Object.keys(filters).length > 0
}

/**
 * The answer to a search, page by page; the one before stays in sight until the next is there. A mail address or phone number
 * is not searched for: members are looked up by it.
 */
export function useSearchPages({ q = '', author, ...filters }: SearchAddress) {
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
