import type { Flag } from '../catalogue/detection-flag.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import { plusSeconds } from '../instant.ts'
import type { Target } from '../intake/intake-arrivals.ts'
import type { RelatedBy } from '../members/timeline-kinds.ts'

const DAY_SECONDS = 86_400

/** So many texts of a member confirmed under one category in so many days: a habit, which a decision on each text alone does not end. */
export const REPEATED = { texts: 3, days: 30 } as const
/** So many nearly identical jobs in so many hours: honest clients post again when nobody applied, which takes longer. */
export const REPOSTS = { jobs: 5, hours: 24 } as const
/** A rule flags the same member at most once in so many days; people have looked by then. */
export const QUIET_DAYS = 30

/** Below a text that copies a hidden one, as people have to look at the whole member. */
const REPEATED_SCORE = 0.85
const RELATED_SCORE = 0.8
const REPOSTS_SCORE = 0.7

/** Confirmations, and looks at the member, are counted from this instant on. */
export const repeatedSince = (at: string): string => plusSeconds(at, -REPEATED.days * DAY_SECONDS)
/** Jobs count as posted again from this instant on. */
export const repostsSince = (at: string): string => plusSeconds(at, -REPOSTS.hours * 3600)

/** A decision on a member or one of their texts that is final and not reversed. `published`: the category it confirms; `null`: none. */
export type FinalDecision = {
  readonly target: Target
  readonly decidedAt: string
  readonly published: Category | null
}

/**
 * The flag of a member whose texts were confirmed again and again under one category; `null`: not often enough since anybody looked at
 * the member. `decisions`: those on the member and their texts since `repeatedSince`.
 */
export function flagRepeated(category: Category, decisions: readonly FinalDecision[]): Flag | null {
  const looks = decisions.filter(({ target }) => target.type === 'member')
  const isNews = ({ decidedAt }: FinalDecision) => looks.every((look) => look.decidedAt < decidedAt)
  const confirmed = decisions.filter((each) => each.published === category && isNews(each))
  const texts = new Set(confirmed.map(({ target }) => `${target.type}/${target.id}`))
  if (texts.size < REPEATED.texts) return null
  return memberFlag(category, 'repeated', 'repeated_violations', REPEATED_SCORE)
}

/** The flag of a member who posted so many nearly identical jobs, the last one included, since `repostsSince`; `null`: too few. */
export const flagReposts = (jobs: number): Flag | null =>
  jobs < REPOSTS.jobs ? null : memberFlag('other', 'reposts', 'reposted_jobs', REPOSTS_SCORE)

/** The flag of a member who shares these contacts with withdrawn members; `null`: none. */
export function flagRelated(shared: ReadonlySet<RelatedBy>): Flag | null {
  if (shared.size === 0) return null
  const contact = shared.size === 2 ? 'mail_and_phone' : shared.has('email') ? 'mail' : 'phone'
  return memberFlag('other', 'related_account', `shares_${contact}_with_withdrawn`, RELATED_SCORE)
}

const memberFlag = (category: Category, name: string, reason: string, score: number): Flag => ({
  category,
  rule: `${category}.${name}`,
  reason,
  score,
  spans: [],
})

/** The flags that were stored for a member, and when. */
export type StoredFlags = { readonly receivedAt: string; readonly flags: readonly Flag[] }

/**
 * All flags of a member once this one is added, highest score first; `null`: its rule has flagged them in the last 30 days, or the open case says it
 * already. `open`: the flags of their open case; `stored`: every time that flags were stored for the member, newest first.
 */
export function addMemberFlag(
  flag: Flag,
  at: string,
  { open, stored }: { readonly open: readonly Flag[]; readonly stored: readonly StoredFlags[] },
): readonly Flag[] | null {
  const quietSince = plusSeconds(at, -QUIET_DAYS * DAY_SECONDS)
  const has = (flags: readonly Flag[]) => flags.some(({ rule }) => rule === flag.rule)
  if (has(open)) return null
  // an open case carries its flags on: only where the rule was not there before did it flag the member
  const raised = stored.filter(({ flags }, n) => has(flags) && !has(stored[n + 1]?.flags ?? []))
  if (raised.some(({ receivedAt }) => receivedAt > quietSince)) return null
  return [...open, flag].sort((a, b) => b.score - a.score)
}
