import { RETRY_DELAYS_SECONDS } from '@mimamori/policy/delivery/webhook-retry-rules'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { claimReview, hideFirst, postDirectDeal } from '../testing/story-offences.ts'
import { signInAgain } from '../testing/story-sessions.ts'
import { choiceOf } from '../testing/test-decisions.ts'

const UNDO_SECONDS = 10

let story: DeskStory
let hana: StoryPerson
beforeEach(async () => {
  story = await openStory()
  hana = await story.signIn('moderator')
  await postDirectDeal(story, { clientId: 'U-new-1', title: '商品レビューの記事作成' })
})
afterEach(() => story.close())

test('what is held is stopped before it goes out; what was given up is sent again and arrives once', async () => {
  const { client } = hana
  const held = await hideFirst(client)
  const waiting = await client.deliveries.list({ list: 'held' })
  expect(waiting).toMatchObject({ counts: { held: 1 }, rows: [{ event: 'content.hidden', moves: { stop: null } }] })
  await client.decisions.undo({ decisionId: waiting.rows[0]?.decision?.id ?? '' })
  expect((await client.deliveries.list({ list: 'held' })).rows).toEqual([])
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await story.site.received()).toEqual([])

  // back to the case, and decided again; this time the marketplace is not to be reached
  await story.site.request('/faults', { rate: 1, kinds: ['500'] })
  expect((await client.queue.list({ view: 'mine' })).items).toMatchObject([{ id: held.id }])
  await client.decisions.decide(decisionOf(await claimReview(client, held.id), choiceOf('hide')))
  story.wait(UNDO_SECONDS)
  await story.turn()
  const { rows: trying } = await client.deliveries.list({ list: 'retrying' })
  expect(trying).toMatchObject([{ state: 'retrying', attempts: 1, lastError: 'http_500' }])
  for (const seconds of RETRY_DELAYS_SECONDS) {
    story.wait(2 * seconds)
    await story.turn()
  }
  const { client: later } = await signInAgain(story, hana)
  const { rows: dead } = await later.deliveries.list({ list: 'dead' })
  const attempts = RETRY_DELAYS_SECONDS.length + 1
  expect(dead).toMatchObject([{ state: 'dead', attempts, lastError: 'http_500', moves: { redeliver: null } }])
  await story.site.request('/faults', { rate: 0 })
  await story.turn()
  expect((await story.site.received()).filter(({ actions }) => actions > 0)).toEqual([])

  await later.deliveries.redeliver({ id: dead[0]?.id ?? '' })
  expect((await later.deliveries.list({ list: 'dead' })).rows).toEqual([])
  await story.turn()
  const { rows: delivered } = await later.deliveries.list({ list: 'delivered' })
  expect(delivered.find(({ id }) => id === dead[0]?.id)).toMatchObject({ event: 'content.hidden', lastError: null })
  expect(await story.site.received()).toMatchObject([{ id: dead[0]?.id, type: 'content.hidden', actions: 1 }])
})
