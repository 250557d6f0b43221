import { type DecisionDraft, type DraftAction, type DraftPassage, EMPTY_DRAFT, reduceDraft } from './decision-draft.ts'
import type { StoredDraft } from './decision-draft-store.ts'

/** A draft together with the text it is about. */
export type VersionedDraft = {
  readonly draft: DecisionDraft
  /** version on screen; passages and letter stand on it */
  readonly version: number
  /** version the person has read, the only one they decide on; `null` until the case comes on screen */
  readonly read: number | null
}

type VersionedDraftAction =
  | DraftAction
  | { readonly type: 'seen' }
  | { readonly type: 'replaced'; readonly version: number; readonly passages: readonly DraftPassage[] }
  | { readonly type: 'acknowledge' }

/** Has the text changed since it was read? */
export function hasUnreadVersion({ read, version }: VersionedDraft): boolean {
  return read !== null && read !== version
}

/** A case as it comes to the screen; a kept draft counts as written on the version read then. */
export function openVersionedDraft(
  version: number,
  stored: StoredDraft | undefined,
  passages: readonly DraftPassage[],
): VersionedDraft {
  if (!stored) return { draft: EMPTY_DRAFT, version, read: null }
  const then: VersionedDraft = { draft: stored.draft, version: stored.version, read: stored.version }
  return stored.version === version ? then : reduceVersionedDraft(then, { type: 'replaced', version, passages })
}

/**
 * What follows from a step. Another text takes the place of the one read: its passages and its letter are void, note
 * and categories stay, and nothing but the note can be written until the new text is acknowledged.
 */
export function reduceVersionedDraft(state: VersionedDraft, action: VersionedDraftAction): VersionedDraft {
  const { draft, version, read } = state
  switch (action.type) {
    case 'seen':
      return read === null ? { ...state, read: version } : state
    case 'replaced': {
      const passages = draft.panel === 'menu' ? [] : action.passages
      return { ...state, version: action.version, draft: { ...draft, text: null, passages, putAside: null } }
    }
    case 'acknowledge':
      return { ...state, read: version }
    case 'close':
    case 'note':
    case 'noteOpen':
      return { ...state, draft: reduceDraft(draft, action) }
    default:
      return hasUnreadVersion(state) ? state : { ...state, draft: reduceDraft(draft, action) }
  }
}
