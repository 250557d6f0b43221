import { type LivePresence, PRESENCE_STATES, type PresentColleague } from '@mimamori/contract/live/live-event-contract'
import { ownEntry } from '@mimamori/policy/own-entry'
import type { PresenceReport } from '../rpc/other-features.ts'

/** pages report every 10 seconds; one that was closed without a report is believed this long */
const PRESENCE_TTL_MS = 25_000
/** more than anybody has open; a client that makes up more loses its oldest */
const MAX_PAGES_PER_PERSON = 20

type Page = PresenceReport & { readonly caseId: string; readonly until: number }

type PresenceRegistry = {
  readonly report: (presence: PresenceReport) => string[]
  readonly expire: () => string[]
  readonly forget: (staffId: string) => string[]
  /** Everybody, for a stream that begins. */
  readonly whole: () => LivePresence
  /** Who is at these cases now. */
  readonly at: (ids: ReadonlySet<string>) => LivePresence
}

/**
 * Who has which case on screen, at this instance and, as reported by them, at others. Kept in memory, and forgotten
 * unless reported again. `now`: milliseconds of a monotonic clock.
 */
export function createPresenceRegistry(now: () => number): PresenceRegistry {
  const pages = new Map<string, Page>()

  function leave(page: string): string[] {
    const before = pages.get(page)
    pages.delete(page)
    return before ? [before.caseId] : []
  }

  function dropOldestPage(staffId: string): string[] {
    const own = [...pages.values()].filter(({ who }) => who.id === staffId)
    return own.length < MAX_PAGES_PER_PERSON ? [] : leave(own[0]?.page ?? '')
  }

  /** Stores a report. Returns the cases for which something has changed. */
  function report(presence: PresenceReport): string[] {
    const before = pages.get(presence.page)
    // a page id belongs to its first reporter, as long as they are present
    if (before && before.who.id !== presence.who.id) return []
    const { caseId } = presence
    if (caseId === null) return leave(presence.page)
    const leftCases = before ? leave(presence.page) : dropOldestPage(presence.who.id)
    pages.set(presence.page, { ...presence, caseId, until: now() + PRESENCE_TTL_MS })
    if (before?.caseId === caseId) return before.doing === presence.doing ? [] : [caseId]
    return [...leftCases, caseId]
  }

  /** Forgets pages that have not reported for too long. Returns their cases. */
  function expire(): string[] {
    const expired = [...pages.values()].filter(({ until }) => until <= now())
    return expired.flatMap(({ page }) => leave(page))
  }

  /** Forgets all pages of a person. Returns their cases. */
  function forget(staffId: string): string[] {
    const own = [...pages.values()].filter(({ who }) => who.id === staffId)
    return own.flatMap(({ page }) => leave(page))
  }

  function groupByCase(among: (caseId: string) => boolean): Record<string, PresentColleague[]> {
    const cases: Record<string, PresentColleague[]> = {}
    for (const { caseId, who, doing } of pages.values()) {
      if (!among(caseId)) continue
      const people = ownEntry(cases, caseId, () => [])
      addPerson(people, { ...who, doing })
    }
    return cases
  }

  return {
    report,
    expire,
    forget,
    whole: () => ({ whole: true, cases: groupByCase(() => true) }),
    at(ids) {
      const nobody = Object.fromEntries([...ids].map((id) => [id, []]))
      return { whole: false, cases: { ...nobody, ...groupByCase((id) => ids.has(id)) } }
    },
  }
}

/** Adds a person, once: with two pages on one case, what counts is the more telling activity. */
function addPerson(people: PresentColleague[], person: PresentColleague): void {
  const at = people.findIndex(({ id }) => id === person.id)
  const known = people[at]
  if (!known) people.push(person)
  else if (PRESENCE_STATES.indexOf(person.doing) < PRESENCE_STATES.indexOf(known.doing)) people[at] = person
}
