import type { DeskClient, DeskStory, StoryPerson } from './desk-story.ts'

const DIRECT_DEAL =
  'ご応募ありがとうございます。やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'

/** longer than the undo window of a desk whose settings nobody has changed */
export const UNDO_OVER_SECONDS = 11

let clients = 0

/**
 * A client posts a job that invites to a direct deal; answers its id. Somebody new each time, as what a client has on record would put one
 * job before another, unless `body` says who.
 */
export async function postOffence({ site }: DeskStory, title: string, body: object = {}): Promise<string> {
  clients += 1
  const engagements = { contracts: 0, escrowedYen: 0, freelancers: 0 }
  const job = { clientId: `U-new-${clients}`, title, description: DIRECT_DEAL, engagements, ...body }
  return (await site.post({ kind: 'job', truth: 'direct_deal', body: job })).arrival.body.id
}

/** A client posts a job that nothing is wrong with; answers its id. */
export async function postCleanJob({ site }: DeskStory, title: string, description?: string): Promise<string> {
  const text = description ?? '原稿を、見本のとおりに清書してください。'
  return (await site.post({ kind: 'job', truth: 'clean', body: { title, description: text } })).arrival.body.id
}

/** Another member reports a job as an invitation to a direct deal. */
export async function reportJob({ site }: DeskStory, id: string, reporterId: string): Promise<void> {
  const target = { type: 'job', id }
  const body = { target, reporterId, reason: 'direct_deal_solicitation', text: 'LINEに誘われました。' }
  await site.post({ kind: 'report', body })
}

type ClaimedReview = Extract<Awaited<ReturnType<DeskClient['cases']['claim']>>, { readonly flags: unknown }>

/** The first of the flagged cases, in this person's hand. */
export async function claimNextFlagged(
  { client }: StoryPerson,
  query: Omit<Parameters<DeskClient['cases']['claimNext']>[0], 'view'> = {},
): Promise<ClaimedReview> {
  const claimed = await client.cases.claimNext({ view: 'flagged', ...query })
  if (!claimed || !('flags' in claimed)) throw new Error('no text is flagged')
  return claimed
}

/** A second factor is shown now: the one of before counts for five minutes. */
export async function showSecondFactor({ server: { testApp } }: DeskStory, { id }: StoryPerson): Promise<void> {
  await testApp.rawSql(`UPDATE sessions SET factor_at = '${testApp.app.clock.now()}' WHERE staff_id = '${id}'`)
}
