import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { queries } from './api-queries.ts'
import { nextPaint } from './idle-loading.ts'

/** The catalogue is fetched after a case is painted, as it is not read before. */
function catalogueQueryOptions() {
  const options = queries.catalogue.whole.queryOptions()
  return {
    ...options,
    queryFn: (context: Parameters<NonNullable<typeof options.queryFn>>[0]) =>
      nextPaint().then(() => options.queryFn(context)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }
}

/** The catalogue, fetched once a session, and again when a version was added; `undefined` until then. */
export function useCatalogueEntries(): readonly CatalogueEntry[] | undefined {
  return useQuery(catalogueQueryOptions()).data?.entries
}

/** Fetches the catalogue ahead of the first case. */
export function prefetchCatalogue(cache: QueryClient): void {
  void cache.prefetchQuery(catalogueQueryOptions())
}
