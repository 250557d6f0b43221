import {
  type CatalogueEntry,
  type EntryData,
  type EntryKind,
  SHIPPED_VERSION,
} from '@mimamori/policy/catalogue/catalogue-entry'
import { findEntryFlaws } from '@mimamori/policy/catalogue/catalogue-entry-rules'
import type { EntryFieldFlaw } from '@mimamori/policy/catalogue/entry-flaws'
import { setLeaveGuard } from '../api/leave-guard.ts'

/** A version being written. */
export type CatalogueEntryDraft = Omit<CatalogueEntry, 'version'> & {
  /** the newest version its author has seen; 0 for a new entry */
  readonly after: number
}

const EMPTY_WORDS = { ja: '', en: '' }

const EMPTY_DATA: Readonly<{ [K in Exclude<EntryKind, 'category'>]: EntryData[K] }> = {
  clause: { label: EMPTY_WORDS, text: EMPTY_WORDS, categories: [], url: null },
  reason: { label: EMPTY_WORDS, category: 'other', active: true },
  template: { label: EMPTY_WORDS, measures: ['advice'], category: null, clause: null, text: EMPTY_WORDS, active: true },
}

/** The draft of a new entry. */
export const emptyEntryDraft = (kind: Exclude<EntryKind, 'category'>, effectiveFrom: string): CatalogueEntryDraft =>
  ({ kind, id: '', after: 0, effectiveFrom, data: EMPTY_DATA[kind] }) as CatalogueEntryDraft

/** The draft of an entry's next version, with the data of the newest. */
export const nextVersionDraft = (
  { kind, id, version, data }: CatalogueEntry,
  effectiveFrom: string,
): CatalogueEntryDraft => ({ kind, id, after: version, effectiveFrom, data }) as CatalogueEntryDraft

/** The version a draft would become, for previews. */
export const entryFromDraft = ({ after, ...draft }: CatalogueEntryDraft): CatalogueEntry =>
  ({ ...draft, version: after + 1 }) as CatalogueEntry

/** Flaws that keep a draft from being added, each with its field. */
export function entryDraftFlaws(draft: CatalogueEntryDraft, entries: readonly CatalogueEntry[]): EntryFieldFlaw[] {
  const day = draft.effectiveFrom || SHIPPED_VERSION.effectiveFrom
  return findEntryFlaws(draft.kind, draft.data, { id: draft.id, entries, day })
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/

export type EntryIdFlaw = 'idBad' | 'idTaken'

/** Flaw in the id of a new entry; `null`: none, or a later version of one. */
export function entryIdFlaw(
  { kind, id, after }: CatalogueEntryDraft,
  entries: readonly CatalogueEntry[],
): EntryIdFlaw | null {
  if (after > 0) return null
  if (!ID.test(id)) return 'idBad'
  return entries.some((each) => each.kind === kind && each.id === id) ? 'idTaken' : null
}

const drafts = new Map<string, CatalogueEntryDraft>()

/** Drafts by key, kept in memory while other screens are open; the browser asks before a page with a draft is left. */
export const entryDraftStore = {
  get: (key: string): CatalogueEntryDraft | undefined => drafts.get(key),
  set(key: string, draft: CatalogueEntryDraft | null): void {
    if (draft) drafts.set(key, draft)
    else drafts.delete(key)
    setLeaveGuard('catalogue', drafts.size > 0)
  },
}
