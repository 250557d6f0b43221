import { setLeaveGuard } from '../../api/leave-guard.ts'
import type { DecisionDraft } from './decision-draft.ts'

/** A draft, and the version of the text it was written on. */
export type StoredDraft = { readonly version: number; readonly draft: DecisionDraft }

/** Keeps one draft for each case while the case is not on screen. `onChange`: called with whether any draft is kept. */
export function createDraftStore(onChange: (hasDrafts: boolean) => void = () => undefined): {
  of: (caseId: string) => StoredDraft | undefined
  keep: (caseId: string, kept: StoredDraft | null) => void
} {
  const drafts = new Map<string, StoredDraft>()
  return {
    of: (caseId: string) => drafts.get(caseId),
    /** Stores a draft; deletes it where it is `null` or nothing was written. */
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

/** The drafts of a person, kept also when they sign out and in again on this page. */
export function draftStoreOf(staffId: string): DraftStore {
  const drafts = stores.get(staffId) ?? createDraftStore((hasDrafts) => setLeaveGuard(`drafts ${staffId}`, hasDrafts))
  stores.set(staffId, drafts)
  return drafts
}
