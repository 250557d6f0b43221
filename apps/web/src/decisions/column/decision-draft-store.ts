import { setLeaveGuard } from '../../api/leave-guard.ts'
import type { DecisionDraft } from './decision-draft.ts'

/** A draft, and the version of the text it was written on. */
export type StoredDraft = { readonly version: number; readonly draft: DecisionDraft }

/** Drafts in progress, one a case, kept while their case is not on screen. */
export function createDraftStore(onChange: (any: boolean) => void = () => undefined): {
  of: (caseId: string) => StoredDraft | undefined
  keep: (caseId: string, kept: StoredDraft | null) => void
} {
  const drafts = new Map<string, StoredDraft>()
  return {
    of: (caseId: string) => drafts.get(caseId),
    /** Keep what has been written; an untouched draft is forgotten. */
    keep: (caseId: string, kept: StoredDraft | null) => {
      if (kept && isBegun(kept.draft)) drafts.set(caseId, kept)
      else drafts.delete(caseId)
      onChange(drafts.size > 0)
    },
  }
}

export type DraftStore = ReturnType<typeof createDraftStore>

function isBegun({ touched, note, putAside }: DecisionDraft): boolean {
  return touched || putAside !== null || note.trim() !== ''
}

const stores = new Map<string, DraftStore>()

/** One person's drafts. They outlive the session, as the outbox does. */
export function draftStoreOf(staffId: string): DraftStore {
  const drafts = stores.get(staffId) ?? createDraftStore((any) => setLeaveGuard(`drafts ${staffId}`, any))
  stores.set(staffId, drafts)
  return drafts
}
