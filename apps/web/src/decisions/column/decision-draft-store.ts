import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'

/** A draft, and the version of the text it was written on. */
export type StoredDraft = { readonly version: number; readonly draft: DecisionDraft }

/** What keeps drafts beyond this tab. */
export type DraftsBeyond = {
  /** `undefined`: it was emptied; `null`: it is sent, or its case is closed */
  readonly keep: (caseId: string, kept: StoredDraft | null | undefined) => void
  /** Saves at once what is not saved. */
  readonly flush: () => Promise<void>
}

export type DraftStore = {
  readonly of: (caseId: string) => StoredDraft | undefined
  /** Stores a draft; deletes it where it is `null` or nothing was written. */
  readonly keep: (caseId: string, kept: StoredDraft | null) => void
  /** From now on drafts are kept by this, those that are here already as well. */
  readonly keepBy: (those: DraftsBeyond) => void
  readonly flush: () => Promise<void> | undefined
}

/** Keeps one draft for each case while the case is not on screen. */
export function createDraftStore(): DraftStore {
  const drafts = new Map<string, StoredDraft>()
  let beyond: DraftsBeyond | undefined
  return {
    of: (caseId) => drafts.get(caseId),
    keep: (caseId, kept) => {
      if (kept && isBegun(kept.draft)) {
        drafts.set(caseId, kept)
        beyond?.keep(caseId, kept)
      } else if (drafts.delete(caseId)) beyond?.keep(caseId, kept && undefined)
    },
    keepBy: (those) => {
      beyond = those
      for (const [caseId, kept] of drafts) those.keep(caseId, kept)
    },
    flush: () => beyond?.flush(),
  }
}

function isBegun({ touched, note, putAside }: DecisionDraft): boolean {
  return touched || putAside !== null || note.trim() !== ''
}

const stores = new Map<string, DraftStore>()

/** The drafts of a person, kept also when they sign out and in again on this page. */
export function draftStoreOf(staffId: string): DraftStore {
  const drafts = stores.get(staffId) ?? createDraftStore()
  stores.set(staffId, drafts)
  return drafts
}
