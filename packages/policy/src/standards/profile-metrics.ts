import type { Profile, Verifications } from '../intake/intake-arrivals.ts'
import type { MemberStanding } from '../members/standing-rules.ts'
import type { MemberMetrics, Metric, MetricValue } from './metric-definitions.ts'

const LEVELS: Readonly<Record<Profile['experience'], number>> = { none: 0, members: 1, public: 2 }

type MemberFacts = {
  readonly verifications: Verifications
  readonly profile: Profile
  readonly hasDisplayName: boolean
  /** when the marketplace sent them last, ISO 8601 UTC */
  readonly receivedAt: string
}

function valuesOf(values: Readonly<Partial<Record<Metric, number | boolean>>>, measuredAt: string): MemberMetrics {
  const of = (value: number | boolean): MetricValue => ({ value: Number(value), measuredAt, windowMonths: null })
  return Object.fromEntries(Object.entries(values).map(([metric, value]) => [metric, of(value)]))
}

/** The metrics that the marketplace tells with the member. */
export const profileMetrics = ({ verifications, profile, hasDisplayName, receivedAt }: MemberFacts): MemberMetrics =>
  valuesOf(
    {
      identity_verified: verifications.identity,
      phone_verified: verifications.phone,
      nda_confirmed: verifications.nda,
      marketplace_checked: verifications.marketplaceCheck,
      photo: profile.hasPhoto,
      display_name: hasDisplayName,
      introduction: profile.introductionLength,
      skills: profile.skills,
      portfolio_items: profile.portfolioItems,
      listed_services: profile.listedServices,
      experience: LEVELS[profile.experience],
      qualifications: profile.qualifications,
      company_facts: profile.companyFactsPublic,
    },
    receivedAt,
  )

/** The metrics that the desk knows itself, at an instant. */
export const deskMetrics = (
  { withdrawn, restricted, warnings }: Pick<MemberStanding, 'withdrawn' | 'restricted' | 'warnings'>,
  at: string,
): MemberMetrics => valuesOf({ withdrawn, restricted, warnings }, at)
