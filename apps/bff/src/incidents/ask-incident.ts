import type {
  IncidentGroup,
  IncidentPage,
  IncidentSubject,
  RefusedLookupSummary,
} from '@mimamori/contract/incidents/incident-contract'
import { REFUSED_LOOKUPS_SHOWN_DAYS, type SeenKind } from '@mimamori/policy/incidents/incident-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { DAY_SECONDS } from '@mimamori/policy/members/reveal-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseNumbersOf } from '@mimamori/storage/cases/case-number-reads'
import { lookupsOf, refusedLookups } from '@mimamori/storage/incidents/incident-lookup-reads'
import type { GroupPosition, SeenDetail, SeenGroup } from '@mimamori/storage/incidents/incident-reads'
import type { IncidentQuery } from '@mimamori/storage/incidents/seen-row-reads'
import { memberExists } from '@mimamori/storage/members/known-member-reads'
import { record } from '@mimamori/storage/record-change'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { notFoundError, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

const PAGE_SIZE = 50
const MAX_CASES_PER_GROUP = 20
const MAX_LOOKUPS = 50

/** The person or member in question. Throws NotFound for somebody unknown. */
export async function loadIncidentSubject(
  { storage }: AppContext,
  { by, id }: IncidentQuery,
): Promise<IncidentSubject> {
  if (by === 'member') {
    if (!(await memberExists(storage.db, id))) throw notFoundError()
    return { id, alias: null }
  }
  return { id, alias: requireFound((await aliasesOf(storage.db, [id])).get(id)) }
}

function distinctValues(details: readonly SeenDetail[], of: (detail: SeenDetail) => string): string[] {
  return [...new Set(details.map(of))].filter((value) => value !== '').sort()
}

function kindsOf(details: readonly SeenDetail[]): IncidentGroup['kinds'] {
  const counts = new Map<SeenKind, number>()
  for (const { kind, n } of details) counts.set(kind, (counts.get(kind) ?? 0) + n)
  return [...counts].map(([kind, n]) => ({ kind, n })).sort((a, b) => b.n - a.n)
}

function toIncidentGroup(
  group: SeenGroup,
  subject: IncidentSubject,
  details: readonly SeenDetail[],
  numbers: Map<string, number>,
) {
  const cases = distinctValues(details, ({ caseId }) => caseId ?? '').flatMap((id) => numbers.get(id) ?? [])
  const { n, first, last } = group
  return {
    subject,
    n,
    first,
    last,
    kinds: kindsOf(details),
    fields: distinctValues(details, ({ field }) => field),
    reasons: distinctValues(details, ({ reason }) => reason),
    cases: cases.sort((a, b) => b - a).slice(0, MAX_CASES_PER_GROUP),
    casesInAll: cases.length,
  }
}

/**
 * A page of an incident report: the data that a person saw or exported, or who saw that of a member, with disclosures
 * and opened cases. The query itself is logged. Throws NotFound for an unknown person or member.
 */
export async function askIncident(
  app: AppContext,
  actor: Staff,
  incident: IncidentQuery,
  after: GroupPosition | null,
): Promise<IncidentPage> {
  const { storage, clock, searchWorker } = app
  const about = await loadIncidentSubject(app, incident)
  const { groups, details, more, of } = await searchWorker.seen({ query: incident, after, limit: PAGE_SIZE })
  const found = of?.times ?? groups.reduce((sum, { n }) => sum + n, 0)
  await storage.write((tx) => record(tx, clock.now(), actor.id, { type: 'incident.asked', incident, found }))
  const subjectIds = groups.map(({ subject }) => subject)
  const aliases = incident.by === 'member' ? await aliasesOf(storage.db, subjectIds) : null
  const caseIds = details.flatMap(({ caseId }) => caseId ?? [])
  const numbers = await caseNumbersOf(storage.db, caseIds)
  const last = groups.at(-1)
  const lookups = incident.by === 'person' && !after ? await lookupsOf(storage.db, incident, MAX_LOOKUPS) : null
  return {
    by: incident.by,
    about,
    of,
    groups: groups.map((group) => {
      const subject = { id: group.subject, alias: aliases ? (aliases.get(group.subject) ?? '') : null }
      const own = details.filter((detail) => detail.subject === group.subject)
      return toIncidentGroup(group, subject, own, numbers)
    }),
    next: more && last ? { last: last.last, subject: last.subject } : null,
    lookups,
  }
}

/**
 * People whose look-ups were refused lately, as their units of the hour were spent, and whether anybody has requested a
 * report on them.
 */
export function listRefusedLookups({ storage, clock }: AppContext): Promise<RefusedLookupSummary[]> {
  return refusedLookups(storage.db, plusSeconds(clock.now(), -REFUSED_LOOKUPS_SHOWN_DAYS * DAY_SECONDS))
}
