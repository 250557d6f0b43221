import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { EnquiryState } from '@mimamori/policy/enquiries/enquiry-rules'
import type { CaseTarget, MemberRole, Target } from '@mimamori/policy/intake/intake-arrivals'
import { LOOKUP_REASONS, type LookupBudget } from '@mimamori/policy/members/contact-lookup-rules'
import type { Masked } from '@mimamori/policy/members/masking-rules'
import type { RevealRefusal } from '@mimamori/policy/members/reveal-rules'
import type { MemberStanding } from '@mimamori/policy/members/standing-rules'
import { type RelatedBy, TIMELINE_KINDS, type TimelineKind } from '@mimamori/policy/members/timeline-kinds'
import { MAX_NOTE_LENGTH } from '@mimamori/policy/notes/note-rules'
import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'
import type { ReminderState } from '@mimamori/policy/reminders/reminder-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, list, text } from '../intake/field-contract.ts'
import type { MeasureResponseLine } from '../ledger/measure-response-contract.ts'
import { oc } from '../operation-contract.ts'
import { type Refusal, refusals } from '../refusal-contract.ts'
import type { ReportSourceView } from '../reports/report-source-contract.ts'
import type { MaskedMember } from './masked-member-contract.ts'
import { lookupRefusals } from './member-contract.ts'

type MemberCase = { id: string; number: number; state: CaseState }

/** The page of a member. `member` is `null` until the marketplace has sent them, and after an erasure. */
export type MemberPage = {
  id: string
  member: MaskedMember | null
  erasedAt: string | null
  standing: MemberStanding
  /** the measure that the ladder suggests next; a person confirms it. `null`: the membership has ended or is about to */
  next: Rung | null
  counts: Record<TimelineKind, number>
  openCases: (MemberCase & { target: CaseTarget; title: string; openedAt: string; holder: string | null })[]
  /** how many other members have the same mail, or the same number; who they are is a question of its own */
  related: Record<RelatedBy, number>
  /** why no field can be revealed now; `caseId`: the case it would be revealed for */
  revealing: { refusal: RevealRefusal | null; caseId: string | null }
  /** why nothing can be noted; `null`: it can */
  noting: Refusal | null
}

type TimelineEntryBase = { id: string; at: string; case: MemberCase | null }

/** Reporters, and who asks in an enquiry about somebody else, are not included. */
export type TimelineEntry =
  | (TimelineEntryBase & {
      kind: 'job' | 'proposal' | 'message'
      targetId: string
      title: string
      excerpt: string
      version: number
      visible: boolean
      categories: Category[]
    })
  | (TimelineEntryBase & {
      kind: 'report'
      target: Target
      reason: string
      text: string
      /** of one that was made from an enquiry */
      source: ReportSourceView | null
    })
  | (TimelineEntryBase & {
      kind: 'decision'
      target: Target
      title: string
      measures: Measure[]
      categories: Category[]
      state: DecisionState
      /** all of it has been taken back */
      reversed: boolean
      by: string
      note: string
      responses: MeasureResponseLine[]
    })
  | (TimelineEntryBase & {
      kind: 'reminder'
      /** of the contract */
      title: string
      /** they asked for it; else they were the silent side */
      asked: boolean
      state: ReminderState
      /** once it is decided */
      outcome: ReminderOutcome | null
    })
  | (TimelineEntryBase & {
      kind: 'enquiry'
      /** the name or address that was stated */
      title: string
      /** they asked; else they are the other side */
      asked: boolean
      state: EnquiryState
    })

export type RelatedMember = {
  id: string
  displayName: Masked
  roles: MemberRole[]
  registeredAt: string
  standing: MemberStanding
  by: RelatedBy[]
}

/** The related members, and the units of look-ups left of this hour. */
export type RelatedMembers = { members: RelatedMember[]; units: LookupBudget }

/** Notes of colleagues about a member. They never leave the desk. */
export type MemberNote = { id: string; at: string; author: { id: string; alias: string }; text: string }

const memberErrors = { NOT_FOUND: { status: 404 } } as const
const MemberInput = z.strictObject({ memberId: Id })

export const memberPage = {
  /** Is a member of this id known? `null`: no, and that is no error. */
  find: oc
    .meta({ permission: 'cases.read', background: true })
    .input(MemberInput)
    .output(type<{ id: string } | null>()),
  page: oc
    .meta({ permission: 'cases.read', background: true })
    .input(MemberInput)
    .output(type<MemberPage>())
    .errors(memberErrors),
  /** Newest first. */
  timeline: oc
    .meta({ permission: 'cases.read', background: true })
    .input(
      MemberInput.extend({
        kinds: list(z.enum(TIMELINE_KINDS), TIMELINE_KINDS.length, 1),
        before: z.strictObject({ at: Instant, id: text(64, 1) }).optional(),
      }),
    )
    .output(type<{ entries: TimelineEntry[]; next: { at: string; id: string } | null }>())
    .errors(memberErrors),
  /**
   * Other members with the same mail address or phone number, masked. It counts as a look-up by each of the two that
   * others have. Who looked, why and who was found is logged before the answer.
   */
  related: oc
    .meta({ permission: 'members.reveal' })
    .input(MemberInput.extend({ reason: z.enum(LOOKUP_REASONS) }))
    .output(type<RelatedMembers>())
    .errors({ ...memberErrors, ...lookupRefusals }),
  notes: {
    /** Oldest first; of very many the newest 200. */
    list: oc
      .meta({ permission: 'cases.read', background: true })
      .input(MemberInput)
      .output(type<MemberNote[]>())
      .errors(memberErrors),
    /** Send an `Idempotency-Key` header: a note that is sent again under the same key is stored once. */
    add: oc
      .meta({ permission: 'cases.decide', idempotent: true })
      .input(MemberInput.extend({ text: text(MAX_NOTE_LENGTH, 1) }))
      .output(type<{ noteId: string }>())
      .errors(refusals),
  },
}
