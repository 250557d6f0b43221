/** Why a signed head was made: an hour was full, a shift changed, or somebody asked. */
export type SignedHeadReason = 'hour' | 'shift' | 'asked'

/**
 * A flaw that a check of the audit log found.
 *
 * - `altered`: the hash of the row does not follow from the row before it: it was changed or inserted, or rows before it were
 *   deleted. `after`: the last good row.
 * - `rewritten`: the hashes fit, but the row is not the one that was signed. `missing`: the row that was signed is not there. In both,
 *   rows after `after` are not to be trusted.
 * - `wrong_signature`, `unknown_key`: a signed head that cannot be verified. `unreadable`: a line of the file of heads.
 * - `unsigned`: entries from `since` on should have been signed by now, and no valid head covers them.
 * - `head_missing`: an entry says that a head was signed, and neither the database nor the file has it; the first of `heads` such.
 * - `tail_missing`: rows of a table have no audit entry, so that the end of the log, after `after`, was deleted. `id`, `at`: of the
 *   first of `rows` such rows.
 * - `closing_altered`, `notice_altered`: a closing or a published notice does not have the hash that is in the log.
 */
export type ChainFlaw =
  | { readonly what: 'altered'; readonly lane: number; readonly seq: number; readonly after: number }
  | {
      readonly what: 'rewritten' | 'missing'
      readonly lane: number
      readonly seq: number
      readonly after: number
      readonly signedAt: string
    }
  | { readonly what: 'wrong_signature' | 'unknown_key'; readonly signedAt: string; readonly keyId: string }
  | { readonly what: 'unreadable'; readonly line: number }
  | { readonly what: 'unsigned'; readonly since: string }
  | {
      readonly what: 'head_missing'
      readonly lane: number
      readonly seq: number
      readonly signedAt: string
      readonly heads: number
    }
  | {
      readonly what: 'tail_missing'
      readonly seq: number
      readonly after: number
      readonly table: WitnessTable
      readonly id: string
      readonly at: string
      readonly rows: number
    }
  | FrozenFlaw

/** Tables whose rows are always written together with an audit entry of the same instant. */
export const WITNESS_TABLES = [
  'decisions',
  'withdrawals',
  'disclosures',
  'sessions',
  'case_notes',
  'member_notes',
  'appeals',
  'erasures',
] as const
export type WitnessTable = (typeof WITNESS_TABLES)[number]

/** A closing or published notice that differs from the audit log: its id and its month. */
export type FrozenFlaw = {
  readonly what: 'closing_altered' | 'notice_altered'
  readonly id: string
  readonly month: string
}

/** When the newest head was signed, how many entries are signed, and how many heads there are. */
export type LastSigned = { readonly at: string; readonly entries: number; readonly heads: number }

/**
 * The result of a check of the audit log. `head`: one hash over the heads of all lanes. `firstBad`: sequence number of the first bad
 * row; `null`: the rows are good, and the flaws are others.
 */
export type ChainStatus =
  | { readonly ok: true; readonly entries: number; readonly head: string; readonly signed: LastSigned | null }
  | {
      readonly ok: false
      readonly entries: number
      readonly firstBad: number | null
      readonly flaws: readonly ChainFlaw[]
      readonly signed: LastSigned | null
    }
