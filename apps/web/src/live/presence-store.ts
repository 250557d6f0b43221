import type { LivePresence, PresentColleague } from '@mimamori/contract/live/live-event-contract'
import { useMemo, useSyncExternalStore } from 'react'

const NOBODY: readonly PresentColleague[] = []
const RANK = { typing: 0, viewing: 1, away: 2 } as const

let cases: ReadonlyMap<string, readonly PresentColleague[]> = new Map()
const watchers = new Set<() => void>()

/** Stores who has which case on screen, as the desk reports it. */
export function updatePresence(here: LivePresence): void {
  const next = new Map(here.whole ? [] : cases)
  for (const [id, people] of Object.entries(here.cases)) {
    if (people.length > 0) next.set(id, people)
    else next.delete(id)
  }
  cases = next
  for (const watcher of watchers) watcher()
}

/** Everything known, for another tab of this browser. */
export const presenceSnapshot = (): LivePresence => ({ whole: true, cases: Object.fromEntries(cases) })

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The people who have a case on screen, including this person. */
function usePresent(caseId: string): readonly PresentColleague[] {
  return useSyncExternalStore(watch, () => cases.get(caseId) ?? NOBODY)
}

/** Who else has a case on screen, the one who does most first. */
export function useOthers(caseId: string, staffId: string): readonly PresentColleague[] {
  const people = usePresent(caseId)
  return useMemo(() => {
    const others = people.filter(({ id }) => id !== staffId)
    return others.sort((a, b) => RANK[a.doing] - RANK[b.doing] || (a.alias < b.alias ? -1 : 1))
  }, [people, staffId])
}
