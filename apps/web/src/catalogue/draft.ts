import {
  type CatalogueEntry,
  type EntryData,
  type EntryKind,
  SHIPPED_VERSION,
} from '@mimamori/policy/catalogue/catalogue-entry'
import { type EntryFieldFlaw, findEntryFlaws } from '@mimamori/policy/catalogue/catalogue-entry-rules'
import { setLeaveGuard } from '../api/leave-guard.ts'

/** A version being written. */
export type EntryDraft = Omit<CatalogueEntry, 'version'> & {
  /** the newest version its author has seen; 0 for a thing that is new */
  readonly after: number
}

const NOTHING = { ja: '', en: '' }

const EMPTY: Readonly<{ [K in Exclude<EntryKind, 'category'>]: EntryData[K] }> = {
  clause: { label: NOTHING, text: NOTHING, categories: [], url: null },
  reason: { label: NOTHING, category: 'other', active: true },
  template: { label: NOTHING, measures: ['advice'], category: null, clause: null, text: NOTHING, active: true },
}

/** A thing that is not there yet. */
export const emptyDraft = (kind: Exclude<EntryKind, 'category'>, effectiveFrom: string): EntryDraft =>
  ({ kind, id: '', after: 0, effectiveFrom, data: EMPTY[kind] }) as EntryDraft

/** The next version of a thing, which says what the newest one says. */
export const draftFrom = ({ kind, id, version, data }: CatalogueEntry, effectiveFrom: string): EntryDraft =>
  ({ kind, id, after: version, effectiveFrom, data }) as EntryDraft

/** The version a draft would become, for whatever shows one. */
export const entryOf = ({ after, ...draft }: EntryDraft): CatalogueEntry =>
  ({ ...draft, version: after + 1 }) as CatalogueEntry

/** What keeps a draft from being added, field by field. */
export function flawsIn(draft: EntryDraft, entries: readonly CatalogueEntry[]): EntryFieldFlaw[] {
  const day = draft.effectiveFrom || SHIPPED_VERSION.effectiveFrom
  return findEntryFlaws(draft.kind, draft.data, { entries, day })
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/

/** What is wrong with the code of a new thing. */
export function flawOfId(
  { kind, id, after }: EntryDraft,
  entries: readonly CatalogueEntry[],
): 'idBad' | 'idTaken' | null {
  if (after > 0) return null
  if (!ID.test(id)) return 'idBad'
  return entries.some((each) => each.kind === kind && each.id === id) ? 'idTaken' : null
}

const kept = new Map<string, EntryDraft>()

/** Drafts outlive a look at another screen; they end with the page, which is not left without a word while there is one. */
export const keptDrafts = {
  of: (key: string): EntryDraft | undefined => kept.get(key),
  keep(key: string, draft: EntryDraft | null): void {
    if (draft) kept.set(key, draft)
    else kept.delete(key)
    setLeaveGuard('catalogue', kept.size > 0)
  },
}
