import {
  INCIDENT_DIRECTIONS,
  type IncidentDirection,
  type LookupOutcome,
  type SeenKind,
} from '@mimamori/policy/incidents/incident-rules'
import type { LookupField } from '@mimamori/policy/members/contact-lookup-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import type { RefusedData } from '../refusal-contract.ts'

/** A member by id, or a person of the desk by id and alias. */
export type IncidentSubject = { id: string; alias: string | null }

/** Disclosures of one member, or by one person: ids and codes, never the data itself. */
export type IncidentGroup = {
  subject: IncidentSubject
  n: number
  first: string
  last: string
  kinds: { kind: SeenKind; n: number }[]
  fields: string[]
  reasons: string[]
  /** numbers of cases, the newest first, at most 20 of them */
  cases: number[]
  /** how many cases there are in all */
  casesInAll: number
}

/** One look-up by mail or phone; one line a member found. What was looked for is nowhere in it. */
export type IncidentLookup = {
  at: string
  field: LookupField
  reason: string
  outcome: LookupOutcome
  /** `null`: it found nobody, or was refused */
  memberId: string | null
}

/** Look-ups of a person, the newest first, at most 50 of them; `counts` has all. The exported file has every one. */
export type IncidentLookups = { lines: IncidentLookup[]; counts: Record<LookupOutcome, number> }

/** People whose look-ups were refused because the hour's units were spent. */
export type RefusedLookupSummary = {
  id: string
  alias: string
  /** in how many hours */
  n: number
  lastAt: string
  /** somebody else has requested a report on this person since */
  examined: boolean
}

export type IncidentPage = {
  by: IncidentDirection
  /** the person or member the report is about; the alias is `null` for a member */
  about: IncidentSubject
  groups: IncidentGroup[]
  next: { last: string; subject: string } | null
  /** of the whole answer, with its first page */
  of: { groups: number; times: number } | null
  /** with the first page about a person */
  lookups: IncidentLookups | null
}

const IncidentQuery = z.strictObject({
  by: z.enum(INCIDENT_DIRECTIONS),
  /** of a member or of a person */
  id: Id,
  from: Instant,
  /** not part of it any more */
  until: Instant,
})
const isPeriod = ({ from, until }: { from: string; until: string }) => from < until
const PERIOD_ISSUE = { path: ['until'], message: 'an instant behind `from`' }

/** Incident reports: whose data a person saw or exported, and who saw that of a member. Every query is logged. */
export const incidents = {
  /** All people that a report can be about, also those who have left. */
  people: oc.meta({ permission: 'incidents.read' }).output(type<{ id: string; alias: string; left: boolean }[]>()),
  /** People whose look-ups were refused in the last 30 days, the newest first. */
  lookupsRefused: oc.meta({ permission: 'incidents.read', background: true }).output(type<RefusedLookupSummary[]>()),
  ask: oc
    .meta({ permission: 'incidents.read' })
    .input(
      IncidentQuery.extend({ after: z.strictObject({ last: Instant, subject: Id }).optional() }).refine(
        isPeriod,
        PERIOD_ISSUE,
      ),
    )
    .output(type<IncidentPage>())
    .errors({ NOT_FOUND: { status: 404 } }),
  /** Every single time as CSV: UTF-8 with a byte order mark, Japan time. */
  export: oc
    .meta({ permission: 'incidents.read', stepUp: 'export' })
    .input(IncidentQuery.refine(isPeriod, PERIOD_ISSUE))
    .output(type<{ name: string; csv: string; rows: number }>())
    .errors({
      REFUSED_422: { status: 422, data: type<RefusedData>() },
      NOT_FOUND: { status: 404 },
    }),
}
