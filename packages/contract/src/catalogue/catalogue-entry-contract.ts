import { TEMPLATE_USES } from '@mimamori/policy/catalogue/catalogue-entry'
import { MAX_PROSE_LENGTH } from '@mimamori/policy/catalogue/catalogue-entry-rules'
import { MAX_LABEL_LENGTH } from '@mimamori/policy/catalogue/entry-flaws'
import { CATEGORIES, SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { z } from 'zod'
import { list, serial, text } from '../intake/field-contract.ts'

/** Id of a thing in the catalogue, such as `G-4` or `warn.direct_deal`. */
export const EntryId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'id of 1–64 letters, digits, _ . and -')

const isDay = (day: string): boolean => {
  const at = Date.parse(`${day}T00:00:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

/** A day of the calendar in Japan. */
export const Day = z
  .string()
  .regex(/^2\d{3}-\d{2}-\d{2}$/, 'day such as 2026-11-24')
  .refine(isDay, { message: 'a day of the calendar' })

const bilingualText = (atMost: number) => z.strictObject({ ja: text(atMost), en: text(atMost) })

const CategoryBody = z.strictObject({
  label: bilingualText(MAX_LABEL_LENGTH),
  definition: bilingualText(MAX_PROSE_LENGTH),
  notWhen: bilingualText(MAX_PROSE_LENGTH),
  severity: z.enum(SEVERITIES),
  measure: z.enum(MEASURES),
  order: z.int().min(1).max(CATEGORIES.length),
})

const ClauseBody = z.strictObject({
  label: bilingualText(MAX_LABEL_LENGTH),
  text: bilingualText(MAX_PROSE_LENGTH),
  categories: list(z.enum(CATEGORIES), CATEGORIES.length),
  url: text(300).nullable(),
})

const ReasonBody = z.strictObject({
  label: bilingualText(MAX_LABEL_LENGTH),
  category: z.enum(CATEGORIES),
  active: z.boolean(),
})

const TemplateBody = z.strictObject({
  use: z.enum(TEMPLATE_USES).optional(),
  label: bilingualText(MAX_LABEL_LENGTH),
  measures: list(z.enum(MEASURES), MEASURES.length),
  category: z.enum(CATEGORIES).nullable(),
  clause: EntryId.nullable(),
  text: bilingualText(MAX_TEXT_LENGTH),
  active: z.boolean(),
})

/** `after`: number of the newest version its author has seen; 0 for a thing that is new. */
const versionFields = { id: EntryId, effectiveFrom: Day, after: serial() }

/** A version to be added, by kind. */
export const NewCatalogueVersion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('category'), ...versionFields, data: CategoryBody }),
  z.strictObject({ kind: z.literal('clause'), ...versionFields, data: ClauseBody }),
  z.strictObject({ kind: z.literal('reason'), ...versionFields, data: ReasonBody }),
  z.strictObject({ kind: z.literal('template'), ...versionFields, data: TemplateBody }),
])
