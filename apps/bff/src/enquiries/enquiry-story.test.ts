import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskClient, type DeskStory, decisionOf, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { claimReview, postDirectDeal } from '../testing/story-offences.ts'
import { choiceOf, refusalOf } from '../testing/test-decisions.ts'

const ASKING = 'U-haru-0505'
const OTHER = 'U-kuro-1111'
const NAME = 'クロダ企画'
const TOLD = 'サイト外で3万円を振り込みましたが、報酬が支払われません。'
const UNDO_SECONDS = 10
const CHECKED = { paid: { yen: 30_000 }, how: 'bank_transfer', when: '2026-11-02', police: false } as const

let story: DeskStory
let moderator: StoryPerson
let jobId: string
beforeEach(async () => {
  story = await openStory()
  moderator = await story.signIn('moderator')
  await story.site.post({ kind: 'member', body: { id: ASKING, roles: ['freelancer'] } })
  await story.site.post({ kind: 'member', body: { id: OTHER, roles: ['client'] } })
  jobId = await postDirectDeal(story, { clientId: OTHER, title: '在宅でできる商品モニター' })
})
afterEach(() => story.close())

type SiteEnquiry = { readonly id: string; readonly state: string; readonly letter: string | null }
const askOnSite = (stated: { statedName?: string; statedJobUrl?: string; evidence?: string[] }) =>
  story.site.request<SiteEnquiry>('/enquiries', { memberId: ASKING, text: TOLD, ...stated })
const onSite = (id: string) => story.site.request<SiteEnquiry>(`/enquiries/${id}.json`)
const answeredEvents = async () =>
  (await story.site.request<{ requests: { type: string; times: number }[] }>('/received')).requests.filter(
    ({ type }) => type === 'enquiry.answered',
  )

/** Claims this case, or the first of the queue, and shows it again as it is later. */
async function claimEnquiry({ cases }: DeskClient, caseId?: string) {
  const held = await (caseId ? cases.claim({ caseId }) : cases.claimNext({ view: 'enquiries' }))
  if (held?.kind !== 'enquiry') throw new Error('no enquiry')
  return held
}
async function enquiryOf({ cases }: DeskClient, caseId: string) {
  const shown = await cases.get({ caseId })
  if (shown.kind !== 'enquiry') throw new Error('no enquiry')
  return shown
}

test('an enquiry from the marketplace is looked into, its job hidden, answered, undone and answered again, and its letter arrives once', async () => {
  const { client } = moderator
  expect(await askOnSite({}), 'it says nothing of whom it is about').toMatchObject({ state: 'refused' })
  const url = `https://www.example.jp/work/detail/${jobId}`
  const asked = await askOnSite({ statedName: NAME, statedJobUrl: url, evidence: ['振込の控え'] })
  expect(asked).toMatchObject({ state: 'open' })
  const { id, fence, enquiry, may, asking } = await claimEnquiry(client)
  const claim = { caseId: id, fence }
  expect(asking).toMatchObject({ id: ASKING })
  expect(enquiry).toMatchObject({
    statedName: NAME,
    text: TOLD,
    enteredBy: null,
    evidence: [{ text: '振込の控え' }],
    suggestedJob: { id: jobId, clientId: OTHER },
    links: { member: { looked: false }, job: { looked: false } },
  })
  expect(may.answer).toBe('links_missing')

  await client.enquiries.link({ ...claim, side: 'member', found: null })
  expect((await enquiryOf(client, id)).enquiry.links.member).toEqual({ looked: true, found: null })
  expect((await client.search.find({ q: OTHER })).members).toMatchObject([{ id: OTHER }])
  await client.enquiries.link({ ...claim, side: 'job', found: jobId })
  await client.enquiries.link({ ...claim, side: 'member', found: OTHER })
  await client.enquiries.check({ ...claim, checklist: { ...CHECKED, bank: null } })
  expect((await enquiryOf(client, id)).enquiry.openQuestions).toEqual(['bank'])
  await client.enquiries.check({ ...claim, checklist: { ...CHECKED, bank: 'unknown' } })
  await client.enquiries.addEvidence({ ...claim, text: 'LINEでのやり取りの記録' })

  const opened = await client.enquiries.openCase({ ...claim, side: 'job' })
  const job = await claimReview(client, opened.caseId)
  expect(job).toMatchObject({ target: { type: 'job', id: jobId }, content: { title: '在宅でできる商品モニター' } })
  await client.decisions.decide(decisionOf(job, choiceOf('hide')))
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await story.site.job(jobId)).toMatchObject({ visible: false })

  const looked = await claimEnquiry(client, id)
  expect(looked.enquiry).toMatchObject({
    openQuestions: [],
    evidence: [{ by: null }, { text: 'LINEでのやり取りの記録', by: 'moderator' }],
    links: { member: { found: { id: OTHER } }, job: { found: { id: jobId } } },
    opened: [{ caseId: opened.caseId, target: 'job', state: 'closed', measures: ['hide'] }],
  })
  const [letter] = looked.enquiry.letters
  const answer = { caseId: id, letter: letter?.text ?? '', note: '' }
  await client.enquiries.answer({ ...answer, fence: looked.fence })
  const { returned } = await client.acts.undo({})
  expect(returned).toMatchObject([{ caseId: id }])
  expect(await enquiryOf(client, id)).toMatchObject({ state: 'claimed', enquiry: { answered: null } })
  await client.enquiries.answer({ ...answer, fence: returned[0]?.fence ?? 0 })
  await story.turn()
  expect(await onSite(asked.id)).toMatchObject({ state: 'open', letter: null })
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await onSite(asked.id)).toMatchObject({ state: 'answered', letter: answer.letter })
  expect(await answeredEvents()).toMatchObject([{ times: 1 }])
  expect(await client.cases.claimNext({ view: 'enquiries' })).toBeNull()
})

test('an enquiry by telephone is listed beside others about the same name, takes a look for both sides, and is closed with a note alone', async () => {
  const { client } = moderator
  await askOnSite({ statedName: NAME })
  const entry = { memberId: null, statedName: '', statedJobUrl: '', text: '電話で相談。', evidence: [] }
  const enter = (change: Partial<typeof entry>, idempotencyKey: string) =>
    client.enquiries.enter({ ...entry, ...change }, { context: { idempotencyKey } })
  await expect(enter({}, 'nobody-is-told')).rejects.toMatchObject({ status: 400 })
  await expect(enter({ statedName: NAME, text: '' }, 'nothing-is-told')).rejects.toMatchObject({ status: 400 })
  const { caseId } = await enter({ statedName: NAME }, 'entry-by-phone')
  expect(await enter({ statedName: NAME }, 'entry-by-phone'), 'sent again').toMatchObject({ caseId })

  const { fence, enquiry, asking } = await claimEnquiry(client, caseId)
  const claim = { caseId, fence }
  expect(asking).toBeNull()
  expect(enquiry).toMatchObject({
    enteredBy: 'moderator',
    memberId: null,
    related: [{ by: 'name' }],
    suggestedJob: null,
  })
  const answer = (said: { letter: string; note: string }) => client.enquiries.answer({ ...claim, ...said })
  expect(await refusalOf(answer({ letter: '', note: '案内した' }))).toBe('links_missing')
  for (const side of ['member', 'job'] as const) await client.enquiries.link({ ...claim, side, found: null })
  const looked = { looked: true, found: null }
  expect((await enquiryOf(client, caseId)).enquiry.links).toEqual({ member: looked, job: looked })
  expect(await refusalOf(answer({ letter: 'ご相談ありがとうございます。', note: 'x' }))).toBe('nobody_to_answer')
  expect(await refusalOf(answer({ letter: '', note: '' }))).toBe('text_required')
  await answer({ letter: '', note: '警察への相談を案内した' })
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await enquiryOf(client, caseId)).toMatchObject({ state: 'closed', enquiry: { state: 'answered' } })
  // the event has no member, and no letter
  expect(await answeredEvents()).toHaveLength(1)
  expect(await onSite(enquiry.id)).toMatchObject({ memberId: null, letter: expect.not.stringMatching(/./) })
})

test('an enquiry that was written down is linked from its address, and put before the desk with its member, once', async () => {
  const { client } = moderator
  expect(await client.members.find({ memberId: ASKING })).toMatchObject({ id: ASKING })
  const entry = { memberId: ASKING, statedName: 'yamada_works', statedJobUrl: `https://market.example/jobs/${jobId}` }
  const { caseId } = await client.enquiries.enter(
    { ...entry, text: TOLD, evidence: [] },
    { context: { idempotencyKey: 'entry-by-mail' } },
  )
  const { fence, enquiry } = await claimEnquiry(client, caseId)
  const claim = { caseId, fence }
  expect(enquiry.suggestedJob).toMatchObject({ id: jobId, clientId: OTHER })
  expect(await refusalOf(client.enquiries.openCase({ ...claim, side: 'member' }))).toBe('nothing_linked')
  for (const [side, found] of [
    ['job', jobId],
    ['member', OTHER],
  ] as const)
    await client.enquiries.link({ ...claim, side, found })
  await client.enquiries.check({
    ...claim,
    checklist: { paid: { yen: 120_000 }, how: null, when: null, police: 'unknown', bank: null },
  })
  const opened = await client.enquiries.openCase({ ...claim, side: 'member' })
  expect(await refusalOf(client.enquiries.openCase({ ...claim, side: 'member' }))).toBe('already_opened')
  const shown = await enquiryOf(client, caseId)
  expect(shown.enquiry).toMatchObject({ checklist: { paid: { yen: 120_000 } }, opened: [{ target: 'member' }] })
  expect(shown.enquiry.openQuestions).toHaveLength(3)
  expect(await client.cases.get({ caseId: opened.caseId })).toMatchObject({ target: { type: 'member', id: OTHER } })

  const letter = `${shown.enquiry.letters[0]?.text}警察と銀行へのご相談をお勧めします。`
  await client.enquiries.answer({ ...claim, letter, note: '' })
  const { fence: again } = await client.enquiries.undo({ caseId })
  expect((await enquiryOf(client, caseId)).enquiry.checklist.paid).toEqual({ yen: 120_000 })
  await client.enquiries.answer({ caseId, fence: again ?? 0, letter, note: '' })
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await answeredEvents()).toMatchObject([{ times: 1 }])
  // the site did not know of it, and shows the member the letter all the same
  expect(await onSite(shown.enquiry.id)).toMatchObject({ state: 'answered', letter })
})
