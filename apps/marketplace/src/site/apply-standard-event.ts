import type { StandardEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import type { Site } from './site-memory.ts'

/** Applies what the desk says of a member's account standard. Of two events the one that was decided later counts, whatever arrives last. */
export function applyStandardEvent(site: Site, { type, timestamp: at, data }: StandardEvent): void {
  const { memberId, standard, changeId, graceUntil } = data
  const own = site.standards.get(memberId) ?? {}
  const known = own[standard]
  if (known && (known.at > at || (known.at === at && known.changeId > changeId))) return
  site.standards.set(memberId, {
    ...own,
    [standard]: { held: type !== 'standard.lost', at, changeId, graceUntil },
  })
}

/** The standards that a member holds, those in days of grace too, the first granted first. */
export function badgesOf(site: Pick<Site, 'standards'>, memberId: string): readonly string[] {
  return Object.entries(site.standards.get(memberId) ?? {})
    .filter(([, { held }]) => held)
    .sort(([, one], [, other]) => one.changeId.localeCompare(other.changeId))
    .map(([standard]) => standard)
}
