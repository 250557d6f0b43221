import { type Draft, type DraftPassage, type DraftStep, draftAfter, EMPTY_DRAFT } from './draft.ts'
import type { Kept } from './drafts.ts'

/** A draft together with the text it is about. */
export type Reading = {
  readonly draft: Draft
  /** version on screen; passages and letter stand on it */
  readonly version: number
  /** version the person has read, the only one they decide on; `null` until the case comes on screen */
  readonly read: number | null
}

type ReadingStep =
  | DraftStep
  | { readonly type: 'seen' }
  | { readonly type: 'replaced'; readonly version: number; readonly passages: readonly DraftPassage[] }
  | { readonly type: 'acknowledge' }

/** Has the text changed since it was read? */
export function unread({ read, version }: Reading): boolean {
  return read !== null && read !== version
}

/** A case as it comes to the screen; a kept draft counts as written on the version read then. */
export function firstReading(version: number, kept: Kept | undefined, passages: readonly DraftPassage[]): Reading {
  if (!kept) return { draft: EMPTY_DRAFT, version, read: null }
  const then: Reading = { draft: kept.draft, version: kept.version, read: kept.version }
  return kept.version === version ? then : readingAfter(then, { type: 'replaced', version, passages })
}

/**
 * What follows from a step. Another text takes the place of the one read: its passages and its letter are void, note
 * and categories stay, and nothing but the note can be written until the new text is acknowledged.
 */
export function readingAfter(reading: Reading, step: ReadingStep): Reading {
  const { draft, version, read } = reading
  switch (step.type) {
    case 'seen':
      return read === null ? { ...reading, read: version } : reading
    case 'replaced': {
      const passages = draft.panel === 'menu' ? [] : step.passages
      return { ...reading, version: step.version, draft: { ...draft, text: null, passages, putAside: null } }
    }
    case 'acknowledge':
      return { ...reading, read: version }
    case 'close':
    case 'note':
    case 'noteOpen':
      return { ...reading, draft: draftAfter(draft, step) }
    default:
      return unread(reading) ? reading : { ...reading, draft: draftAfter(draft, step) }
  }
}
