import type { SiteCounts } from '../control/site-state-view.ts'
import type { DeskConnection } from '../desk/intake-client.ts'
import type { WebhookFaults } from '../desk/webhook-faults.ts'
import type { AppealRecord, JobRecord, MemberRecord } from '../site/site-records.ts'
import type { PageLanguage } from './site-page-texts.ts'

/** The data of the home page. `jobs` and `members` are those on the page, newest first. */
export type HomePageView = {
  readonly language: PageLanguage
  readonly live: boolean
  readonly pace: number
  readonly faults: WebhookFaults
  readonly connection: DeskConnection
  readonly counts: SiteCounts
  readonly jobs: readonly JobRecord[]
  readonly jobsInAll: number
  readonly members: readonly MemberRecord[]
  /** the newest appeal against a measure */
  readonly appealOf: (measureId: string) => AppealRecord | null
  /** the standards that a member holds */
  readonly badgesOf: (memberId: string) => readonly string[]
  /** members who hold standards, those whose standards changed last first */
  readonly holders: readonly { readonly memberId: string; readonly at: string }[]
  readonly holdersInAll: number
  readonly nameOf: (memberId: string) => string
}
