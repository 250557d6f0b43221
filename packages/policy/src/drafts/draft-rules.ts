import type { AppealState } from '../appeals/appeal-rules.ts'
import type { CaseState } from '../cases/case-model.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'
import type { DraftKind } from './draft-model.ts'

export type DraftRefusal = 'already_decided' | 'appeal_over'

/** Which save of a draft this is: the same numbers are the same text. */
export type DraftEdit = { readonly edit: number; readonly savedAt: string }

/** A person saves what they have typed. `kept`: what the desk has of it; `over`: what their page knows to be kept. */
export type SaveDraftSituation = {
  readonly kind: DraftKind
  /** of the case, or of the appeal */
  readonly state: CaseState | AppealState
  readonly kept: DraftEdit | null
  readonly over: DraftEdit | null
}

/**
 * Saves a draft over what its page knows of, and no other: what was saved from elsewhere meanwhile (`overtaken`) is never
 * written over unseen. Nothing is kept for a decision that is made; a note can be added to any case.
 */
export function saveDraft({
  kind,
  state,
  kept,
  over,
}: SaveDraftSituation): Verdict<
  { readonly type: 'draft.saved'; readonly edit: number } | { readonly type: 'overtaken' },
  DraftRefusal
> {
  if (kind === 'appeal' && state !== 'open') return refuse('appeal_over')
  if (kind !== 'appeal' && kind !== 'note' && (state === 'held' || state === 'closed')) return refuse('already_decided')
  if (!isSameEdit(kept, over)) return allow({ type: 'overtaken' })
  return allow({ type: 'draft.saved', edit: (kept?.edit ?? 0) + 1 })
}

/** Is this the save that a page knows of? */
export function isSameEdit(kept: DraftEdit | null, over: DraftEdit | null): boolean {
  return kept?.edit === over?.edit && kept?.savedAt === over?.savedAt
}
