import { existsSync } from 'node:fs'
import type { EraseReason } from '@mimamori/policy/erasure/erasure-rules'
import Database from 'better-sqlite3'

/** A member whose data was erased, and when. `reason`: a code. */
type ErasedMember = { readonly memberId: string; readonly at: string; readonly reason: EraseReason }

/**
 * The members that a SQLite database says were erased, of any version of the program; none where there is no file. `null`: it cannot be read.
 */
export function erasedMembersIn(file: string): ErasedMember[] | null {
  if (!existsSync(file)) return []
  try {
    const client = new Database(file, { readonly: true, fileMustExist: true })
    try {
      return client.prepare<[], ErasedMember>('SELECT member_id AS memberId, at, reason FROM erasures').all()
    } finally {
      client.close()
    }
  } catch {
    return null
  }
}
