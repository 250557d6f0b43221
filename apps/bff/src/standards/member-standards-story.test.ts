import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { evaluateAll, tellMember } from '../testing/story-standards.ts'

const [FREELANCER, CLIENT] = ['U-1', 'U-2']
const FLAGGED_TEXT = 'やり取りはLINE ID: yamada-work2 でお願いします。'

let story: DeskStory
let hana: StoryPerson
let jobId: string

/** A freelancer whose rating is short by 0.05 and whose reply rate nobody has told, and a client short of work, who posts a job. Both are evaluated. */
beforeEach(async () => {
  story = await openStory()
  await tellMember(story, FREELANCER, 'freelancer', {
    last_login: story.now() as never,
    earnings: 500_000,
    freelancer_rating: 475,
    completion_rate: 9_500,
    tasks_done: 0,
  })
  await tellMember(story, CLIENT, 'client', {
    late_payments: 0,
    completed_work: 280_800,
    client_rating: 490,
    client_reply_rate: 9_000,
    cancel_rate: 0,
    unfair_price_rate: 0,
  })
  const job = { kind: 'job', truth: 'direct_deal', body: { clientId: CLIENT, description: FLAGGED_TEXT } }
  jobId = (await story.site.post(job)).arrival.body.id
  await evaluateAll(story)
  hana = await story.signIn('moderator')
})
afterEach(() => story.close())

const standardsOf = async (memberId: string) => {
  const { standards, ...rest } = await hana.client.standards.member({ memberId })
  const criteriaOf = (id: string) =>
    Object.fromEntries(standards.find(({ standard }) => standard === id)?.criteria.map((each) => [each.id, each]) ?? [])
  const holdingOf = (id: string) => standards.find(({ standard }) => standard === id)?.holding
  return { ...rest, criteriaOf, holdingOf }
}

test('of a member the desk says what is met, missed and by how much, unknown, not asked of them, and what comes next', async () => {
  const { criteriaOf, holdingOf, next, changes } = await standardsOf(FREELANCER)
  const certified = criteriaOf('certified_freelancer')
  expect(next).toMatchObject({ standard: 'certified_freelancer' })
  expect(next?.missing).toHaveLength(3)
  expect(certified).toMatchObject({
    required_standard: { outcome: 'met' },
    login: { outcome: 'met' },
    rating: { outcome: 'not_met', metric: 'freelancer_rating', value: 475, threshold: 480, distance: 5 },
    replies: { outcome: 'unknown', why: 'missing' },
    approval: { outcome: 'not_applicable' },
  })
  // one that is held, and when that changed
  expect(holdingOf('regular_freelancer')).toMatchObject({ state: 'held', since: story.now() })
  expect(criteriaOf('regular_freelancer')).toMatchObject({ introduction: { outcome: 'met' } })
  expect(changes).toMatchObject([{ standard: 'regular_freelancer', change: 'granted' }])

  const client = await standardsOf(CLIENT)
  expect(client.holdingOf('verified_client')).toMatchObject({ state: 'held' })
  expect(client.next).toEqual({ standard: 'certified_client', missing: ['work'] })
  // ¥46,800 a month where ¥50,000 are asked for
  expect(client.criteriaOf('certified_client').work).toMatchObject({
    outcome: 'not_met',
    metric: 'completed_work',
    op: 'monthly_average',
    value: 280_800,
    distance: 6 * 3_200,
  })
})

test('a queue can be narrowed to what holders of a standard posted, and a search shows what a member holds', async () => {
  const listed = async (standard: string) =>
    (await hana.client.queue.list({ view: 'flagged', filters: { standard } })).items.map(({ id }) => id)
  const held = await hana.client.cases.claimNext({ view: 'flagged' })
  expect(held?.target).toEqual({ type: 'job', id: jobId })
  expect(await listed('verified_client')).toEqual([held?.id])
  expect(await listed('certified_client')).toEqual([])
  const { members } = await hana.client.search.find({ q: CLIENT })
  expect(members.map(({ id, standards }) => [id, standards.map((each) => each.id)])).toEqual([
    [CLIENT, ['verified_client']],
  ])
})
