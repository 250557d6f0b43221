import type { AuditFilters } from '@mimamori/contract/audit/audit-contract'
import {
  AUDIT_ACTION_GROUP_NAMES,
  AUDIT_ACTION_GROUPS,
  type AuditActionGroup,
} from '@mimamori/policy/audit/audit-actions'
import { plusSeconds } from '@mimamori/policy/instant'

/** The filters of the log and the open entry, as search parameters of the address. Times are Japan time. */
export type AuditAddress = {
  actor?: string
  group?: AuditActionGroup
  action?: string
  subject?: string
  /** `2026-11-24T09:00` */
  from?: string
  /** the minute named belongs to it */
  until?: string
  entry?: number
  /** each claim and release in a row of its own */
  leases?: 'each'
}

/** Filters, without the entry that is open. */
export type AuditAddressFilters = Omit<AuditAddress, 'entry' | 'leases'>

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const MAX_WORD_LENGTH = 64

const instantOf = (minute: string): string | null => {
  const at = new Date(`${minute}:00+09:00`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** A text from the address; the router has parsed digits into numbers. */
const parseWord = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text !== '' && text.length <= MAX_WORD_LENGTH ? text : undefined
}

const parseMinute = (value: unknown): string | undefined =>
  typeof value === 'string' && MINUTE.test(value) && instantOf(value) !== null ? value : undefined

const ACTIONS: readonly string[] = Object.values(AUDIT_ACTION_GROUPS).flat()

/** Parses the search parameters; invalid ones are left out. An action makes its group redundant. */
export function parseAuditAddress(search: Readonly<Record<string, unknown>>): AuditAddress {
  const action = ACTIONS.find((each) => each === search.action)
  const entry = typeof search.entry === 'number' && Number.isSafeInteger(search.entry) ? search.entry : undefined
  const parsed: { [name in keyof AuditAddress]: AuditAddress[name] | undefined } = {
    actor: parseWord(search.actor),
    group: action === undefined ? AUDIT_ACTION_GROUP_NAMES.find((each) => each === search.group) : undefined,
    action,
    subject: parseWord(search.subject),
    from: parseMinute(search.from),
    until: parseMinute(search.until),
    entry,
    leases: search.leases === 'each' ? 'each' : undefined,
  }
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined))
}

/** The address with something changed; `undefined` takes it out. */
export function changeAuditAddress(
  address: AuditAddress,
  change: { [name in keyof AuditAddress]?: AuditAddress[name] | undefined },
): AuditAddress {
  const next = Object.entries({ ...address, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(next) as AuditAddress
}

/** The query for the desk. */
export function auditFiltersFrom({ entry: _, leases: __, from, until, ...rest }: AuditAddress): AuditFilters {
  const [since, to] = [from && instantOf(from), until && instantOf(until)]
  return { ...rest, ...(since ? { from: since } : {}), ...(to ? { until: plusSeconds(to, 60) } : {}) }
}

/** Does the address narrow the log? An open entry alone does not. */
export const hasAuditFilters = ({ entry: _, leases: __, ...rest }: AuditAddress): boolean =>
  Object.keys(rest).length > 0
