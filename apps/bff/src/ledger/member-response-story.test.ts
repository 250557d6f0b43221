import { afterEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory } from '../testing/desk-story.ts'
import { claimReview, OFFENCE, postDirectDeal } from '../testing/story-offences.ts'
import { signInAgain } from '../testing/story-sessions.ts'
import { choiceOf, refusalOf } from '../testing/test-decisions.ts'

const WARNED = 'ロゴ制作のお仕事'
const ASKED = '商品レビューの記事作成'
const CLIENT = 'U-client-1'
const DAY_SECONDS = 86_400
const UNDO_SECONDS = 10

let story: DeskStory
afterEach(() => story.close())

test('a warning is acknowledged; a mail alone is softer and asks why, a request is missed, and comes back with both versions and what the inbox tells', async () => {
  story = await openStory()
  const { site } = story
  await site.post({ kind: 'member', body: { id: CLIENT, roles: ['client'] } })
  await postDirectDeal(story, { clientId: CLIENT, title: WARNED })
  const hana = await story.signIn('moderator')
  const { client } = hana
  const first = await claimReview(client)
  expect(first.next).toMatchObject({ measure: 'advice' })
  await client.decisions.decide(decisionOf(first, { ...choiceOf('warn'), measures: ['warn'] }))
  story.wait(UNDO_SECONDS)
  await story.turn()
  const [warning] = await site.received()
  expect(warning).toMatchObject({ type: 'member.warned', actions: 1 })
  await site.request('/acknowledge', { memberId: CLIENT, measureId: warning?.measureId })

  const jobId = await postDirectDeal(story, { clientId: CLIENT, title: ASKED })
  const second = await claimReview(client)
  // the marketplace tells the desk of it in a moment of its own
  await expect
    .poll(async () => {
      const seen = await client.cases.get({ caseId: second.id })
      return seen.kind === 'review' ? seen.history[0] : null
    })
    .toMatchObject({ title: WARNED, responses: [{ measure: 'warn', respondedAt: story.now() }] })
  const request = choiceOf('request_correction')
  const mail = decisionOf(second, choiceOf('advice'))
  expect(await refusalOf(client.decisions.decide(mail))).toBe('softer_reason_required')
  await client.decisions.decide(decisionOf(second, request))
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await site.job(jobId)).toMatchObject({ status: 'awaiting_correction' })

  // the client changes the text without answering the request
  const known = await site.request<{ job: { id: string } & Record<string, unknown> }>(`/jobs/${jobId}.json`)
  const { id: _, ...job } = known.job
  const changed = { ...job, description: `${OFFENCE}初心者の方も歓迎します。`, updatedAt: story.now() }
  const answer = await story.server.send('PUT', `/jobs/${jobId}`, changed)
  expect(answer.status, await answer.text()).toBe(200)
  story.wait(5 * DAY_SECONDS)
  await story.turn()

  const { client: later } = await signInAgain(story, hana)
  // who warned and who asked is told; that a warning was read is not counted
  expect((await later.inbox.summary()).unread).toBe(1)
  const { entries } = await later.inbox.list({ unread: false })
  expect(entries).toMatchObject([
    { kind: 'correction_missed', title: ASKED },
    { kind: 'warning_acknowledged', title: WARNED },
  ])
  const back = await claimReview(later)
  expect(back).toMatchObject({
    content: { version: 2, body: expect.stringContaining('初心者') },
    versions: [{ version: 1, body: OFFENCE }],
    missed: { version: 1, respondedAt: null, passages: [{ text: OFFENCE.slice(0, 5) }] },
  })
  const quoted = back.flags.flatMap(({ spans }) => spans.map(({ start, end }) => back.content.body.slice(start, end)))
  expect(quoted.join()).toContain('yamada-work2')
})
