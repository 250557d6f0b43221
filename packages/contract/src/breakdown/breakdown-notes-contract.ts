import { MAX_BREAKDOWN_NOTE_LENGTH } from '@mimamori/policy/breakdown/breakdown-note-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import type { StaffRef } from '../withdrawals/withdrawal-contract.ts'

/** A note of a lead on a day of the trend. */
export type TrendNote = { id: string; day: string; text: string; author: StaffRef; writtenAt: string }

const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11')
const NoteId = z.strictObject({ noteId: CaseId })

/** What leads write about a day beside the trend of the breakdown. It stays at the desk, and is in no published notice. */
export const breakdownNotes = {
  /** Those from one month to another, both included, in the order of their days. */
  list: oc
    .meta({ permission: 'breakdown.read', background: true })
    .input(z.strictObject({ from: Month, until: Month }))
    .output(type<TrendNote[]>()),
  /** On a day from 2015 to today, Japan time. Send an `Idempotency-Key` header. */
  write: oc
    .meta({ permission: 'breakdown.note', idempotent: true, stores: true })
    .input(z.strictObject({ day: z.iso.date('a day such as 2026-11-24'), text: text(MAX_BREAKDOWN_NOTE_LENGTH, 1) }))
    .output(type<{ noteId: string }>())
    .errors(refusals),
  /** Takes a note off the trend: one's own or another lead's. It can be put back. */
  remove: oc
    .meta({ permission: 'breakdown.note', stores: true })
    .input(NoteId)
    .output(type<{ noteId: string }>())
    .errors(refusals),
  putBack: oc
    .meta({ permission: 'breakdown.note', stores: true })
    .input(NoteId)
    .output(type<{ noteId: string }>())
    .errors(refusals),
}
