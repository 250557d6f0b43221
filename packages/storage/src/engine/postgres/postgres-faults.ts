import { DrizzleQueryError } from 'drizzle-orm'
import pg from 'pg'
import { ConcurrentUpdateError } from '../../concurrent-update-error.ts'
import { StorageFault } from '../engine.ts'

type Coded = { readonly code?: string; readonly message?: string }

const ABORTED = '25P02'
/** SQLSTATE of a division by zero: a row that had to change did not; see `preparedUpdateOne` */
const DID_NOT_CHANGE = '22012'
/** SQLSTATEs of serialization failure, deadlock and unique violation: another transaction was faster, and a retry helps */
const RETRYABLE = new Set(['40001', '40P01', '23505', DID_NOT_CHANGE])
/** SQLSTATEs of lock timeout and read-only; and classes: no resources, operator intervention, system error, connection */
const CANNOT_STORE = /^(55P03|25006|53|57|58|08|XX)/

/** The fault of a statement that was not executed because one before it failed. */
export const NOT_EXECUTED = Object.assign(new Error('something before it failed'), { code: ABORTED })

const codeOf = (fault: unknown): string => (fault as Coded | null)?.code ?? ''

/** The database's own error, without drizzle's around it, whose message has the statement and its values. */
const unwrapDriverFault = (fault: unknown): unknown =>
  fault instanceof DrizzleQueryError && fault.cause ? fault.cause : fault

/** Was another transaction faster, so that the work should be run again from the start? */
export const isRetryable = (fault: unknown): boolean =>
  fault instanceof ConcurrentUpdateError || RETRYABLE.has(codeOf(fault))

/** The first fault that is not a consequence of another: after one statement failed, all others of its transaction fail too. */
export function firstCause(faults: readonly unknown[]): unknown {
  const causes = faults.map(unwrapDriverFault)
  return causes.find((fault) => codeOf(fault) !== ABORTED) ?? causes[0]
}

/** A StorageFault for a database that is gone or cannot store; any other fault as it is. */
export function toStorageFault(fault: unknown): unknown {
  const cause = unwrapDriverFault(fault)
  if (cause instanceof StorageFault || !(cause instanceof Error)) return cause
  if (codeOf(cause) === DID_NOT_CHANGE) return new ConcurrentUpdateError('a row that had to change did not', { cause })
  const unreachable = codeOf(cause).startsWith('E') || /connection|terminated|timeout/i.test(cause.message)
  const gone = cause instanceof pg.DatabaseError ? CANNOT_STORE.test(codeOf(cause)) : unreachable
  if (gone) return new StorageFault('the database did not take it', { cause })
  return cause
}
