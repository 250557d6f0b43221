import {
  type CatalogueEntry,
  type EntryData,
  type EntryKind,
  SHIPPED_VERSION,
  type TemplateUse,
} from '@mimamori/policy/catalogue/catalogue-entry'
import { findEntryFlaws } from '@mimamori/policy/catalogue/catalogue-entry-rules'
import type { EntryFieldFlaw } from '@mimamori/policy/catalogue/entry-flaws'
import { impliedUse } from '@mimamori/policy/catalogue/template-use'
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

/** What the id of every answer to enquiries begins with. */
export const ENQUIRY_PREFIX = 'enquiry.'

/** The draft of a new answer to enquiries. */
export const emptyEnquiryDraft = (effectiveFrom: string): CatalogueEntryDraft => {
  const data = { ...EMPTY_DATA.template, use: 'enquiry', measures: [] } as const
  return { kind: 'template', id: ENQUIRY_PREFIX, after: 0, effectiveFrom, data }
}

/** What a draft of a template is for; `undefined`: for decisions, or it is no template. */
export const draftUse = ({ kind, data }: CatalogueEntryDraft): TemplateUse | undefined =>
  kind === 'template' ? (data as EntryData['template']).use : undefined

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

export type EntryIdFlaw = 'idBad' | 'idTaken' | 'idReserved'

/** Flaw in the id of a new entry; `null`: none, or a later version of one. */
export function entryIdFlaw(draft: CatalogueEntryDraft, entries: readonly CatalogueEntry[]): EntryIdFlaw | null {
  const { kind, id, after } = draft
  if (after > 0) return null
  if (!ID.test(id) || id === ENQUIRY_PREFIX) return 'idBad'
  if (kind === 'template' && impliedUse(id) !== draftUse(draft)) return 'idReserved'
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
