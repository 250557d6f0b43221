import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { afterEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { signInAgain } from '../testing/story-sessions.ts'
import { aNoticeText } from '../testing/test-notices.ts'

const SMALL_DESK_WAIT_SECONDS = 72 * 3600

let story: DeskStory
afterEach(() => story.close())

test('on a desk with one lead a month is closed and its notice published alone, three days after everybody was told', async () => {
  story = await openStory()
  let aoi = await story.signIn('lead')
  const noa = await story.signIn('auditor')
  await story.turn()
  const month = monthOf(story.now())
  const pass = async (seconds: number) => {
    story.wait(seconds)
    await story.turn()
    aoi = await signInAgain(story, aoi)
  }
  await pass((Date.parse(`${addMonths(month, 1)}-01T00:00:00.000+09:00`) - Date.parse(story.now())) / 1000)
  await aoi.client.closings.propose({ month })
  const pending = async () => (await aoi.client.closings.state({ month })).pending
  const proposed = await pending()
  if (!proposed) throw new Error('nothing is proposed')
  expect(proposed.aloneFrom).not.toBeNull()
  const approval = { closingId: proposed.id, hash: proposed.hash }
  expect((await aoi.ask('/closings/approve', approval)).refusal).not.toBeNull()

  // everybody with a role is told, with the way to it
  const told = async () => (await (await signInAgain(story, noa)).client.people.standing()).completableAlone
  expect(await told()).toMatchObject([{ what: 'closing', month, number: 1, possible: false, id: proposed.id }])

  await pass(SMALL_DESK_WAIT_SECONDS)
  expect(await told()).toMatchObject([{ what: 'closing', month, possible: true }])
  await aoi.client.closings.approve(approval)
  const closed = (await aoi.client.closings.state({ month })).revisions[0]
  expect(closed).toMatchObject({ revision: 1, proposer: { id: aoi.id }, approver: { id: aoi.id } })
  expect(await told()).toEqual([])

  const next = addMonths(month, 1)
  const { noticeId } = await aoi.client.notices.begin({ month: next })
  const texts = { chart: 'pie' as const, ja: aNoticeText, en: null }
  const { edit } = await aoi.client.notices.save({ noticeId, edit: 1, texts: texts as never })
  const requested = await aoi.client.notices.request({ noticeId, edit })
  const publish = async () => {
    const { figures, basis: _, content, standards } = await aoi.client.notices.get({ noticeId })
    const { below } = await aoi.client.notices.settings()
    const revision = figures?.revision ?? 1
    return await aoi.ask('/notices/approve', { noticeId, edit: requested.edit, revision, below, standards, content })
  }
  expect((await publish()).refusal).not.toBeNull()
  expect(await told()).toMatchObject([{ what: 'notice', month: next, possible: false, id: noticeId }])
  await pass(SMALL_DESK_WAIT_SECONDS)
  expect(await publish()).toMatchObject({ status: 200 })
  expect(await aoi.client.notices.get({ noticeId })).toMatchObject({
    ...{ state: 'published', published: { by: { id: aoi.id } }, requested: { by: { id: aoi.id } } },
  })
  expect(await told()).toEqual([])
})
