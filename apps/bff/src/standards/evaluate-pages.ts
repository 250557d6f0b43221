import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import type { MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import { type StandardMember, unusable } from '@mimamori/policy/standards/evaluate-standards'
import { avertedChanges, causeOf, type ForecastChange } from '@mimamori/policy/standards/forecast-change'
import { missedCriteria } from '@mimamori/policy/standards/holding-rules'
import { type Holdings, type JudgedStandard, judgeMember } from '@mimamori/policy/standards/judge-member'
import { type NearMiss, nearMissOf } from '@mimamori/policy/standards/near-miss'
import { deskMetrics, profileMetrics } from '@mimamori/policy/standards/profile-metrics'
import { countAverted, countResult, type RunFigures } from '@mimamori/policy/standards/run-figures'
import { criteriaOf, type StandardSet } from '@mimamori/policy/standards/standard-definition'
import { createTopShareRanking, rankedShares, type TopShareLines } from '@mimamori/policy/standards/top-share'
import { standingOnRecord } from '@mimamori/storage/ledger/ledger-reads'
import { type EvaluatedMember, evaluatedMembers, membersWithLedger } from '@mimamori/storage/standards/evaluation-reads'
import { holdingsBetween } from '@mimamori/storage/standards/holding-reads'
import type { Storage } from '@mimamori/storage/storage'

type Db = Storage['db']

/** What an evaluation goes on with: where it is, and what it has counted so far. `shares` is `null` before members are ranked. */
export type EvaluationTask = {
  readonly standards: StandardSet
  /** of a dry run, the standards in force, by which its changes are told apart; `null`: they are not */
  readonly inForce: StandardSet | null
  readonly roles: readonly MemberRole[]
  readonly at: string
  readonly shares: TopShareLines | null
  readonly doneUpTo: string
  readonly done: number
  readonly figures: RunFigures
}

/** What an evaluation says next: the top shares, once, and then each page of members. */
export type EvaluationStep =
  | { readonly ranked: TopShareLines }
  | {
      readonly after: string
      readonly doneUpTo: string
      readonly done: number
      readonly figures: RunFigures
      readonly changes: readonly ForecastChange[]
      readonly near: readonly (NearMiss & { readonly memberId: string })[]
    }

const PAGE_SIZE = 500

/** Members with their standing at the desk, of those after one id. */
async function loadPage(
  db: Db,
  after: string,
  at: string,
): Promise<{ page: EvaluatedMember[]; known: (member: EvaluatedMember) => StandardMember }> {
  const page = await evaluatedMembers(db, after, PAGE_SIZE)
  const last = page.at(-1)?.id ?? after
  const withLedger = await membersWithLedger(db, after, last)
  const standings = new Map(
    await Promise.all(withLedger.map(async (id) => [id, await standingOnRecord(db, id, at)] as const)),
  )
  const known = (member: EvaluatedMember): StandardMember =>
    asStandardMember(member, standings.get(member.id) ?? NO_STANDING, at)
  return { page, known }
}

/** A member with everything that standards judge them by. */
export function asStandardMember(
  member: EvaluatedMember,
  standing: Parameters<typeof deskMetrics>[0],
  at: string,
): StandardMember {
  const { roles, category, metrics } = member
  return { roles, category, metrics: { ...metrics, ...profileMetrics(member), ...deskMetrics(standing, at) } }
}

type Ranking = Pick<EvaluationTask, 'standards' | 'roles' | 'at'>

async function rankMembers(db: Db, { standards, roles, at }: Ranking, rest: () => void): Promise<TopShareLines> {
  const shares = rankedShares(standards).filter(({ role }) => roles.includes(role))
  const ranking = createTopShareRanking(shares)
  let after = ''
  while (shares.length > 0) {
    const { page, known } = await loadPage(db, after, at)
    if (page.length === 0) break
    for (const row of page) {
      const { metrics, category, roles: own } = known(row)
      // whoever has left is not one of those that others are ranked with
      if (metrics.withdrawn?.value === 1) continue
      for (const share of shares) {
        const { metric } = share.comparison
        const value = metrics[metric]
        if (!own.includes(share.role) || value === undefined) continue
        if (unusable(metric, value, share.windowMonths, { at, maxAgeDays: standards.maxAgeDays }) === null)
          ranking.add(share, category, value.value)
      }
      rest()
    }
    after = page.at(-1)?.id ?? after
  }
  return ranking.lines()
}

/** The standards of these roles, and what members hold of them or of standards that are no longer there. */
function narrowTo({ standards: set, roles }: Pick<Ranking, 'standards' | 'roles'>): {
  readonly set: StandardSet
  readonly own: (holdings: Holdings) => Holdings
} {
  const narrowed = { ...set, standards: set.standards.filter(({ role }) => roles.includes(role)) }
  const others = new Set(set.standards.filter(({ role }) => !roles.includes(role)).map(({ id }) => id))
  const own = (holdings: Holdings) => Object.fromEntries(Object.entries(holdings).filter(([id]) => !others.has(id)))
  return { set: narrowed, own }
}

/** Are members ranked alike by these sets? */
const rankAlike = (one: StandardSet, another: StandardSet): boolean =>
  one.maxAgeDays === another.maxAgeDays && canonicalJson(rankedShares(one)) === canonicalJson(rankedShares(another))

type Judge = (member: StandardMember, holdings: Holdings) => readonly JudgedStandard[]

/** Judges members by the standards in force, with the same metrics; `null`: there are none to compare with. They are ranked anew where an evaluation goes on. */
async function judgeInForce(
  db: Db,
  { inForce: standards, standards: tried, roles, at }: EvaluationTask,
  shares: TopShareLines,
  rest: () => void,
): Promise<Judge | null> {
  if (standards === null) return null
  const { set, own } = narrowTo({ standards, roles })
  const lines = rankAlike(standards, tried) ? shares : await rankMembers(db, { standards, roles, at }, rest)
  return (member, holdings) => judgeMember(set, member, own(holdings), { at, shares: lines })
}

/**
 * Judges all members of these roles, page by page, and says what changes; it stores nothing. Members are taken by id, so that it goes on behind
 * `doneUpTo`. `rest`: called between members, to let others work.
 */
export async function* evaluatePages(
  db: Db,
  task: EvaluationTask,
  rest: () => void = () => undefined,
): AsyncGenerator<EvaluationStep> {
  let { shares, doneUpTo, done } = task
  const { at } = task
  const figures = structuredClone(task.figures) as RunFigures
  if (shares === null) {
    shares = await rankMembers(db, task, rest)
    yield { ranked: shares }
  }
  const { set, own } = narrowTo(task)
  const inForce = await judgeInForce(db, task, shares, rest)
  const criteria = new Map(
    set.standards.map((standard) => [standard.id, new Map(criteriaOf(standard).map((each) => [each.id, each]))]),
  )
  for (;;) {
    const { page, known } = await loadPage(db, doneUpTo, at)
    const last = page.at(-1)
    if (!last) return
    const holdings = await holdingsBetween(db, doneUpTo, last.id)
    const changes: ForecastChange[] = []
    const near: (NearMiss & { memberId: string })[] = []
    for (const row of page) {
      const [member, holds] = [known(row), holdings.get(row.id) ?? {}]
      const held = own(holds)
      const otherwise = inForce?.(member, holds) ?? null
      const all = judgeMember(set, member, held, { at, shares })
      for (const averted of avertedChanges(all, otherwise)) countAverted(figures, averted.standard, averted.change)
      for (const judged of all) {
        const { standard, change, holding: after } = judged
        const asked = criteria.get(standard)
        if (asked) countResult(figures, judged, asked, at)
        if (change !== null) {
          const missedIds = missedCriteria(judged)
          const missed = judged.criteria.filter(({ id }) => missedIds.includes(id))
          changes.push({
            memberId: row.id,
            standard,
            change,
            before: held[standard] ?? { state: 'none' },
            after,
            missed,
            cause: causeOf(judged, otherwise),
          })
        }
        const miss = nearMissOf(judged)
        if (miss) near.push({ ...miss, memberId: row.id })
      }
      rest()
    }
    done += page.length
    yield { after: doneUpTo, doneUpTo: last.id, done, figures, changes, near }
    doneUpTo = last.id
  }
}
