import { type CatalogueEntry, type CatalogueEntryOf, ENTRY_KINDS } from '@mimamori/policy/catalogue/catalogue-entry'
import type { CaseCatalogue } from '@mimamori/policy/catalogue/entries-in-force'
import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'
import type { TemplateVariable } from '@mimamori/policy/catalogue/template-rendering'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { serial } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import { Day, EntryId, NewCatalogueVersion } from './catalogue-entry-contract.ts'

/** A catalogue entry as it is on the day asked about. */
export type ListedEntry = {
  /** the version in force; the first version to come when none is in force yet */
  entry: CatalogueEntry
  inForce: boolean
  /** number of its newest version, in force or not */
  newest: number
  /** the next version to begin, if there is one */
  coming: { version: number; effectiveFrom: string } | null
}

/** A version, by whom and when it was added; both are `null` for shipped versions. */
export type CatalogueVersion = {
  entry: CatalogueEntry
  by: string | null
  at: string | null
  state: 'past' | 'in_force' | 'coming' | 'superseded'
}

export const catalogue = {
  /**
   * The catalogue that a page needs for a whole session: all versions of categories and clauses, as a job is judged by
   * the guideline of its day; of reasons and templates the versions in force and to come.
   */
  whole: oc.meta({ permission: 'cases.read', background: true }).output(type<{ entries: CatalogueEntry[] }>()),
  list: oc
    .meta({ permission: 'cases.read', background: true })
    .input(z.strictObject({ kind: z.enum(ENTRY_KINDS).optional(), day: Day.optional() }))
    .output(type<{ day: string; entries: ListedEntry[] }>()),
  /** Every version of one thing, newest first. */
  history: oc
    .meta({ permission: 'cases.read', background: true })
    .input(z.strictObject({ kind: z.enum(ENTRY_KINDS), id: EntryId }))
    .output(type<{ versions: CatalogueVersion[] }>())
    .errors(refusals),
  add: oc
    .meta({ permission: 'catalogue.write' })
    .input(NewCatalogueVersion)
    .output(type<{ version: number }>())
    .errors(refusals),
  /**
   * The guideline of the day a case's text was posted, today's templates, the next step of its member's ladder, and the
   * template for it where it is a letter.
   */
  forCase: oc
    .meta({ permission: 'cases.read' })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<CaseCatalogue & { next: Rung | null; suggested: CatalogueEntryOf<'template'> | null }>())
    .errors(refusals),
  /** Exactly what the member would get. `open`: variables that have no value, and block sending. */
  preview: oc
    .meta({ permission: 'cases.read' })
    .input(z.strictObject({ caseId: CaseId, id: EntryId, version: serial(1), language: z.enum(LANGUAGES) }))
    .output(type<{ text: string; open: TemplateVariable[] }>())
    .errors(refusals),
}
