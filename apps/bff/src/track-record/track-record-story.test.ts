import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { afterEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { NO_VIOLATION } from '../testing/test-decisions.ts'

let story: DeskStory
afterEach(() => story.close())

const RULE = 'uncertain_reward.reward_type_goods'
const REASON = '試供品を渡すだけの仕事まで検出しているため'
const DAY_SECONDS = 86_400

/** Posts a job that this rule flags, and no other one does: its pay is goods. */
async function postGoodsJob(title: string): Promise<string> {
  const body = {
    title,
    description: '商品の写真を見て、色と形を分類していただくお仕事です。',
    reward: { type: 'goods', min: null, max: null },
    engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 },
  }
  return (await story.site.post({ kind: 'job', truth: 'uncertain_reward', body })).arrival.body.id
}

const titlesIn = async ({ client }: StoryPerson, view: 'flagged' | 'patrol') =>
  (await client.queue.list({ view })).items.map(({ title }) => title)

async function silenceForOneDay(lead: StoryPerson) {
  const { sources } = await lead.client.trackRecord.show({ days: 30 })
  const record = sources.find(({ rule }) => rule === RULE)
  expect(record).toMatchObject({ n: 1, confirmed: 0, precision: { share: 0, low: 0 } })
  // one decision, no violation: Wilson's interval is wide
  expect(record?.precision?.high).toBeCloseTo(0.7935, 4)
  await lead.client.trackRecord.silence({ rule: RULE, days: 1, reason: REASON })
  const { silences } = await lead.client.trackRecord.show({ days: 30 })
  expect(silences.find(({ rule }) => rule === RULE)).toMatchObject({ reason: REASON, by: 'lead' })
}

test('a lead sees how often a rule is right and silences it; it flags nothing until its time is over, then speaks again', async () => {
  story = await openStory()
  const rin = await story.signIn('lead')
  // what the models make of the text is not what this is about; a lead silences three rules a day
  let colleague = rin
  for (const [n, category] of CATEGORIES.entries()) {
    const lead = n % 3 === 0 ? await story.signIn('lead') : colleague
    colleague = lead
    await lead.client.trackRecord.silence({ rule: `${category}.model`, days: 90, reason: REASON })
  }
  const hana = await story.signIn('moderator')
  const first = await postGoodsJob('一つ目の商品分類')
  const held = await hana.client.cases.claimNext({ view: 'flagged' })
  if (!held) throw new Error('nothing is flagged')
  expect(held.target.id).toBe(first)
  await hana.client.decisions.decide(decisionOf(held, NO_VIOLATION))
  story.wait(11)
  await story.turn()
  await silenceForOneDay(rin)

  await postGoodsJob('二つ目の商品分類')
  expect(await titlesIn(hana, 'patrol')).toEqual(['二つ目の商品分類'])
  expect(await titlesIn(hana, 'flagged')).toEqual([])

  story.wait(DAY_SECONDS + 11)
  await story.turn()
  const aoi = await story.signIn('lead')
  await postGoodsJob('三つ目の商品分類')
  expect(await titlesIn(aoi, 'flagged')).toEqual(['三つ目の商品分類'])
  const { silences } = await aoi.client.trackRecord.show({ days: 30 })
  expect(silences.map(({ rule }) => rule)).not.toContain(RULE)
  await silenceForOneDay(aoi)
})
