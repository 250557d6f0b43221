import { DESIGN } from './design.ts'
import { DEVELOPMENT } from './development.ts'
import type { JobFamily } from './family.ts'
import { MEDIA } from './media.ts'
import { OFFICE } from './office.ts'
import { RECORDS } from './records.ts'
import { TASKS } from './tasks.ts'
import { WEB } from './web.ts'
import { WRITING } from './writing.ts'

/** Every honest kind of job. */
export const JOB_FAMILIES: readonly JobFamily[] = [
  ...WEB,
  ...DESIGN,
  ...WRITING,
  ...OFFICE,
  ...RECORDS,
  ...MEDIA,
  ...DEVELOPMENT,
  ...TASKS,
]

const BY_KEY = new Map(JOB_FAMILIES.map((family) => [family.key, family]))

/** The honest family with that key; throws when there is none. */
export function jobFamily(key: string): JobFamily {
  const family = BY_KEY.get(key)
  if (family === undefined) throw new Error(`no job family ${key}`)
  return family
}
