import type { View } from '@mimamori/contract/queue/queue-contract'
import { QUEUE_VIEWS } from '@mimamori/policy/queue/queue-view-rules'
import { notFound } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type ListSearch, listSearchOf, type Narrowing, narrowingOf, parseListSearch } from '../queue/queue-address.ts'

/** A list as one works it: a review keeps the one it came from, so that the next case is the next of that list. */
export type QueuePlace = { readonly view: View; readonly narrowing: Narrowing }

/** How the address of a review names its list. */
export type ReviewSearch = ListSearch & { queue: View }

export const isView = (value: unknown): value is View => QUEUE_VIEWS.some((view) => view === value)

/** The list an address names; the same object while it names the same. */
export function useQueuePlace(view: View, search: ListSearch): QueuePlace {
  const said = JSON.stringify(parseListSearch(search as Record<string, unknown>))
  return useMemo(() => ({ view, narrowing: narrowingOf(JSON.parse(said)) }), [view, said])
}

export const reviewSearch = ({ view, narrowing }: QueuePlace): ReviewSearch => ({
  queue: view,
  ...listSearchOf(narrowing),
})

/** The address of a review as a link has it. */
export function reviewHref(caseId: string, place: QueuePlace): string {
  const words = Object.entries(reviewSearch(place)).map(([name, value]) => [name, String(value)])
  return `/review/${caseId}?${new URLSearchParams(words)}`
}

/** A list is named by the view it shows; there is no other. */
export const viewParams = {
  parse: ({ view }: { view: string }): { view: View } => {
    if (!isView(view)) throw notFound()
    return { view }
  },
  stringify: ({ view }: { view: View }) => ({ view }),
}
