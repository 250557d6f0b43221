import type { LiveNews } from '@mimamori/contract/live/live-event-contract'
import type { QueryClient } from '@tanstack/react-query'
import type { queries as Queries } from '../api/api-queries.ts'

/** the first update is shown at once; later ones are collected, as a list that moves more often cannot be read */
const REFRESH_INTERVAL_MS = 800

/** Refetches what a live update says has changed. */
export function createLiveRefresh(
  cache: QueryClient,
  queries: typeof Queries,
  staffId: string,
): { apply: (news: LiveNews) => void; stop: () => void } {
  const changed = new Set<string>()
  const noted = new Set<string>()
  let told = false
  let everything = false
  let delivered = false
  let closed = false
  let people = false
  let timer: number | null = null
  let refreshedAt = Number.NEGATIVE_INFINITY
  const again = (queryKey: readonly unknown[]) => void cache.invalidateQueries({ queryKey })

  function refreshNotes(): void {
    if (everything || told || noted.size > 0) again(queries.inbox.key())
    if (everything) again(queries.notes.list.key())
    for (const caseId of noted) again(queries.notes.list.queryKey({ input: { caseId } }))
    noted.clear()
    told = false
  }

  function refresh(): void {
    timer = null
    refreshedAt = performance.now()
    if (everything || changed.size > 0) again(queries.queue.key())
    // held decisions, and their outcome, change with the cases
    if (everything || delivered || changed.size > 0) again(queries.deliveries.key())
    // related members are never refetched, as every such answer is logged
    if (everything || changed.size > 0) for (const of of ['page', 'timeline'] as const) again(queries.members[of].key())
    if (everything || delivered || changed.size > 0) again(queries.withdrawals.key())
    if (everything || closed) again(queries.closings.key())
    if (everything || people || changed.size > 0) again(queries.people.key())
    if (everything) again(queries.cases.key())
    if (everything) again(queries.catalogue.key())
    for (const caseId of changed) {
      again(queries.cases.get.queryKey({ input: { caseId } }))
      // why a case was passed on is kept as a note of it
      again(queries.notes.list.queryKey({ input: { caseId } }))
    }
    refreshNotes()
    changed.clear()
    everything = false
    delivered = false
    closed = false
    people = false
  }

  return {
    apply({ cases, notes, deliveries, closings, people: ofPeople, inboxes }: LiveNews): void {
      if (cases === null) everything = true
      for (const id of cases ?? []) changed.add(id)
      for (const id of notes) noted.add(id)
      if (inboxes?.includes(staffId)) told = true
      if (deliveries) delivered = true
      if (closings) closed = true
      if (ofPeople) people = true
      if (!everything && !told && !delivered && !closed && !people && changed.size + noted.size === 0) return
      timer ??= window.setTimeout(refresh, Math.max(0, refreshedAt + REFRESH_INTERVAL_MS - performance.now()))
    },
    stop: () => void (timer !== null && window.clearTimeout(timer)),
  }
}
