import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { AnswerKind } from '@mimamori/policy/inbox/answer-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { list } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'

const EntryId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of an entry of the inbox')

/** Something a person is told: an answer, or a note that mentions them. */
export type InboxEntry = {
  id: string
  kind: AnswerKind | 'mention'
  at: string
  /** alias of who did it; `null`: the desk or the marketplace */
  by: string | null
  /** `null`: it is about a month, and no case */
  caseId: string | null
  caseNumber: number | null
  /** of the text the case is about */
  title: string
  /** words of who did it, from a note; `null`: none, or they are erased */
  words: string | null
  /** what was decided; empty: no violation; `null`: it is about no decision on a text or member */
  measures: Measure[] | null
  appealId: string | null
  withdrawalId: string | null
  /** of an assignment: until when it is kept; of a silenced rule: until when it raises no flag */
  until: string | null
  /** the month it is about, and its notice; `null`: it is about a case */
  month: string | null
  noticeId: string | null
  /** the rule that was silenced, until `until`; `null`: it is about something else */
  rule: string | null
  read: boolean
}

/** A case this person watches. */
export type WatchedCase = { caseId: string; caseNumber: number; title: string; state: CaseState; at: string }

/** What a person is told, and what they watch. Everything here is one's own alone. */
export const inbox = {
  /** How much is unread; notes on which cases mention one and are not seen; ids of watched cases. */
  summary: oc
    .meta({ permission: 'cases.read', background: true })
    .output(type<{ unread: number; mentions: { noteId: string; caseId: string }[]; watched: string[] }>()),
  /** Newest first. `after`: the id of the last entry of the page before. */
  list: oc
    .meta({ permission: 'cases.read', background: true })
    .input(
      z.strictObject({ unread: z.boolean(), after: EntryId.optional(), limit: z.int().min(1).max(100).default(30) }),
    )
    .output(type<{ entries: InboxEntry[]; next: string | null }>()),
  /** Months that are over and not closed, of which this person is reminded today: what was not read, oldest month first. */
  months: oc.meta({ permission: 'cases.read', background: true }).output(type<{ id: string; month: string }[]>()),
  /** These entries were read; left out: all. They stay in the inbox. */
  read: oc
    .meta({ permission: 'cases.read', background: true })
    .input(z.strictObject({ ids: list(EntryId, 200, 1).optional() }))
    .output(type<{ unread: number }>()),
  /** Newest watch first, at most 200. */
  watched: oc.meta({ permission: 'cases.read', background: true }).output(type<WatchedCase[]>()),
  /** One is told when a watched case is decided, sent back, escalated or opened again. It ends a week after the case. */
  watch: oc
    .meta({ permission: 'cases.read' })
    .input(z.strictObject({ caseId: CaseId, on: z.boolean() }))
    .output(type<{ watched: boolean }>())
    .errors({ NOT_FOUND: { status: 404 } }),
}
