import type { Counts } from '../control/state.ts'
import type { Faults } from '../desk/faults.ts'
import type { Connection } from '../desk/intake.ts'
import type { AppealRecord, JobRecord, MemberRecord } from '../site/records.ts'
import type { PageLanguage } from './words.ts'

/** What the page shows. `jobs` and `members` are those on the page, newest first. */
export type View = {
  readonly language: PageLanguage
  readonly live: boolean
  readonly pace: number
  readonly faults: Faults
  readonly connection: Connection
  readonly counts: Counts
  readonly jobs: readonly JobRecord[]
  readonly jobsInAll: number
  readonly members: readonly MemberRecord[]
  /** the newest appeal against a measure */
  readonly appealOf: (measureId: string) => AppealRecord | null
  readonly nameOf: (memberId: string) => string
}
