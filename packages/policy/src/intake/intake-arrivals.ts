import type { Category } from '../catalogue/violation-categories.ts'
import type { ReportSource } from '../reports/report-source.ts'
import type { MetricsReport } from '../standards/merge-metrics.ts'

/** What the marketplace sends to the desk. Instants are ISO 8601 UTC with milliseconds, money is whole yen. */
export const TARGET_TYPES = ['job', 'proposal', 'message', 'member'] as const
export type TargetType = (typeof TARGET_TYPES)[number]
export type Target = { readonly type: TargetType; readonly id: string }

/** What a case can be about: what is reviewed, the contract of a contact reminder, or an enquiry. */
export const CASE_TARGET_TYPES = [...TARGET_TYPES, 'contract', 'enquiry'] as const
export type CaseTargetType = (typeof CASE_TARGET_TYPES)[number]
export type CaseTarget = { readonly type: CaseTargetType; readonly id: string }
/** Is this something that is reviewed? */
export const isReviewed = (target: CaseTarget): target is Target => TARGET_TYPES.some((each) => each === target.type)

export const JOB_FORMATS = ['project', 'task', 'competition', 'hourly'] as const
export type JobFormat = (typeof JOB_FORMATS)[number]

export const REWARD_TYPES = ['fixed', 'hourly', 'per_task', 'performance', 'goods', 'none'] as const
export type RewardType = (typeof REWARD_TYPES)[number]

/** State of the contract between the two who write to each other, when a message was sent. */
export const CONTRACT_STATES = ['none', 'running', 'completed', 'cancelled'] as const
export type ContractState = (typeof CONTRACT_STATES)[number]

export const MEMBER_ROLES = ['freelancer', 'client'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/**
 * Reasons a member can choose when reporting, as shipped; each maps to the category it suspects (違反申告の理由). Leads add and
 * retire reasons in the catalogue.
 */
export const REPORT_REASONS = [
  'direct_deal_solicitation',
  'mlm_solicitation',
  'fake_review',
  'external_terms_breach',
  'unclear_reward',
  'unpaid_trial',
  'intellectual_property',
  'other_breach',
] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

export const CATEGORY_OF_REASON: Readonly<Record<ReportReason, Category>> = {
  direct_deal_solicitation: 'direct_deal',
  mlm_solicitation: 'mlm',
  fake_review: 'stealth_marketing',
  external_terms_breach: 'external_terms',
  unclear_reward: 'uncertain_reward',
  unpaid_trial: 'free_sample',
  intellectual_property: 'other',
  other_breach: 'other',
}

export type Verifications = {
  readonly identity: boolean
  readonly phone: boolean
  readonly nda: boolean
  readonly marketplaceCheck: boolean
}

export type Profile = {
  readonly hasPhoto: boolean
  /** characters */
  readonly introductionLength: number
  readonly skills: number
  readonly portfolioItems: number
  readonly listedServices: number
  readonly experience: 'none' | 'members' | 'public'
  readonly qualifications: number
  readonly companyFactsPublic: number
}

/** Contracts and money of a member that are under way. */
export type Dealings = {
  readonly runningContracts: number
  /** whole yen */
  readonly unpaidYen: number
  readonly openProposals: number
}

export type Member = {
  readonly id: string
  readonly roles: readonly MemberRole[]
  readonly displayName: string
  readonly email: string
  readonly phone: string
  readonly registeredAt: string
  readonly verifications: Verifications
  readonly profile: Profile
  /** contracts and money under way; left out by a marketplace that does not send them */
  readonly dealings?: Dealings | undefined
}

export type Reward = {
  readonly type: RewardType
  /** whole yen, `null` when not stated */
  readonly min: number | null
  readonly max: number | null
}

/** Contracts, money and freelancers of a job that are under way. */
export type Engagements = { readonly contracts: number; readonly escrowedYen: number; readonly freelancers: number }

export type Job = {
  readonly id: string
  readonly clientId: string
  readonly title: string
  readonly description: string
  readonly format: JobFormat
  readonly category: string
  readonly reward: Reward
  readonly seats: number
  readonly postedAt: string
  readonly updatedAt: string
  readonly engagements: Engagements
}

export type Proposal = {
  readonly id: string
  readonly jobId: string
  readonly freelancerId: string
  readonly body: string
  readonly sentAt: string
}

export type Message = {
  readonly id: string
  readonly jobId: string
  readonly senderId: string
  readonly recipientId: string
  readonly body: string
  readonly sentAt: string
  readonly escrowed: boolean
  readonly format: JobFormat
  /** left out by a marketplace that does not send it */
  readonly contract?: ContractState | undefined
}

/** The reported text, sent with the report because messages without a flag are not stored. */
export type ReportSnapshot = { readonly text: string; readonly authorId: string; readonly sentAt: string }

export type Report = {
  readonly id: string
  readonly target: Target
  readonly reporterId: string
  /** id of a reason in the catalogue */
  readonly reason: string
  readonly text: string
  readonly reportedAt: string
  readonly snapshot?: ReportSnapshot | undefined
  /** of one that was made from an enquiry; left out: a member sent it */
  readonly source?: ReportSource
}

/** One item of the intake API, by kind. */
export type Arrival =
  | { readonly kind: 'member'; readonly body: Member }
  | { readonly kind: 'job'; readonly body: Job }
  | { readonly kind: 'proposal'; readonly body: Proposal }
  | { readonly kind: 'message'; readonly body: Message }
  | { readonly kind: 'report'; readonly body: Report }
  | { readonly kind: 'metrics'; readonly body: MetricsReport }
