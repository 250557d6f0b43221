import { MAX_MENTIONS, MAX_NOTE_LENGTH } from '@mimamori/policy/notes/note-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { list, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

const StaffId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a colleague')

/** A colleague who may read cases, and so be called in a note. */
export type Colleague = { id: string; alias: string; login: string; kana: string; latinName: string; role: Role }

/** Internal notes on cases. They never leave the desk. */
export type CaseNote = {
  id: string
  at: string
  author: { id: string; alias: string }
  text: string
  mentions: { id: string; alias: string }[]
}

export const notes = {
  /** Notes of a case, oldest first; of very many the newest 200. */
  list: oc
    .meta({ permission: 'cases.read', background: true })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<CaseNote[]>())
    .errors({ NOT_FOUND: { status: 404 } }),
  /** Send an `Idempotency-Key` header: a note that is sent again under the same key is stored once. */
  add: oc
    .meta({ permission: 'cases.decide', idempotent: true })
    .input(
      z.strictObject({
        caseId: CaseId,
        text: text(MAX_NOTE_LENGTH, 1),
        mentions: list(StaffId, MAX_MENTIONS).default([]),
      }),
    )
    .output(type<{ noteId: string; actId: string }>())
    .errors(refusals),
  colleagues: oc.meta({ permission: 'cases.read' }).output(type<Colleague[]>()),
}
