import { DESIGN_JOB_FAMILIES } from './design-job-examples.ts'
import { DEVELOPMENT_JOB_FAMILIES } from './development-job-examples.ts'
import type { JobFamily } from './job-family.ts'
import { MEDIA_JOB_FAMILIES } from './media-job-examples.ts'
import { OFFICE_JOB_FAMILIES } from './office-job-examples.ts'
import { RECORDS_JOB_FAMILIES } from './records-job-examples.ts'
import { TASKS_JOB_FAMILIES } from './task-job-examples.ts'
import { WEB_JOB_FAMILIES } from './web-job-examples.ts'
import { WRITING_JOB_FAMILIES } from './writing-job-examples.ts'

/** Every honest kind of job. */
export const JOB_FAMILIES: readonly JobFamily[] = [
  ...WEB_JOB_FAMILIES,
  ...DESIGN_JOB_FAMILIES,
  ...WRITING_JOB_FAMILIES,
  ...OFFICE_JOB_FAMILIES,
  ...RECORDS_JOB_FAMILIES,
  ...MEDIA_JOB_FAMILIES,
  ...DEVELOPMENT_JOB_FAMILIES,
  ...TASKS_JOB_FAMILIES,
]

const BY_KEY = new Map(JOB_FAMILIES.map((family) => [family.key, family]))

/** The honest family with that key; throws when there is none. */
export function jobFamily(key: string): JobFamily {
  const family = BY_KEY.get(key)
  if (family === undefined) throw new Error(`no job family ${key}`)
  return family
}
