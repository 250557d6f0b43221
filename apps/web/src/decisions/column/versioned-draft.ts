import type { DecisionDraft, DraftPassage } from '@mimamori/policy/drafts/draft-model'
import { type DraftAction, EMPTY_DRAFT, reduceDraft } from './decision-draft.ts'
import type { StoredDraft } from './decision-draft-store.ts'

/** A draft, and which versions of the text it was written for. */
export type VersionedDraft = {
  readonly draft: DecisionDraft
  /** version on screen, which passages and letter refer to */
  readonly version: number
  /** version that the person has read, the only one they can decide on; `null` until the case is on screen */
  readonly read: number | null
  /** how often another draft was put in place of the one on screen: keys that were meant for that one are not for this one */
  readonly shows: number
}

export type VersionedDraftAction =
  | DraftAction
  | { readonly type: 'seen' }
  | { readonly type: 'replaced'; readonly version: number; readonly passages: readonly DraftPassage[] }
  | { readonly type: 'acknowledge' }
  /** another draft takes the place of the one on screen */
  | { readonly type: 'show'; readonly instead: (of: VersionedDraft) => VersionedDraft }

/** Has the text changed since it was read? */
export function hasUnreadVersion({ read, version }: VersionedDraft): boolean {
  return read !== null && read !== version
}

/** Opens a case with its kept draft, if any; `stored.version` counts as the version that was read. */
export function openVersionedDraft(
  version: number,
  stored: StoredDraft | undefined,
  passages: readonly DraftPassage[],
): VersionedDraft {
  if (!stored) return { draft: EMPTY_DRAFT, version, read: null, shows: 0 }
  const kept: VersionedDraft = { draft: stored.draft, version: stored.version, read: stored.version, shows: 0 }
  return stored.version === version ? kept : reduceVersionedDraft(kept, { type: 'replaced', version, passages })
}

/**
 * Applies an action. When a new version of the text arrives (`replaced`), passages and letter are dropped, note and
 * categories stay, and only the note can be changed until the person acknowledges the new version.
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
    case 'show':
      return { ...action.instead(state), shows: state.shows + 1 }
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
