import { CATEGORIES, SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { QUEUE_SORTS } from '@mimamori/policy/queue/queue-view-rules'
import { z } from 'zod'
import { list, serial } from '../intake/field-contract.ts'
import { StandardName } from '../standards/standard-set-contract.ts'

const MINUTES_OF_A_YEAR = 366 * 24 * 60

/** The filters of a list; `QueueFilters` of the policy has their meaning. */
export const Filters = z.strictObject({
  categories: list(z.enum(CATEGORIES), CATEGORIES.length).optional(),
  rule: z
    .string()
    .regex(/^[a-z0-9_.]{1,64}$/, 'id of a rule')
    .optional(),
  minAge: z.int().min(1).max(MINUTES_OF_A_YEAR).optional(),
  minReports: z.int().min(1).max(1000).optional(),
  minWarnings: z.int().min(1).max(1000).optional(),
  standard: StandardName.optional(),
  holder: z
    .string()
    .regex(/^(me|nobody|[0-9a-f-]{36})$/, 'me, nobody, or the id of a colleague')
    .optional(),
  format: z.enum(JOB_FORMATS).optional(),
  severity: z.enum(SEVERITIES).optional(),
  number: serial(1).optional(),
})

export const SortName = z.enum(QUEUE_SORTS)
