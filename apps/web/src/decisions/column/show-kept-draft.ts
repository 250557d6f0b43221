import type { DraftPassage } from '@mimamori/policy/drafts/draft-model'
import { EMPTY_DRAFT } from './decision-draft.ts'
import type { StoredDraft } from './decision-draft-store.ts'
import { openVersionedDraft, type VersionedDraftAction } from './versioned-draft.ts'

/** The action that brings a kept draft back, in place of what is on screen; `null`: what is on screen was discarded. */
export const showKeptDraft = (kept: StoredDraft | null, passages: readonly DraftPassage[]): VersionedDraftAction => ({
  type: 'show',
  instead: (of) => (kept ? openVersionedDraft(of.version, kept, passages) : { ...of, draft: EMPTY_DRAFT }),
})
