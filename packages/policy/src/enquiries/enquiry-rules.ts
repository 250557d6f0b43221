import { unfilledVariableNames } from '../catalogue/template-rendering.ts'
import { plusSeconds } from '../instant.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { EnquiryLinks } from './enquiry.ts'

/** `open` until somebody answers it, `held` while the answer can be taken back, then `answered`. */
export const ENQUIRY_STATES = ['open', 'held', 'answered'] as const
export type EnquiryState = (typeof ENQUIRY_STATES)[number]

/** Longest answer, note and stated text, in characters. */
export const MAX_ENQUIRY_TEXT_LENGTH = 10_000
export const MAX_EVIDENCE = 20

const DAY_SECONDS = 24 * 60 * 60

/** When an enquiry that arrived at `receivedAt` should be answered. */
export const enquiryDueAt = (receivedAt: string, days: number): string => plusSeconds(receivedAt, days * DAY_SECONDS)

export type EnquiryToAnswer = {
  readonly state: EnquiryState
  readonly links: EnquiryLinks
  readonly memberId: string | null
}

export type AnswerEnquiryRefusal =
  | 'not_permitted'
  | 'enquiry_over'
  | 'links_missing'
  | 'text_required'
  | 'variable_unfilled'
  | 'nobody_to_answer'

/** Why this person cannot answer it; `null`: they can. Both sides have to be looked for first: not found is an answer, too. */
export function checkAnswer({ state, links }: EnquiryToAnswer, actor: Staff): AnswerEnquiryRefusal | null {
  if (!may(actor.role, 'cases.decide')) return 'not_permitted'
  if (state !== 'open') return 'enquiry_over'
  return links.member === null || links.job === null ? 'links_missing' : null
}

/** Answers an enquiry. One that nobody of the marketplace is behind is closed without a letter, with what was said as a note. */
export function answerEnquiry(
  enquiry: EnquiryToAnswer,
  { letter, note }: { readonly letter: string; readonly note: string },
  actor: Staff,
  { now, undoSeconds }: { readonly now: string; readonly undoSeconds: number },
): Verdict<{ readonly type: 'enquiry.held'; readonly heldUntil: string }, AnswerEnquiryRefusal> {
  const refusal = checkAnswer(enquiry, actor)
  if (refusal) return refuse(refusal)
  if (enquiry.memberId === null && letter.trim() !== '') return refuse('nobody_to_answer')
  const said = enquiry.memberId === null ? note : letter
  if (said.trim() === '') return refuse('text_required')
  if (unfilledVariableNames(letter).length > 0) return refuse('variable_unfilled')
  return allow({ type: 'enquiry.held', heldUntil: plusSeconds(now, undoSeconds) })
}

export type LinkEnquiryRefusal = 'own_other_side'

/** Why a side cannot be linked to this member or job; `null`: it can. Nobody is harmed by themselves. */
export const checkLink = (
  { memberId }: Pick<EnquiryToAnswer, 'memberId'>,
  side: keyof EnquiryLinks,
  found: string | null,
): LinkEnquiryRefusal | null => (side === 'member' && found !== null && found === memberId ? 'own_other_side' : null)

export type OpenFromEnquiryRefusal = 'not_permitted' | 'enquiry_over' | 'nothing_linked' | 'already_opened'

/** Why no case about this side can be opened; `null`: one can, once. */
export function checkOpening(
  { state, links }: Pick<EnquiryToAnswer, 'state' | 'links'>,
  side: keyof EnquiryLinks,
  opened: boolean,
  actor: Staff,
): OpenFromEnquiryRefusal | null {
  if (!may(actor.role, 'cases.decide')) return 'not_permitted'
  if (state !== 'open') return 'enquiry_over'
  if (links[side]?.found == null) return 'nothing_linked'
  return opened ? 'already_opened' : null
}

export type UndoEnquiryRefusal = 'not_permitted' | 'already_undone' | 'undo_window_over'

/** Takes back an answer that has not left the desk: whoever gave it, or a lead. */
export function undoAnswer(
  {
    state,
    answeredBy,
    heldUntil,
  }: { readonly state: EnquiryState; readonly answeredBy: string | null; readonly heldUntil: string | null },
  actor: Staff,
  now: string,
): Verdict<{ readonly type: 'enquiry.undone' }, UndoEnquiryRefusal> {
  if (state === 'open') return refuse('already_undone')
  if (!may(actor.role, answeredBy === actor.id ? 'cases.decide' : 'decisions.undo_others'))
    return refuse('not_permitted')
  return state === 'held' && (heldUntil ?? '') > now ? allow({ type: 'enquiry.undone' }) : refuse('undo_window_over')
}
