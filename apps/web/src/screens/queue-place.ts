import type { View } from '@mimamori/contract/queue/queue-contract'
import { QUEUE_VIEWS } from '@mimamori/policy/queue/queue-view-rules'
import { notFound } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type ListSearch, listSearchOf, type Narrowing, narrowingOf, parseListSearch } from '../queue/queue-address.ts'

/** The list a case is worked from: the next case is the next of that list. */
export type QueuePlace = { readonly view: View; readonly narrowing: Narrowing }

/** Search parameters of a review: its list. */
export type ReviewSearch = ListSearch & { queue: View }

/** Is this the name of a queue view? */
export const isView = (value: unknown): value is View => QUEUE_VIEWS.some((view) => view === value)

/** The list of an address; the same object while the parameters are equal. */
export function useQueuePlace(view: View, search: ListSearch): QueuePlace {
  const key = JSON.stringify(parseListSearch(search as Record<string, unknown>))
  return useMemo(() => ({ view, narrowing: narrowingOf(JSON.parse(key)) }), [view, key])
}

/** A list as search parameters of a review. */
export const reviewSearch = ({ view, narrowing }: QueuePlace): ReviewSearch => ({
  queue: view,
  ...listSearchOf(narrowing),
})

/** Path and query of a review. */
export function reviewHref(caseId: string, place: QueuePlace): string {
  const words = Object.entries(reviewSearch(place)).map(([name, value]) => [name, String(value)])
  return `/review/${caseId}?${new URLSearchParams(words)}`
}

/** Path parameter `view`. Throws notFound for another name. */
export const viewParams = {
  parse: ({ view }: { view: string }): { view: View } => {
    if (!isView(view)) throw notFound()
    return { view }
  },
  stringify: ({ view }: { view: View }) => ({ view }),
}
