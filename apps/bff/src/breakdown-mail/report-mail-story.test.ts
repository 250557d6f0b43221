import { startTestMailServer, type TestMailServer } from '@mimamori/testing-smtp/mail-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { hideFirst, postDirectDeal } from '../testing/story-offences.ts'
import { signInAgain } from '../testing/story-sessions.ts'

const DESK = 'https://desk.example.jp'
const UNDO_SECONDS = 10
/** five past eight in Japan: of the Monday after the story begins, and of the second of December */
const MONDAY = '2026-11-29T23:05:00.000Z'
const SECOND = '2026-12-01T23:05:00.000Z'

let mails: TestMailServer
let story: DeskStory
beforeEach(async () => {
  mails = await startTestMailServer()
  story = await openStory(mails.environment)
})
afterEach(async () => {
  await story.close()
  await mails.close()
})

const codeTo = (to: string) => /\d{6}/.exec(mails.received.findLast((each) => each.to === to)?.text ?? '')?.[0] ?? ''
const reportsTo = (to: string) =>
  mails.received.filter((each) => each.to === to && each.text.includes('/breakdown?period=')).map(({ text }) => text)
async function goTo(instant: string): Promise<void> {
  story.wait((Date.parse(instant) - Date.parse(story.now())) / 1000)
  await story.turn()
}

/** Confirms an address, and asks for both reports. */
async function subscribe({ client }: StoryPerson, address: string): Promise<void> {
  await client.breakdownMail.setAddress({ address })
  expect(await client.breakdownMail.state()).toMatchObject({ address, confirmed: false })
  await client.breakdownMail.confirm({ code: codeTo(address) })
  await client.breakdownMail.subscribe({ weekly: true, monthly: true })
  expect(await client.breakdownMail.state()).toMatchObject({ confirmed: true, weekly: true, monthly: true })
}

test('a lead gets the figures of a week and a month by mail once the address is confirmed, and they are the page’s; who is no lead any more gets none', async () => {
  const moderator = await story.signIn('moderator')
  for (const title of ['在宅でできる商品モニター', 'アンケート回答のお仕事']) {
    await postDirectDeal(story, { clientId: `U-new-${title.length}`, title })
    await hideFirst(moderator.client)
  }
  story.wait(UNDO_SECONDS)
  await story.turn()
  const aoi = await story.signIn('lead')
  await subscribe(aoi, 'aoi@staff.example.jp')
  expect((await aoi.client.breakdownMail.preview({ rhythm: 'weekly' })).text).toContain(`${DESK}/settings`)
  const mori = await story.signIn('lead')
  await subscribe(mori, 'mori@staff.example.jp')
  const admin = await story.signIn('admin')
  await admin.client.people.change({ id: mori.id, alias: 'mori', role: 'moderator', queues: [] })
  expect(reportsTo('aoi@staff.example.jp')).toEqual([])

  await goTo(MONDAY)
  expect(reportsTo('aoi@staff.example.jp')).toHaveLength(1)
  await goTo(SECOND)
  const reports = reportsTo('aoi@staff.example.jp')
  expect(reports).toHaveLength(2)
  expect(reportsTo('mori@staff.example.jp')).toEqual([])

  const { client } = await signInAgain(story, aoi)
  const { tables } = await client.breakdown.period({ period: '2026-11', targetType: 'job' })
  expect(tables).toMatchObject([{ figures: { total: 2 }, checked: { opened: 2, decided: 2 } }])
  for (const text of reports) {
    expect(text).toContain('違反：2件')
    expect(text).toContain('受付：2件')
    expect(text).toContain(`${DESK}/settings`)
    expect(text).not.toMatch(/aoi|mori|J-|LINE/)
  }
  await client.breakdownMail.remove()
  expect(await client.breakdownMail.state()).toMatchObject({ address: null, weekly: false, monthly: false })
})
