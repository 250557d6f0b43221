import {
  APPEAL_OUTCOMES,
  MAX_APPEAL_REASON_LENGTH,
  MAX_APPEAL_TEXT_LENGTH,
} from '@mimamori/policy/appeals/appeal-rules'
import { MAX_CASE_REASON_LENGTH } from '@mimamori/policy/cases/set-aside-rules'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { DRAFT_KINDS, DRAFT_PANELS, type DraftContent, MAX_DRAFT_LENGTH } from '@mimamori/policy/drafts/draft-model'
import type { DraftEdit } from '@mimamori/policy/drafts/draft-rules'
import { MAX_NOTE_LENGTH } from '@mimamori/policy/notes/note-rules'
import { MAX_EVIDENCE_PIECES } from '@mimamori/policy/withdrawals/withdrawal-model'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { count, Id, Instant, list, serial, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'

const Categories = list(z.enum(CATEGORIES), CATEGORIES.length)
const Letter = text(MAX_TEXT_LENGTH).nullable()
const ChosenId = text(64).nullable()

const Passages = list(
  z.strictObject({
    field: z.enum(['title', 'body']),
    start: count(),
    end: count(),
    suggestion: text(1000),
    included: z.boolean(),
  }),
  50,
)

const DecisionDraftBody = z.strictObject({
  panel: z.enum(DRAFT_PANELS),
  categories: Categories,
  at: count(1000),
  selectedId: ChosenId,
  text: Letter,
  passages: Passages,
  note: text(2000),
  noteOpen: z.boolean(),
  putAside: z.strictObject({ categories: Categories, passages: Passages, text: Letter }).nullable(),
  touched: z.boolean(),
})

const Answer = text(MAX_APPEAL_TEXT_LENGTH).nullable()

/** A draft of each kind, as it is saved and given back. */
export const DraftBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('decision'), version: serial(), draft: DecisionDraftBody }),
    z.strictObject({ kind: z.literal('note'), text: text(MAX_NOTE_LENGTH) }),
    z.strictObject({
      kind: z.enum(['escalate', 'send_back', 'raise']),
      text: text(MAX_CASE_REASON_LENGTH),
    }),
    z.strictObject({
      kind: z.literal('withdrawal'),
      proposal: z.strictObject({
        pinned: list(text(300), MAX_EVIDENCE_PIECES * 2).nullable(),
        categories: Categories,
        clause: ChosenId,
        template: ChosenId,
        text: Letter,
        leavesVisible: z.boolean().optional(),
        hideText: Letter.optional(),
        note: text(MAX_TEXT_LENGTH),
      }),
    }),
    z.strictObject({
      kind: z.literal('appeal'),
      answer: z.strictObject({
        outcome: z.enum(APPEAL_OUTCOMES).nullable(),
        granted: Answer,
        upheld: Answer,
        reason: text(MAX_APPEAL_REASON_LENGTH),
      }),
    }),
  ])
  .refine((content) => JSON.stringify(content).length <= MAX_DRAFT_LENGTH, {
    message: `at most ${MAX_DRAFT_LENGTH} characters in all`,
  })

/** A draft as the desk keeps it. */
export type KeptDraft = DraftEdit & { content: DraftContent }

const Edit = z.strictObject({ edit: serial(1), savedAt: Instant })
/** `subjectId`: id of the case, or of the appeal */
const Subject = { subjectId: Id }

/**
 * What a person has typed about a case or an appeal and not sent. It is kept sealed, given to its author alone, and ends with
 * their own act, with the erasure of the member, or seven days after the case or appeal is closed.
 */
export const drafts = {
  /** One's own drafts about a case or an appeal. */
  list: oc
    .meta({ permission: 'cases.decide', background: true })
    .input(z.strictObject(Subject))
    .output(type<KeptDraft[]>()),
  /**
   * Saves a draft. `over`: the save that the page knows of, `null`: none. Where another one is kept, nothing is stored, and the
   * answer has that one as `newer`; `null`: none is kept any longer. `authorId`: who typed it; another person who has signed
   * in since in the same browser does not get it.
   */
  save: oc
    .meta({ permission: 'cases.decide', background: true })
    .input(z.strictObject({ ...Subject, authorId: text(64), over: Edit.nullable(), content: DraftBody }))
    .output(type<{ saved: DraftEdit } | { saved: null; newer: KeptDraft | null }>())
    .errors(refusals),
  /** Deletes a draft, unless another one than the page knows of is kept; answers that one. */
  discard: oc
    .meta({ permission: 'cases.decide', background: true })
    .input(z.strictObject({ ...Subject, kind: z.enum(DRAFT_KINDS), over: Edit }))
    .output(type<{ newer: KeptDraft | null }>()),
}
