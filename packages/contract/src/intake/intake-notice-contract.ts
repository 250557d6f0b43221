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
    /** no count from 1 to one less is told by itself; 0: every count is there */
    below: z.int(),
    /** `n` is `null` where it is told only within `pooled`, or not at all; shares are of the total */
    rows: z.array(z.object({ category: z.enum(CATEGORIES), n: z.int().nullable(), percent: z.number().nullable() })),
    /** the categories of `null` together; `null`: there are none, or the total is `null`. Notices published before counts were pooled have rows of `null` without it, and a `total` without them */
    pooled: z.object({ categories: z.int(), n: z.int(), percent: z.number().nullable() }).nullable(),
    /** of all categories; `null`: it is less than `below` */
    total: z.int().nullable(),
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
