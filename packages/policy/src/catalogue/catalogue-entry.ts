import type { Measure } from '../decisions/measure-rules.ts'
import type { Language } from '../staff/staff-member.ts'
import type { Category, Severity } from './violation-categories.ts'

/** The kinds of catalogue entries. */
export const ENTRY_KINDS = ['category', 'clause', 'reason', 'template'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** A text in both languages of the desk. */
export type LocalizedText = Readonly<Record<Language, string>>

export type CategoryData = {
  readonly label: LocalizedText
  readonly definition: LocalizedText
  /** when the same words are no violation; empty when there is no such case */
  readonly notWhen: LocalizedText
  readonly severity: Severity
  /** the usual measure */
  readonly measure: Measure
  /** place in the published breakdown, from 1 */
  readonly order: number
}

export type ClauseData = {
  readonly label: LocalizedText
  readonly text: LocalizedText
  readonly categories: readonly Category[]
  /** where members can read it; `null`: nowhere of its own */
  readonly url: string | null
}

/** A reason a member can choose when reporting, and the category it suspects. */
export type ReasonData = { readonly label: LocalizedText; readonly category: Category; readonly active: boolean }

/** What templates are for that decide nothing: letters about contact reminders, and answers to enquiries. */
export const TEMPLATE_USES = ['reminder', 'enquiry'] as const
export type TemplateUse = (typeof TEMPLATE_USES)[number]

/**
 * A template (定型文) with the measures, category and clause it sets, which the moderator can change. `use`: one for something else than
 * decisions, without any of the three.
 */
export type TemplateData = {
  readonly use?: TemplateUse | undefined
  readonly label: LocalizedText
  readonly measures: readonly Measure[]
  readonly category: Category | null
  readonly clause: string | null
  readonly text: LocalizedText
  readonly active: boolean
}

export type EntryData = {
  readonly category: CategoryData
  readonly clause: ClauseData
  readonly reason: ReasonData
  readonly template: TemplateData
}

/** One version of a catalogue entry. It is in force from a day, Japan time, until a later version is. */
export type CatalogueEntryOf<K extends EntryKind> = {
  readonly kind: K
  readonly id: string
  readonly version: number
  /** first day in Japan time, `2026-11-24` */
  readonly effectiveFrom: string
  readonly data: EntryData[K]
}
export type CatalogueEntry = { [K in EntryKind]: CatalogueEntryOf<K> }[EntryKind]

/** The first version of everything that ships with the program, in force since the committee's notice. */
export const SHIPPED_VERSION = { version: 1, effectiveFrom: '2019-11-01' } as const
/** The second version of those that have one. */
export const REVISED_VERSION = { version: 2, effectiveFrom: '2026-12-01' } as const

/** A type guard for entries of this kind, to filter the catalogue by. */
export function isEntryOfKind<K extends EntryKind>(
  kind: K,
): (entry: CatalogueEntry) => entry is Extract<CatalogueEntry, { kind: K }> {
  return (entry): entry is Extract<CatalogueEntry, { kind: K }> => entry.kind === kind
}

/** Is it a template for decisions? Nothing that decides, suggests or composes a decision may see another. */
export function isDecisionTemplate(entry: CatalogueEntry): entry is CatalogueEntryOf<'template'> {
  return entry.kind === 'template' && entry.data.use === undefined
}

/** A type guard for the templates of one use. */
export function isTemplateFor(use: TemplateUse): (entry: CatalogueEntry) => entry is CatalogueEntryOf<'template'> {
  return (entry): entry is CatalogueEntryOf<'template'> => entry.kind === 'template' && entry.data.use === use
}
