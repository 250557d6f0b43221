import type { Metric } from '@mimamori/policy/standards/metric-definitions'
import type { DeskStory } from './desk-story.ts'
import { evaluateEverybody, FULL_PROFILE, GOOD_METRICS, OVER_HALF_A_YEAR } from './test-standards.ts'

type StoryMetrics = Partial<Record<Metric, number>>
type MemberSort = 'client' | 'freelancer'

/** The marketplace tells of a member with a full profile, and of these metrics, measured now. */
export async function tellMember(story: DeskStory, id: string, role: MemberSort, metrics: StoryMetrics): Promise<void> {
  const measuredAt = story.now()
  await story.site.post({ kind: 'member', body: { id, ...FULL_PROFILE, roles: [role] } })
  const told = Object.entries(metrics).map(([metric, value]) => ({
    ...{ metric, value, measuredAt },
    windowMonths: OVER_HALF_A_YEAR.includes(metric) ? 6 : null,
  }))
  await story.site.post({ kind: 'metrics', body: { id, metrics: told } })
}

/** Clients who meet every criterion of both standards for clients, apart from their rating, in hundredths. */
export async function tellRatedClients(story: DeskStory, ratings: Readonly<Record<string, number>>): Promise<void> {
  const { completed_work, client_reply_rate, cancel_rate, unfair_price_rate, late_payments } = GOOD_METRICS
  const good = { completed_work, client_reply_rate, cancel_rate, unfair_price_rate, late_payments } as StoryMetrics
  for (const [id, client_rating] of Object.entries(ratings))
    await tellMember(story, id, 'client', { ...good, client_rating })
}

/** Everybody is evaluated by the standards in force, and it is waited for. */
export const evaluateAll = async ({ app }: DeskStory): Promise<string> => await evaluateEverybody(app)
