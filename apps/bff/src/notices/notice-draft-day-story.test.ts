import { afterEach, expect, test } from 'vitest'
import { type DeskStory, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { closeMonth, DECEMBER, decideJobsOf, goToDecember, NOVEMBER } from '../testing/story-months.ts'
import { openNotice } from '../testing/story-notices.ts'

let story: DeskStory
afterEach(() => story.close())

const DAY_SECONDS = 86_400
const toldTo = async ({ client }: StoryPerson) =>
  (await client.inbox.list({ unread: true })).entries.map(({ kind, month, noticeId }) => ({ kind, month, noticeId }))

test('leads find the month’s notice drafted on its day, and are reminded of the month until it is closed', async () => {
  story = await openStory()
  let [aoi, mori] = [await story.signIn('lead'), await story.signIn('lead')]
  const remindedMonths = async () =>
    await Promise.all([aoi, mori].map(async ({ client }) => (await client.inbox.months()).map(({ month }) => month)))
  const admin = await story.signIn('admin')
  await admin.client.notices.setSettings({ below: 5, draftDay: 1, address: '/notices/{id}' })
  await decideJobsOf(story, { direct_deal: 2 })
  goToDecember(story)
  await story.turn()
  aoi = await story.signInAgain(aoi)
  mori = await story.signInAgain(mori)

  // the desk has drafted it: the running month’s, whose day had passed when it was set, and this one’s
  const { notices } = await aoi.client.notices.list()
  expect(notices).toMatchObject([
    { month: DECEMBER, state: 'draft', byDesk: true },
    { month: NOVEMBER, state: 'draft', byDesk: true },
  ])
  const noticeId = notices[0]?.id ?? ''
  for (const lead of [aoi, mori]) {
    const told = await toldTo(lead)
    expect(told).toHaveLength(3)
    expect(told).toEqual(
      expect.arrayContaining([
        { kind: 'month_unclosed', month: NOVEMBER, noticeId: null },
        { kind: 'notice_drafted', month: DECEMBER, noticeId },
        { kind: 'notice_drafted', month: NOVEMBER, noticeId: notices[1]?.id },
      ]),
    )
  }

  // whoever saves it first is its writer
  await openNotice(mori, noticeId).save((texts) => texts)
  expect(await aoi.client.notices.get({ noticeId })).toMatchObject({ byDesk: false, edited: { by: { id: mori.id } } })

  // one lead hides the reminder for a day, the other still has it, until the month is closed
  expect(await remindedMonths()).toEqual([[NOVEMBER], [NOVEMBER]])
  const [reminder] = await aoi.client.inbox.months()
  await aoi.client.inbox.read({ ids: [reminder?.id ?? ''] })
  await story.turn()
  expect(await remindedMonths()).toEqual([[], [NOVEMBER]])
  story.wait(DAY_SECONDS)
  await story.turn()
  aoi = await story.signInAgain(aoi)
  mori = await story.signInAgain(mori)
  expect(await remindedMonths()).toEqual([[NOVEMBER], [NOVEMBER]])
  await closeMonth(aoi, mori, NOVEMBER)
  expect(await remindedMonths()).toEqual([[], []])
  story.wait(3 * DAY_SECONDS)
  await story.turn()
  aoi = await story.signInAgain(aoi)
  mori = await story.signInAgain(mori)
  expect(await remindedMonths()).toEqual([[], []])
})
