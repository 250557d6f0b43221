import { setLeaveGuard } from '../api/leave-guard.ts'
import type { Draft } from './draft.ts'

/** A draft somebody is writing, and the version of the text they had read. */
export type Kept = { readonly version: number; readonly draft: Draft }

/** Drafts in progress, one a case, kept while their case is not on screen. */
export function createDrafts(onChange: (any: boolean) => void = () => undefined) {
  const drafts = new Map<string, Kept>()
  return {
    of: (caseId: string) => drafts.get(caseId),
    /** Keep what has been written; an untouched draft is forgotten. */
    keep: (caseId: string, kept: Kept | null) => {
      if (kept && begun(kept.draft)) drafts.set(caseId, kept)
      else drafts.delete(caseId)
      onChange(drafts.size > 0)
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>

function begun({ touched, note, putAside }: Draft): boolean {
  return touched || putAside !== null || note.trim() !== ''
}

const known = new Map<string, Drafts>()

/** One person's drafts. Like their outbox, they outlive the end of a session. */
export function draftsOf(staffId: string): Drafts {
  const drafts = known.get(staffId) ?? createDrafts((any) => setLeaveGuard(`drafts ${staffId}`, any))
  known.set(staffId, drafts)
  return drafts
}
