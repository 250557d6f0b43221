import { document } from '@mimamori/copy/notices/document.ja'
import { afterEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { closeMonth, DECEMBER, decideJobsOf, goToDecember, grantAppeal, NOVEMBER } from '../testing/story-months.ts'
import { approvalOf, noticesOnSite, openNotice, readSitePage, withSections } from '../testing/story-notices.ts'

let story: DeskStory
afterEach(() => story.close())

const WORDS = '今月は{{total}}でした。<script>alert(1)</script>'
const FEW = document.few.total(NOVEMBER, 5)

test('a notice is written by one lead and published by another, with the figures of the closed month; a later revision is the next version', async () => {
  story = await openStory()
  await decideJobsOf(story, { direct_deal: 2 })
  goToDecember(story)
  const [aoi, mori] = [await story.signIn('lead'), await story.signIn('lead')]

  // one begun by mistake is discarded; who was writing in it is told, and the month begins anew
  const mistaken = (await aoi.client.notices.begin({ month: DECEMBER })).noticeId
  const { edit, texts } = await mori.client.notices.get({ noticeId: mistaken })
  expect(await aoi.client.notices.discard({ noticeId: mistaken, edit })).toEqual({ month: DECEMBER, version: 1 })
  expect((await mori.ask('/notices/save', { noticeId: mistaken, edit, texts })).status).toBe(404)
  const { noticeId } = await aoi.client.notices.begin({ month: DECEMBER })
  const [own, other] = [openNotice(aoi, noticeId), openNotice(mori, noticeId)]

  // a draft before the month is closed: nothing of it can be published
  expect(await own.view()).toMatchObject({ figures: null, moves: { request: 'month_not_closed' } })
  await closeMonth(aoi, mori, NOVEMBER)
  const closed = await own.view()
  expect(closed).toMatchObject({ figures: { month: NOVEMBER, revision: 1, total: null } })
  // two jobs are fewer than the desk publishes: no more than that is told
  const html = closed.documents[0]?.html ?? ''
  expect(html).toContain(FEW)
  expect(html).not.toContain('<table')

  // what is typed is shown before it is saved, and never as code
  const typed = withSections({ topics: WORDS })(closed.texts)
  const { documents } = await aoi.client.notices.preview({ noticeId, texts: structuredClone(typed) as never })
  expect(documents[0]?.html).toContain('今月は5件未満でした。')
  expect(documents[0]?.html).not.toContain('<script')
  expect((await own.view()).edit).toBe(closed.edit)

  await own.save(withSections({ topics: WORDS }))
  await own.request()
  expect(await own.view()).toMatchObject({
    state: 'requested',
    requested: { by: { id: aoi.id } },
    moves: { approve: 'own_text' },
  })
  expect(await aoi.ask('/notices/approve', approvalOf(await own.view()))).toMatchObject({ refusal: 'own_text' })

  // sent back with a reason
  const reason = 'もう少し詳しく書いてください'
  await mori.client.notices.refuse({ noticeId, edit: (await other.view()).edit, reason })
  expect(await own.view()).toMatchObject({ state: 'draft', refused: { by: { id: mori.id }, reason } })

  // both write: the second to save is shown what is there
  const both = await other.view()
  await own.save(withSections({ topics: '今月も{{total}}でした。' }))
  const late = withSections({ topics: '今月の違反は{{total}}でした。' })(both.texts)
  const conflict = await mori.ask('/notices/save', { noticeId, edit: both.edit, texts: late })
  expect(conflict).toMatchObject({ status: 409, refusal: 'notice_edited' })
  expect(conflict.body).toMatchObject({
    data: { now: { edit: both.edit + 1, edited: { by: { id: aoi.id } }, texts: (await own.view()).texts } },
  })

  // what came in since it was opened is looked at before it is published
  await own.request()
  const opened = await other.view()
  expect(await mori.ask('/notices/approve', { ...approvalOf(opened), content: '0'.repeat(64) })).toMatchObject({
    status: 409,
  })
  expect(await mori.ask('/notices/approve', { ...approvalOf(opened), edit: both.edit })).toMatchObject({
    refusal: 'notice_edited',
  })
  await other.approve(opened)
  const published = await own.view()
  expect(published).toMatchObject({ state: 'published', published: { by: { id: mori.id }, revision: 1 }, intact: true })
  expect(published.documents[0]?.html).toContain('今月も5件未満でした。')

  // the marketplace has it, as a page that stands by itself
  await story.turn()
  const [first, ...more] = await noticesOnSite(story)
  expect(first?.title).toBe('2026年12月度 品質向上委員会のお知らせ')
  expect(more).toEqual([])
  const page = await readSitePage(story, first?.path ?? '')
  expect(page).toContain(FEW)
  expect(page).not.toContain('<script')

  // an appeal is granted and the month corrected: what was published keeps its figures, and says so
  await grantAppeal(story, mori)
  await closeMonth(aoi, mori, NOVEMBER, '異議が認められたため')
  expect(await own.view()).toMatchObject({ figures: { revision: 1 }, newer: 2 })
  const again = openNotice(aoi, (await aoi.client.notices.begin({ month: DECEMBER })).noticeId)
  expect(await again.view()).toMatchObject({ version: 2, figures: { revision: 2 } })
  // what a version corrects is said in it
  expect((await again.view()).flaws).toMatchObject([{ flaw: 'correction_missing', part: 'correction' }])
  expect(await aoi.ask('/notices/request', { noticeId: again.id, edit: 1 })).toMatchObject({ status: 422 })
  await again.save(withSections({}, '異議申立てを認めた依頼を除きました。'))
  await again.request()
  await openNotice(mori, again.id).approve()
  await story.turn()
  const all = await noticesOnSite(story)
  expect(all.map(({ title }) => title)).toEqual([first?.title, first?.title])
  expect(await readSitePage(story, all[1]?.path ?? '')).toContain('集計の確定：第1版')
  expect(await readSitePage(story, all[0]?.path ?? '')).toContain('異議申立てを認めた依頼を除きました。')
})
