import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Passage } from '@mimamori/policy/decisions/decision-choice'

/** What the decision column shows: the menu of moves, or the panel of one move. */
export type DraftPanel =
  | 'menu'
  | 'hide'
  | 'show'
  | 'warn'
  | 'advice'
  | 'request_correction'
  | 'restrict'
  | 'lift'
  | 'reverse'

export type DraftPassage = Passage & { readonly included: boolean }

/** A correction being written: passages, suggested wordings, and the message. */
export type DraftCorrection = Pick<DecisionDraft, 'categories' | 'passages' | 'text'>

/** A decision being put together. It is kept with what is sent, so that a refused decision can be taken up again. */
export type DecisionDraft = {
  readonly panel: DraftPanel
  /** chosen in this order; the clause is that of the first */
  readonly categories: readonly Category[]
  /** place in the list of categories, from 0 */
  readonly at: number
  /** id of what was chosen from a list: of a template, or of the measure to be taken back */
  readonly form: string | null
  /** the letter as edited; `null` while it is what the template says */
  readonly text: string | null
  readonly passages: readonly DraftPassage[]
  readonly note: string
  readonly noteOpen: boolean
  /** a correction in the making that was gone back from, until it is taken up again */
  readonly putAside: DraftCorrection | null
  /** something was written or chosen beyond the suggestion */
  readonly touched: boolean
}

export type DraftAction =
  | {
      readonly type: 'open'
      readonly panel: DraftPanel
      readonly at: number
      readonly form: string | null
      readonly category: Category
      readonly passages: readonly DraftPassage[]
    }
  | { readonly type: 'close' }
  | { readonly type: 'focus'; readonly at: number; readonly form: string | null }
  | { readonly type: 'toggle'; readonly category: Category }
  | { readonly type: 'edit'; readonly text: string | null }
  | {
      readonly type: 'passage'
      readonly at: number
      readonly change: Partial<Pick<DraftPassage, 'suggestion' | 'included'>>
    }
  | { readonly type: 'add'; readonly passage: DraftPassage }
  | { readonly type: 'note'; readonly note: string }
  | { readonly type: 'noteOpen'; readonly open: boolean }

export const EMPTY_DRAFT: DecisionDraft = {
  panel: 'menu',
  categories: [],
  at: 0,
  form: null,
  text: null,
  passages: [],
  note: '',
  noteOpen: false,
  putAside: null,
  touched: false,
}

/** The correction kept while another panel is open; `null` unless something was typed for it. */
function correctionLeft({ panel, putAside, categories, passages, text }: DecisionDraft): DraftCorrection | null {
  if (panel !== 'request_correction') return putAside
  const typed = text !== null || passages.some(({ suggestion }) => suggestion.trim() !== '')
  return typed ? { categories, passages, text } : null
}

/** The next draft. Changing what the letter is about drops edits to it; the note is kept throughout, and so is a correction. */
export function reduceDraft(draft: DecisionDraft, action: DraftAction): DecisionDraft {
  switch (action.type) {
    case 'open': {
      const correcting = action.panel === 'request_correction'
      const left = correctionLeft(draft)
      const opened = { ...draft, panel: action.panel, at: action.at, form: action.form }
      if (correcting && left) return { ...opened, ...left, putAside: null, touched: true }
      const categories = correcting ? [action.category] : []
      return { ...opened, categories, text: null, passages: action.passages, putAside: left, touched: false }
    }
    case 'close':
      return { ...EMPTY_DRAFT, note: draft.note, noteOpen: draft.noteOpen, putAside: correctionLeft(draft) }
    case 'focus':
      return action.at === draft.at && action.form === draft.form
        ? draft
        : { ...draft, at: action.at, form: action.form, text: null }
    case 'toggle':
      return { ...draft, categories: toggleCategory(draft.categories, action.category), text: null, touched: true }
    case 'edit':
      return { ...draft, text: action.text, touched: true }
    case 'passage':
      return {
        ...draft,
        text: null,
        touched: true,
        passages: draft.passages.map((each, at) => (at === action.at ? { ...each, ...action.change } : each)),
      }
    case 'add':
      return { ...draft, text: null, passages: [...draft.passages, action.passage], touched: true }
    case 'note':
      return { ...draft, note: action.note }
    case 'noteOpen':
      return { ...draft, noteOpen: action.open }
  }
}

function toggleCategory(categories: readonly Category[], category: Category): readonly Category[] {
  return categories.includes(category) ? categories.filter((each) => each !== category) : [...categories, category]
}

/** The categories a draft confirms, in order and once each. */
export function categoriesOf(draft: DecisionDraft, templateCategory: Category | null): Category[] {
  if (draft.panel === 'hide' || draft.panel === 'restrict') {
    const focused = CATEGORIES[draft.at]
    return [...new Set(focused ? [...draft.categories, focused] : draft.categories)]
  }
  if (draft.panel === 'request_correction') return [...draft.categories]
  if (draft.panel === 'reverse') return []
  return templateCategory ? [templateCategory] : []
}
