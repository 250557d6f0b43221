import type { AuditFilters } from '@mimamori/contract/audit/audit-contract'
import {
  AUDIT_ACTION_GROUP_NAMES,
  AUDIT_ACTION_GROUPS,
  type AuditActionGroup,
} from '@mimamori/policy/audit/audit-actions'
import { plusSeconds } from '@mimamori/policy/instant'

/** What the log is narrowed down to, and which entry is open, as the address says it. Times are of Japan. */
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
}

/** Filters, without the entry that is open. */
export type Narrowed = Omit<AuditAddress, 'entry'>

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/
const WORD_AT_MOST = 64

const instantOf = (minute: string): string | null => {
  const at = new Date(`${minute}:00+09:00`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** A word of an address; numbers were made of digits by whoever read it. */
const word = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text !== '' && text.length <= WORD_AT_MOST ? text : undefined
}

const minute = (value: unknown): string | undefined =>
  typeof value === 'string' && MINUTE.test(value) && instantOf(value) !== null ? value : undefined

const ACTIONS: readonly string[] = Object.values(AUDIT_ACTION_GROUPS).flat()

/** What an address says, without what it cannot mean. One action says more than its group. */
export function addressOf(search: Readonly<Record<string, unknown>>): AuditAddress {
  const action = ACTIONS.find((each) => each === search.action)
  const entry = typeof search.entry === 'number' && Number.isSafeInteger(search.entry) ? search.entry : undefined
  const wish: { [name in keyof AuditAddress]: AuditAddress[name] | undefined } = {
    actor: word(search.actor),
    group: action === undefined ? AUDIT_ACTION_GROUP_NAMES.find((each) => each === search.group) : undefined,
    action,
    subject: word(search.subject),
    from: minute(search.from),
    until: minute(search.until),
    entry,
  }
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined))
}

/** The address with something changed; `undefined` takes it out. */
export function changed(
  address: AuditAddress,
  change: { [name in keyof AuditAddress]?: AuditAddress[name] | undefined },
) {
  const next = Object.entries({ ...address, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(next) as AuditAddress
}

/** What is asked of the desk. */
export function filtersOf({ entry: _, from, until, ...rest }: AuditAddress): AuditFilters {
  const [since, to] = [from && instantOf(from), until && instantOf(until)]
  return { ...rest, ...(since ? { from: since } : {}), ...(to ? { until: plusSeconds(to, 60) } : {}) }
}

export const isNarrowed = ({ entry: _, ...rest }: AuditAddress): boolean => Object.keys(rest).length > 0
