import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { claimReview, postDirectDeal } from '../testing/story-offences.ts'
import { NO_VIOLATION } from '../testing/test-decisions.ts'

const FIRST = '商品レビューの記事作成'
const ASKED = '契約前の連絡先交換か、判断が付きません。'
const ANSWER = '警告で足ります。'
const UNDO_SECONDS = 10

let story: DeskStory
let hana: StoryPerson
beforeEach(async () => {
  story = await openStory()
  hana = await story.signIn('moderator')
  await postDirectDeal(story, { clientId: 'U-new-1', title: FIRST })
})
afterEach(() => story.close())

const unread = async ({ client }: StoryPerson) => (await client.inbox.summary()).unread

test('a case that is sent back with words is told to whoever escalated it, in the inbox and on the case, once nobody can undo it', async () => {
  const { client } = hana
  const { id: caseId, fence } = await claimReview(client)
  await client.cases.escalate({ caseId, fence, why: ASKED })
  const rin = await story.signIn('lead')
  const { items } = await rin.client.queue.list({ view: 'escalated' })
  expect(items).toMatchObject([{ id: caseId, people: [{ kind: 'escalated', words: ASKED }] }])
  const seen = await rin.client.cases.claim({ caseId })
  expect(seen.people).toMatchObject([{ kind: 'escalated', words: ASKED, by: 'moderator' }])
  await rin.client.cases.sendBack({ caseId, fence: seen.fence, why: ANSWER })
  await story.turn()
  expect(await unread(hana)).toBe(0)

  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await unread(hana)).toBe(1)
  const { entries } = await client.inbox.list({ unread: true })
  expect(entries).toMatchObject([{ kind: 'escalation_sent_back', by: 'lead', words: ANSWER, caseId, read: false }])
  await client.inbox.read({ ids: entries.map(({ id }) => id) })
  expect((await client.inbox.list({ unread: true })).entries).toEqual([])
  expect((await client.inbox.list({ unread: false })).entries).toMatchObject([{ words: ANSWER, read: true }])
  const back = await claimReview(client)
  expect(back.people?.[0]).toMatchObject({ kind: 'sent_back', by: 'lead', words: ANSWER })
  await client.cases.release({ caseId, fence: back.fence })
  expect((await client.queue.list({ view: 'flagged' })).items).toMatchObject([
    { id: caseId, people: [{ kind: 'sent_back' }] },
  ])
})

test('a case is handed to a colleague by name, and one that is watched tells what becomes of it', async () => {
  const { client } = hana
  const mei = await story.signIn('lead')
  const { id: caseId, fence } = await claimReview(client)
  expect(await client.inbox.watch({ caseId, on: true })).toEqual({ watched: true })
  expect((await client.inbox.summary()).watched).toEqual([caseId])
  const assignees = await client.cases.assignees({ caseId })
  expect(assignees.map(({ id }) => id)).toEqual([mei.id])
  await client.cases.assign({ caseId, fence, to: mei.id })
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await unread(mei)).toBe(1)
  const { entries } = await mei.client.inbox.list({ unread: true })
  expect(entries).toMatchObject([{ kind: 'assigned', by: 'moderator', title: FIRST, caseId }])
  const held = await claimReview(mei.client, caseId)
  expect(held.people).toMatchObject([{ kind: 'assigned', by: 'moderator', to: 'lead' }])
  await mei.client.decisions.decide(decisionOf(held, NO_VIOLATION), { context: { idempotencyKey: 'decided' } })
  await story.turn()
  expect(await unread(hana)).toBe(0)

  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await unread(hana)).toBe(1)
  const told = (await client.inbox.list({ unread: true })).entries
  expect(told).toMatchObject([{ kind: 'watched_decided', by: 'lead', measures: [], caseId }])
  expect(await client.inbox.watched()).toMatchObject([{ caseId, title: FIRST, state: 'closed' }])
  await client.inbox.watch({ caseId, on: false })
  expect(await client.inbox.watched()).toEqual([])
})
