import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { z } from 'zod'
import { ReportedInstant } from './field-contract.ts'

export const NoticeId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a notice')

/** A published notice (お知らせ), for the marketplace to show. It never changes; a correction is the next version, with an id of its own. */
export const NoticeText = z.object({
  id: z.string(),
  /** the month it is of, such as `2026-11`; its figures are those of the month before */
  month: z.string(),
  version: z.int(),
  publishedAt: ReportedInstant,
  figures: z.object({
    month: z.string(),
    /** of the closed month; later ones do not change this notice */
    revision: z.int(),
    /** counts from 1 to one less are `null`, and part of no other figure; 0: every count is there */
    below: z.int(),
    rows: z.array(z.object({ category: z.enum(CATEGORIES), n: z.int().nullable(), percent: z.number().nullable() })),
    total: z.int(),
  }),
  /** Japanese first; English when it was written */
  documents: z.array(
    z.object({
      language: z.enum(LANGUAGES),
      title: z.string(),
      /** a whole page without script; `null` when another format was asked for */
      html: z.string().nullable(),
      markdown: z.string().nullable(),
    }),
  ),
})
