import { INCIDENT_DIRECTIONS, type IncidentDirection } from '@mimamori/policy/incidents/incident-rules'

/** The address, before anything is made of it. */
export type IncidentAddress = { by?: unknown; id?: unknown; from?: unknown; until?: unknown }

/** The query of a report, as search parameters: times as in the fields, `2026-11-24T10:00`, Japan time. */
export type IncidentSearch = {
  readonly by: IncidentDirection
  readonly id?: string
  readonly from?: string
  readonly until?: string
}

const FIELD = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const AN_ID = /^[A-Za-z0-9_-]{1,64}$/
const TOKYO_MS = 9 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

const matching = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value) ? value : undefined

/** Parses the search parameters; invalid ones are left out. */
export function parseIncidentAddress(search: IncidentAddress): IncidentSearch {
  const by = INCIDENT_DIRECTIONS.find((each) => each === search.by) ?? 'person'
  const [id, from, until] = [matching(search.id, AN_ID), matching(search.from, FIELD), matching(search.until, FIELD)]
  return { by, ...(id ? { id } : {}), ...(from ? { from } : {}), ...(until ? { until } : {}) }
}

/** The instant a field means. */
export const instantOfField = (field: string): string => new Date(`${field}:00.000+09:00`).toISOString()

const fieldOf = (ms: number): string => new Date(ms + TOKYO_MS).toISOString().slice(0, 16)

/** The defaults of the fields: the last seven days, to the next minute. */
export function defaultTimeRange(now: number): { from: string; until: string } {
  const until = Math.ceil(now / 60_000) * 60_000
  return { from: fieldOf(until - 7 * DAY_MS), until: fieldOf(until) }
}
