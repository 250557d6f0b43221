import type { AppealOutcome } from '../appeals/appeal-rules.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import type { Passage } from '../decisions/decision-choice.ts'

/** What a draft (下書き) is of. All but `appeal` belong to a case. */
export const DRAFT_KINDS = ['decision', 'note', 'escalate', 'send_back', 'raise', 'withdrawal', 'appeal'] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

/** The kinds that a person's decision on a case, or another act that moves it on, leaves nothing to do with. */
export const DECIDING_DRAFTS: readonly DraftKind[] = ['decision', 'escalate', 'send_back', 'raise', 'withdrawal']

/** How long drafts are kept once their case or appeal is closed. */
export const DRAFT_RETENTION_SECONDS = 7 * 24 * 60 * 60

/** Longest draft, in characters of its JSON. */
export const MAX_DRAFT_LENGTH = 60_000

/** What the decision column shows: the menu of moves, or the panel of one move. */
export const DRAFT_PANELS = [
  'menu',
  'hide',
  'show',
  'warn',
  'advice',
  'request_correction',
  'restrict',
  'lift',
  'reverse',
] as const
export type DraftPanel = (typeof DRAFT_PANELS)[number]

export type DraftPassage = Passage & { readonly included: boolean }

/** A correction being written: passages, suggested wordings, and the message. */
export type DraftCorrection = Pick<DecisionDraft, 'categories' | 'passages' | 'text'>

/** A decision that is being written. It is kept with what is sent, so that it can be opened again if the desk refuses. */
export type DecisionDraft = {
  readonly panel: DraftPanel
  /** chosen in this order; the clause is that of the first */
  readonly categories: readonly Category[]
  /** place in the list of categories, from 0 */
  readonly at: number
  /** what is chosen in a list: the id of a template, or of a measure to take back */
  readonly selectedId: string | null
  /** the letter as edited; `null` while it is what the template says */
  readonly text: string | null
  readonly passages: readonly DraftPassage[]
  readonly note: string
  readonly noteOpen: boolean
  /** an unfinished correction that the person went back from; it returns when the panel is opened again */
  readonly putAside: DraftCorrection | null
  /** something was written or chosen beyond the suggestion */
  readonly touched: boolean
}

/** A draft of a proposal. The end of the member's id, which is typed to confirm it, is never kept. */
export type ProposalDraft = {
  /** keys of pinned evidence; `null`: the suggested pieces */
  readonly pinned: readonly string[] | null
  readonly categories: readonly Category[]
  /** id; `null`: the clause of the first category */
  readonly clause: string | null
  /** id; `null`: the first template in force */
  readonly template: string | null
  /** the message as edited; `null` while it is the template's */
  readonly text: string | null
  /** the post is not hidden with the proposal; none: it is */
  readonly leavesVisible?: boolean | undefined
  /** the letter about the hide as edited; `null` or none: it is the template's */
  readonly hideText?: string | null | undefined
  readonly note: string
}

/** A draft of the answer to an appeal. A letter is `null` while it is the one the desk proposes. */
export type AppealDraft = {
  readonly outcome: AppealOutcome | null
  readonly granted: string | null
  readonly upheld: string | null
  readonly reason: string
}

type TextDraft<Kind> = { readonly kind: Kind; readonly text: string }

/** What is kept, by its kind. `version`: of the text that the decision was written on. */
export type DraftContent =
  | { readonly kind: 'decision'; readonly version: number; readonly draft: DecisionDraft }
  | TextDraft<'note'>
  | TextDraft<'escalate'>
  | TextDraft<'send_back'>
  | TextDraft<'raise'>
  | { readonly kind: 'withdrawal'; readonly proposal: ProposalDraft }
  | { readonly kind: 'appeal'; readonly answer: AppealDraft }

export type DraftContentOf<Kind extends DraftKind> = Extract<DraftContent, { readonly kind: Kind }>
