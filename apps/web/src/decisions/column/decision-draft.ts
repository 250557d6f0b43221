import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import type { PickedMeasure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionDraft, DraftCorrection, DraftPanel, DraftPassage } from '@mimamori/policy/drafts/draft-model'

export type DraftAction =
  | {
      readonly type: 'open'
      readonly panel: DraftPanel
      readonly at: number
      readonly selectedId: string | null
      readonly category: Category
      readonly passages: readonly DraftPassage[]
    }
  /** everything at once, as of a saved step */
  | { readonly type: 'fill'; readonly draft: DecisionDraft }
  | { readonly type: 'close' }
  | { readonly type: 'focus'; readonly at: number; readonly selectedId: string | null }
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
  selectedId: null,
  text: null,
  passages: [],
  note: '',
  noteOpen: false,
  putAside: null,
  touched: false,
}

/** The correction kept while another panel is open; `null` unless something was typed for it. */
export function correctionLeft({ panel, putAside, categories, passages, text }: DecisionDraft): DraftCorrection | null {
  if (panel !== 'request_correction') return putAside
  const typed = text !== null || passages.some(({ suggestion }) => suggestion.trim() !== '')
  return typed ? { categories, passages, text } : null
}

/** Applies an action. A change of what the letter is about drops edits to the letter; the note and an unfinished correction stay. */
export function reduceDraft(draft: DecisionDraft, action: DraftAction): DecisionDraft {
  switch (action.type) {
    case 'open': {
      const correcting = action.panel === 'request_correction'
      const left = correctionLeft(draft)
      const opened = { ...draft, panel: action.panel, at: action.at, selectedId: action.selectedId }
      if (correcting && left) return { ...opened, ...left, putAside: null, touched: true }
      const categories = correcting ? [action.category] : []
      return { ...opened, categories, text: null, passages: action.passages, putAside: left, touched: false }
    }
    case 'fill':
      return action.draft
    case 'close':
      return { ...EMPTY_DRAFT, note: draft.note, noteOpen: draft.noteOpen, putAside: correctionLeft(draft) }
    case 'focus':
      return action.at === draft.at && action.selectedId === draft.selectedId
        ? draft
        : { ...draft, at: action.at, selectedId: action.selectedId, text: null }
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

/** The measure a panel is for; none for the menu and for what takes back. */
export function measuresOfPanel(panel: DraftPanel): PickedMeasure[] {
  return panel === 'menu' || panel === 'reverse' ? [] : [panel]
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
