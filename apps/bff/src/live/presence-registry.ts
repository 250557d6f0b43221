import { type LivePresence, PRESENCE_STATES, type PresentColleague } from '@mimamori/contract/live/live-event-contract'
import type { PresenceReport } from '../rpc/other-features.ts'

/** a page says where it is every ten seconds; one that was closed without a word is believed so long */
const PRESENCE_TTL_MS = 25_000
/** nobody has more pages in sight; a client that makes up more loses its oldest */
const MAX_PAGES_PER_PERSON = 20

type Page = PresenceReport & { readonly caseId: string; readonly until: number }

type PresenceRegistry = {
  /** Believe a page. Answers the cases for which something is different now. */
  readonly hear: (seen: PresenceReport) => string[]
  /** Forget who was not heard of for too long. Answers the cases they were at. */
  readonly expire: () => string[]
  /** Somebody is gone. Answers the cases they were at. */
  readonly forget: (staffId: string) => string[]
  /** Everybody, for a stream that begins. */
  readonly whole: () => LivePresence
  /** Who is at these cases now. */
  readonly at: (ids: ReadonlySet<string>) => LivePresence
}

/**
 * Who has which case on screen, at this instance and, by hearsay, at others. Kept in memory alone, and forgotten unless
 * it is said anew. `now` is milliseconds of any clock that only goes forward.
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

  function report(seen: PresenceReport): string[] {
    const before = pages.get(seen.page)
    // a page belongs to whoever was there first, as long as they are there
    if (before && before.who.id !== seen.who.id) return []
    const { caseId } = seen
    if (caseId === null) return leave(seen.page)
    const left = before ? leave(seen.page) : dropOldestPage(seen.who.id)
    pages.set(seen.page, { ...seen, caseId, until: now() + PRESENCE_TTL_MS })
    if (before?.caseId === caseId) return before.doing === seen.doing ? [] : [caseId]
    return [...left, caseId]
  }

  function expire(): string[] {
    const over = [...pages.values()].filter(({ until }) => until <= now())
    return over.flatMap(({ page }) => leave(page))
  }

  function forget(staffId: string): string[] {
    const own = [...pages.values()].filter(({ who }) => who.id === staffId)
    return own.flatMap(({ page }) => leave(page))
  }

  function groupByCase(among: (caseId: string) => boolean): Record<string, PresentColleague[]> {
    const cases: Record<string, PresentColleague[]> = {}
    for (const { caseId, who, doing } of pages.values()) {
      if (among(caseId)) cases[caseId] = withPerson(cases[caseId] ?? [], { ...who, doing })
    }
    return cases
  }

  return {
    hear: report,
    expire,
    forget,
    whole: () => ({ whole: true, cases: groupByCase(() => true) }),
    at(ids) {
      const nobody = Object.fromEntries([...ids].map((id) => [id, []]))
      return { whole: false, cases: { ...nobody, ...groupByCase((id) => ids.has(id)) } }
    },
  }
}

/** A person with two pages on one case is there once, doing the more telling thing. */
function withPerson(people: readonly PresentColleague[], person: PresentColleague): PresentColleague[] {
  const known = people.find(({ id }) => id === person.id)
  if (!known) return [...people, person]
  const stronger = PRESENCE_STATES.indexOf(person.doing) < PRESENCE_STATES.indexOf(known.doing) ? person : known
  return people.map((each) => (each === known ? stronger : each))
}
