import { type DeskClient, type DeskStory, decisionOf } from './desk-story.ts'
import { choiceOf } from './test-decisions.ts'

export const OFFENCE = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'

type Review = Extract<NonNullable<Awaited<ReturnType<DeskClient['cases']['claimNext']>>>, { kind: 'review' }>

/** Posts a job that invites to a direct deal. Answers its id. */
export async function postDirectDeal({ site }: DeskStory, body: Record<string, unknown> = {}): Promise<string> {
  const { arrival } = await site.post({ kind: 'job', truth: 'direct_deal', body: { description: OFFENCE, ...body } })
  return arrival.body.id
}

/** Claims this case, or the first flagged one. Throws when it is no text or member to review. */
export async function claimReview({ cases }: DeskClient, caseId?: string): Promise<Review> {
  const held = await (caseId ? cases.claim({ caseId }) : cases.claimNext({ view: 'flagged' }))
  if (held?.kind !== 'review') throw new Error('nothing to review')
  return held
}

/** Claims the first flagged case, and hides its text. */
export async function hideFirst(client: DeskClient): Promise<Review> {
  const held = await claimReview(client)
  await client.decisions.decide(decisionOf(held, choiceOf('hide')))
  return held
}
