import type { ViewQuery } from '@mimamori/policy/queue/queue-view-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import type { Storage } from '@mimamori/storage/storage'
import { viewsVisibleTo } from '@mimamori/storage/views/saved-view-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { noteUnreadable } from '../workflows/note-unreadable.ts'
import { noteOwnTextUse } from '../workflows/note-used-text.ts'

/** lists that are kept in mind, so that views are read once a day and not with every page; beyond it all are forgotten */
const MAX_KNOWN = 2_000

/** the lists of this process that were looked at: whose, which and on which day */
const known = new WeakMap<Storage, Set<string>>()

/** One text for lists alike, in whatever order their filters are named. */
function keyOf({ view, filters = {}, sort }: ViewQuery): string {
  const named = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([view, named, sort ?? null])
}

/**
 * Notes that a saved view was used whose list is on a person's screen, however they came there, such as by an address they keep. Reads the
 * views once a day for each list of a person. Never fails: a list is shown whether this could be noted or not.
 */
export async function noteListedView(app: AppContext, actor: Staff, query: ViewQuery): Promise<void> {
  const { storage, clock, log } = app
  const key = keyOf(query)
  const lists = known.get(storage) ?? new Set()
  const today = `${actor.id} ${key} ${clock.now().slice(0, 10)}`
  if (lists.has(today)) return
  if (lists.size >= MAX_KNOWN) lists.clear()
  known.set(storage, lists.add(today))
  try {
    for (const { view } of await viewsVisibleTo(storage.db, storage.vault, actor.id, noteUnreadable(app, 'view')))
      if (keyOf(view.query) === key) await noteOwnTextUse(app, actor, { kind: 'view', id: view.id })
  } catch (fault) {
    log.error({ err: fault }, 'views: that one was used could not be noted')
  }
}
