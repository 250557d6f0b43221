import type {
  MemberPage,
  RelatedMember,
  RelatedMembers,
  TimelineEntry,
} from '@mimamori/contract/members/member-page-contract'
import { plusSeconds } from '@mimamori/policy/instant'
import { LOOKUP_UNIT_COST, type LookupReason } from '@mimamori/policy/members/contact-lookup-rules'
import { maskFor } from '@mimamori/policy/members/masking-rules'
import { checkReveal, DAY_SECONDS } from '@mimamori/policy/members/reveal-rules'
import {
  RELATED_BY,
  type RelatedBy,
  TIMELINE_PAGE_SIZE,
  type TimelineKind,
} from '@mimamori/policy/members/timeline-kinds'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import {
  type KnownMemberState,
  knownMember,
  openCasesOf,
  timelineCounts,
} from '@mimamori/storage/members/member-overview-reads'
import { revealsSince } from '@mimamori/storage/members/member-reads'
import { timelineOf } from '@mimamori/storage/members/member-timeline-reads'
import { membersWithSameContact, relatedCounts } from '@mimamori/storage/members/related-member-reads'
import type { TimelineCursor } from '@mimamori/storage/members/timeline-entry-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadLadder } from '../workflows/ladder-step.ts'
import { loadReportSources } from '../workflows/report-sources.ts'
import { loadResponseLines } from '../workflows/response-lines.ts'
import { payForLookup } from './look-up-members.ts'

/** The state of this member. Throws NotFound for an unknown one. */
async function requireMember({ storage }: AppContext, memberId: string): Promise<KnownMemberState> {
  const known = requireFound(await knownMember(storage.db, memberId))
  return known
}

/** The member of this id; `null`: none is known. */
export async function findMember({ storage }: AppContext, memberId: string): Promise<{ id: string } | null> {
  return (await knownMember(storage.db, memberId)) ? { id: memberId } : null
}

/** Whether this person may reveal the member's contacts, and the first claimed case to do it for. */
async function loadRevealState(
  { storage, clock }: AppContext,
  actor: Staff,
  memberId: string,
  erased: boolean,
): Promise<MemberPage['revealing']> {
  const now = clock.now()
  const [cases, recent] = await Promise.all([
    openCasesOf(storage.db, memberId),
    revealsSince(storage.db, actor.id, plusSeconds(now, -DAY_SECONDS)),
  ])
  const caseId = cases.find(({ holderId, state }) => holderId === actor.id && state === 'claimed')?.id ?? null
  const storedCase = caseId === null ? null : await caseById(storage.db, caseId)
  const claimed = storedCase?.lease?.kind === 'claim' ? storedCase : null
  return { refusal: checkReveal({ actor, case: claimed, recent, now, erased }), caseId: claimed?.id ?? null }
}

/** A member's page: masked contacts, standing, and open cases. Throws NotFound for an unknown member. */
export async function getMemberPage(app: AppContext, actor: Staff, memberId: string): Promise<MemberPage> {
  const { db, vault } = app.storage
  const now = app.clock.now()
  const known = await requireMember(app, memberId)
  const isShown = known.isKnown && known.erasedAt === null
  const [member, { standing, next }, counts, open, related] = await Promise.all([
    isShown ? memberById(db, vault, memberId) : null,
    loadLadder(db, memberId, now),
    timelineCounts(db, memberId),
    openCasesOf(db, memberId),
    relatedCounts(db, memberId, known),
  ])
  return {
    id: memberId,
    member: member && {
      id: memberId,
      roles: [...member.roles],
      ...maskFor(actor.role, member),
      registeredAt: member.registeredAt,
      verifications: member.verifications,
      erased: false,
      standing,
    },
    erasedAt: known.erasedAt,
    standing,
    next,
    counts,
    openCases: open.map(({ holderId: _, ...each }) => each),
    related,
    revealing: await loadRevealState(app, actor, memberId, known.erasedAt !== null),
    noting: may(actor.role, 'cases.decide') ? null : 'not_permitted',
  }
}

/** A page of what a member posted, reports about it, and decisions. Throws NotFound for an unknown member. */
export async function getMemberTimeline(
  app: AppContext,
  {
    memberId,
    kinds,
    before,
  }: { memberId: string; kinds: readonly TimelineKind[]; before?: TimelineCursor | undefined },
): Promise<{ entries: TimelineEntry[]; next: TimelineCursor | null }> {
  await requireMember(app, memberId)
  const found = await timelineOf(app.storage.db, memberId, { kinds, before, limit: TIMELINE_PAGE_SIZE + 1 })
  const entries = found.slice(0, TIMELINE_PAGE_SIZE)
  const last = found.length > TIMELINE_PAGE_SIZE ? entries.at(-1) : undefined
  const decided = entries.flatMap(({ kind, id }) => (kind === 'decision' ? [id] : []))
  const responsesOf = await loadResponseLines(app.storage.db, decided)
  const origins = entries.flatMap((entry) => (entry.kind === 'report' ? [entry.origin] : []))
  const sourceOf = await loadReportSources(app.storage.db, origins)
  const shown = entries.map((entry) => {
    if (entry.kind === 'decision') return { ...entry, responses: responsesOf(entry.id) }
    if (entry.kind !== 'report') return entry
    const { origin, ...report } = entry
    return { ...report, source: sourceOf(origin) }
  })
  return { entries: shown as TimelineEntry[], next: last ? { at: last.at, id: last.id } : null }
}

/**
 * Members with the same mail address or phone number. It counts as a look-up for each of the two that others have, whose
 * units are spent and logged before the answer. Throws NotFound for an unknown member, and the refusals of
 * `payForLookup`.
 */
export async function findRelatedMembers(
  app: AppContext,
  actor: Staff,
  memberId: string,
  reason: LookupReason,
): Promise<RelatedMembers> {
  const { storage, clock } = app
  const known = await requireMember(app, memberId)
  const counts = await relatedCounts(storage.db, memberId, known)
  const shared = RELATED_BY.filter((by) => counts[by] > 0)
  const [field = 'email'] = shared
  let matches: Awaited<ReturnType<typeof membersWithSameContact>> = []
  const { units } = await payForLookup(app, actor, {
    field,
    reason,
    costs: shared.length * LOOKUP_UNIT_COST.hit,
    find: async (tx) => {
      matches = await membersWithSameContact(tx.db, memberId, known)
      const by = (one: RelatedBy) => matches.filter((each) => each.by.includes(one)).map(({ id }) => id)
      return shared.map((one) => ({ field: one, memberIds: by(one) })).filter(({ memberIds }) => memberIds.length > 0)
    },
  })
  const members: RelatedMember[] = []
  for (const { id, by } of matches) {
    const member = await memberById(storage.db, storage.vault, id)
    if (!member) continue
    const { roles, registeredAt } = member
    const { displayName } = maskFor(actor.role, member)
    members.push({
      id,
      by,
      displayName,
      roles: [...roles],
      registeredAt,
      standing: await standingOf(storage.db, id, clock.now()),
    })
  }
  return { members, units }
}
