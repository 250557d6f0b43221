import { afterEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory } from '../testing/desk-story.ts'
import { claimReview, postDirectDeal } from '../testing/story-offences.ts'
import { choiceOf, refusalOf } from '../testing/test-decisions.ts'

const REPORTER = 'U-lark-77041'
const APPEAL_TEXT = 'LINEスタンプの感想を書く仕事で、連絡先の交換ではありません。'
const UNDO_SECONDS = 10

let story: DeskStory
afterEach(() => story.close())

test('a report ends reviewed with its case; the appeal is granted by somebody else, and the job is shown again', async () => {
  story = await openStory()
  const jobId = await postDirectDeal(story, { clientId: 'U-new-1' })
  const report = { reporterId: REPORTER, reason: 'direct_deal_solicitation', text: 'LINEへの登録を求められました' }
  await story.site.post({ kind: 'report', body: { ...report, target: { type: 'job', id: jobId } } })
  const hana = await story.signIn('moderator')
  const held = await claimReview(hana.client)
  const of = { text: report.text, reporter: { letter: 'A', masked: '•••41', reviewed: 0 } }
  expect(held.reports).toMatchObject([{ ...of, state: 'open' }])
  await hana.client.decisions.decide(decisionOf(held, choiceOf('hide')))
  story.wait(UNDO_SECONDS)
  await story.turn()
  const status = async () => (await story.site.job(jobId))?.status
  expect(await status()).toBe('hidden')
  const reviewed = await hana.client.cases.get({ caseId: held.id })
  expect(reviewed).toMatchObject({ state: 'closed', reports: [{ state: 'reviewed' }] })
  expect(JSON.stringify(reviewed)).not.toContain(REPORTER)

  const [hidden] = await story.site.received()
  const sent = { measureId: hidden?.measureId, text: APPEAL_TEXT }
  const filed = await story.site.request<{ appeal: { id: string } }>('/appeals', sent)
  const appealOnSite = () => story.site.request<{ state: string }>(`/appeals/${filed.appeal.id}.json`)
  const before = await appealOnSite()
  const [appeal] = (await hana.client.appeals.list({ list: 'open' })).items
  const appealId = appeal?.id ?? ''
  expect(await hana.client.appeals.get({ appealId })).toMatchObject({
    text: APPEAL_TEXT,
    against: { case: { id: held.id }, measures: ['hide'] },
    moves: { grant: 'had_part', uphold: 'had_part' },
  })
  const decision = { appealId, outcome: 'granted', text: '先の措置を取り消しました。' } as const
  expect(await refusalOf(hana.client.appeals.decide({ ...decision, reason: 'x' }))).toBe('had_part')

  const mei = await story.signIn('moderator')
  expect((await mei.client.appeals.get({ appealId })).moves).toMatchObject({ grant: null, uphold: null })
  expect(await refusalOf(mei.client.appeals.decide({ ...decision, reason: '' }))).toBe('reason_required')
  const { heldUntil } = await mei.client.appeals.decide({ ...decision, reason: '文脈から違反とは言えない' })
  expect(Date.parse(heldUntil ?? '') - Date.parse(story.now())).toBe(UNDO_SECONDS * 1000)
  await story.turn()
  expect(await status()).toBe('hidden')
  expect(await appealOnSite()).toEqual(before)
  story.wait(UNDO_SECONDS)
  await story.turn()
  expect(await status()).toBe('shown')
  expect(await hana.client.appeals.get({ appealId })).toMatchObject({ state: 'granted', decided: { by: 'moderator' } })
  expect(await appealOnSite()).toMatchObject({ state: 'granted' })
})
