/** Why a signed head was made: an hour was full, a shift changed, or somebody asked. */
export type SignedHeadReason = 'hour' | 'shift' | 'asked'

/**
 * What is wrong with the audit log. `altered`: the row does not follow from the one before it, so it was changed, put
 * in, or what stood between is gone. `rewritten`: the rows hold together, but the row is not the one that was signed.
 * `missing`: the row was signed and is not there. In both the damage begins behind `after`, the last row known to be
 * good. `wrong_signature`, `unknown_key`: a signed head that nobody need believe; `unreadable`: a line of its file.
 * `unsigned`: entries from `since` on are old enough to have been signed, and no head that is believed answers for them. `head_missing`: the entry says
 * that a head was signed, and neither the database nor a file holds it; it is the first of so many. `tail_missing`: rows of
 * a table have no entry, so the log behind `after` was cut off; `id` and `at` are those of the first of so many rows.
 * `closing_altered`, `notice_altered`: what was frozen of a month, or published of it, is not what the log says.
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
 * `head`: one hash over the heads of all lanes; `firstBad`: sequence number of the first bad row, `null` where the chain
 * itself is whole.
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
