import { DrizzleQueryError } from 'drizzle-orm'
import pg from 'pg'
import { ConcurrentUpdateError } from '../../concurrent-update-error.ts'
import { StorageFault } from '../engine.ts'

type Coded = { readonly code?: string; readonly message?: string }

const ABORTED = '25P02'
/** division by zero: a row that had to change did not; see `preparedUpdateOne` */
const DID_NOT_CHANGE = '22012'
/** serialization failure, deadlock, unique violation: somebody was faster, and asking again settles it */
const RETRYABLE = new Set(['40001', '40P01', '23505', DID_NOT_CHANGE])
/** lock wait too long, read-only; and by class: no resources, operator intervention, system error, connection */
const CANNOT_STORE = /^(55P03|25006|53|57|58|08|XX)/

/** Of a statement that was not carried out because something before it failed. */
export const NOT_EXECUTED = Object.assign(new Error('something before it failed'), { code: ABORTED })

const codeOf = (fault: unknown): string => (fault as Coded | null)?.code ?? ''

/** The database's own words, without the statement and its values that drizzle puts around them. */
const unwrapDriverFault = (fault: unknown): unknown =>
  fault instanceof DrizzleQueryError && fault.cause ? fault.cause : fault

/** Was somebody else faster, so that the same work can be tried again from the start? */
export const isRetryable = (fault: unknown): boolean =>
  fault instanceof ConcurrentUpdateError || RETRYABLE.has(codeOf(fault))

/** After a statement failed all others of its transaction fail too: the first cause is the one to know. */
export function firstCause(faults: readonly unknown[]): unknown {
  const causes = faults.map(unwrapDriverFault)
  return causes.find((fault) => codeOf(fault) !== ABORTED) ?? causes[0]
}

/** A database that is gone or cannot store is a StorageFault; anything else is passed on as it is. */
export function toStorageFault(fault: unknown): unknown {
  const cause = unwrapDriverFault(fault)
  if (cause instanceof StorageFault || !(cause instanceof Error)) return cause
  if (codeOf(cause) === DID_NOT_CHANGE) return new ConcurrentUpdateError('a row that had to change did not', { cause })
  const unreachable = codeOf(cause).startsWith('E') || /connection|terminated|timeout/i.test(cause.message)
  const gone = cause instanceof pg.DatabaseError ? CANNOT_STORE.test(codeOf(cause)) : unreachable
  if (gone) return new StorageFault('the database did not take it', { cause })
  return cause
}
