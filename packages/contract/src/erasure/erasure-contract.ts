import {
  ERASE_REASONS,
  type EraseReason,
  type EraseRefusal,
  type UnfinishedWork,
} from '@mimamori/policy/erasure/erasure-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

/** The number of rows of each kind that are emptied; the rows themselves stay, with ids and codes. */
export type ErasedCounts = {
  texts: number
  decisions: number
  notes: number
  reports: number
  standards: number
  reminders: number
  enquiries: number
}

/** What an erasure of this member would do now. */
export type ErasurePreview = {
  memberId: string
  erases: ErasedCounts
  /** how often data of the member was disclosed: these entries stay */
  disclosures: number
  unfinished: UnfinishedWork
  /** why an erasure would be refused, whatever is entered */
  refusal: EraseRefusal | null
}

/** `purging`: the database files are being cleaned; `operator`: on PostgreSQL the operator of the server does that. */
export type PurgeState = 'purging' | 'purged' | 'operator'

export type ErasureLine = {
  id: string
  memberId: string
  at: string
  actor: { id: string; alias: string }
  reason: EraseReason
  counts: ErasedCounts
  purge: { state: PurgeState; at: string | null }
}

/** Destroying what is personal of a member. */
export const erasure = {
  find: oc
    .meta({ permission: 'members.erase' })
    .input(z.strictObject({ memberId: Id }))
    .output(type<ErasurePreview>())
    .errors({ NOT_FOUND: { status: 404 } }),
  erase: oc
    .meta({ permission: 'members.erase', stepUp: 'erase' })
    .input(z.strictObject({ memberId: Id, reason: z.enum(ERASE_REASONS), lastFour: text(4, 1) }))
    .output(type<{ erasureId: string; counts: ErasedCounts }>())
    .errors(refusals),
  /** The newest 20. */
  list: oc.meta({ permission: 'members.erase', background: true }).output(type<ErasureLine[]>()),
}
