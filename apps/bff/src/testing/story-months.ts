import { shippedClauseOf } from '@mimamori/policy/catalogue/shipped-clauses'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { type DeskStory, decisionOf, type StoryPerson } from './desk-story.ts'
import { choiceOf } from './test-decisions.ts'

/** the month in which a story begins, and the one after it */
export const NOVEMBER = '2026-11'
export const DECEMBER = '2026-12'
/** past the last day of November, Japan time */
const IN_DECEMBER = '2026-12-01T01:00:00.000Z'

type CaseCounts = Readonly<Partial<Record<Category, number>>>

/** A moderator decides so many jobs of each category for good, each of a client of its own; the marketplace has heard of all. */
export async function decideJobsOf(story: DeskStory, counts: CaseCounts): Promise<void> {
  const { client } = await story.signIn('moderator')
  for (const category of CATEGORIES) {
    for (let n = 0; n < (counts[category] ?? 0); n++) {
      const body = { clientId: `U-${category}-${n}`, engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 } }
      await story.site.post({ kind: 'job', truth: category, body })
      const held =
        (await client.cases.claimNext({ view: 'flagged' })) ?? (await client.cases.claimNext({ view: 'patrol' }))
      if (!held) throw new Error('no open case is left to claim')
      const choice = { ...choiceOf('hide'), categories: [category], clause: shippedClauseOf(category).id }
      await client.decisions.decide(decisionOf(held, choice))
    }
  }
  story.wait(11)
  await story.turn()
}

/** November is over. */
export const goToDecember = (story: DeskStory): void =>
  story.wait((Date.parse(IN_DECEMBER) - Date.parse(story.now())) / 1000)

/** A member objects to a measure on the marketplace, and a lead grants that, for good. */
export async function grantAppeal(story: DeskStory, lead: StoryPerson): Promise<void> {
  const [event] = await story.site.received()
  const order = { measureId: event?.measureId, text: '連絡先の交換ではありません。' }
  const { appeal } = await story.site.request<{ appeal: { id: string } }>('/appeals', order)
  const granted = { outcome: 'granted', text: '先の措置を取り消しました。', reason: '誤検出' } as const
  await lead.client.appeals.decide({ appealId: appeal.id, ...granted })
  story.wait(11)
  await story.turn()
}

/** A month is closed, or closed anew with a reason, by two leads. */
export async function closeMonth(
  proposer: StoryPerson,
  approver: StoryPerson,
  month: string,
  reason = '',
): Promise<void> {
  const { closingId, hash } = await proposer.client.closings.propose({ month, reason })
  await approver.client.closings.approve({ closingId, hash })
}
