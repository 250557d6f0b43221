import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { claimNextFlagged, postCleanJob, postOffence, UNDO_OVER_SECONDS } from '../testing/story-jobs.ts'
import { choiceOf } from '../testing/test-decisions.ts'

const OFFENCES = ['商品レビューの記事作成', '名刺のデータ入力', 'アンケートの集計'] as const
const SHORT = ['会社案内の校正', '議事録の清書'] as const
const LONG = '長い募集要項の書き起こし'

let story: DeskStory
let maya: StoryPerson
beforeEach(async () => {
  story = await openStory()
  maya = await story.signIn('moderator')
})
afterEach(() => story.close())

const statusOf = async (id: string) => (await story.site.job(id))?.status

test('a list is narrowed down, put in order, saved under a key, and worked through in that order', async () => {
  for (const title of OFFENCES) {
    await postOffence(story, title)
    story.wait(60)
  }
  const titles = async (query: object) =>
    (await maya.client.queue.list({ view: 'flagged', ...query })).items.map(({ title }) => title)
  expect((await titles({})).toSorted()).toEqual(OFFENCES.toSorted())
  expect(await titles({ filters: { categories: ['mlm'] } })).toEqual([])
  const narrowed = { filters: { categories: ['direct_deal' as const] }, sort: 'due' as const }
  const query = { view: 'flagged' as const, ...narrowed }
  expect(await titles(query)).toEqual(OFFENCES)

  await maya.client.queue.views.add({ name: 'LINE', query, shared: false, key: '4' })
  const [view] = await maya.client.queue.views.list()
  expect(view).toMatchObject({ name: 'LINE', key: '4', query, shared: false, owner: { mine: true } })
  expect(await (await story.signIn('moderator')).client.queue.views.list()).toEqual([])

  expect((await claimNextFlagged(maya, narrowed)).content).toMatchObject({ title: OFFENCES[0] })
  expect(await titles({ ...query, filters: { ...query.filters, holder: 'me' } })).toEqual([OFFENCES[0]])
})

test('a saved view whose list is opened by its address is used by that, and no other is', async () => {
  const lists = [
    { filters: { categories: ['mlm' as const, 'other' as const], minReports: 2 }, sort: 'due' as const },
    { filters: { minReports: 2 } },
  ]
  for (const [n, list] of lists.entries())
    await maya.client.queue.views.add({ name: `${n}`, query: { view: 'flagged', ...list }, shared: false, key: null })
  const { rawSql } = story.server.testApp
  await rawSql("UPDATE saved_views SET used_at = '2020-01-01T00:00:00.000Z'")
  await maya.client.queue.list({ view: 'flagged' })
  await maya.client.queue.list({ view: 'patrol', filters: { minReports: 2 } })
  await (await story.signIn('moderator')).client.queue.list({ view: 'flagged', ...lists[0] })
  const used = async () =>
    (await rawSql('SELECT used_at AS at FROM saved_views ORDER BY id')).map(({ at }) => String(at) > '2021')
  expect(await used()).toEqual([false, false])
  const asInAddress = { minReports: 2, categories: ['other' as const, 'mlm' as const] }
  await maya.client.queue.list({ view: 'flagged', filters: asInAddress, sort: 'due' })
  expect(await used()).toEqual([true, false])
})

test('patrol gives back what was not read, passes what was, raises what is odd, and the lead sees that it adds up', async () => {
  const lead = await story.signIn('lead')
  for (const title of [...SHORT, LONG]) {
    await postCleanJob(story, title)
    story.wait(60)
  }
  const claim = async () => (await maya.client.cases.claimPage({ view: 'patrol', sort: 'due', count: 3 })).claimed
  const inHand = async () => (await maya.client.queue.counts()).held.patrol
  const asClaimed = (rows: Awaited<ReturnType<typeof claim>>) =>
    rows.map(({ id: caseId, fence }) => ({ caseId, fence }))

  const page = await claim()
  expect(page.map(({ title }) => title)).toEqual([...SHORT, LONG])
  expect(await maya.client.queue.counts()).toMatchObject({ views: { patrol: 3 }, held: { patrol: 3 } })
  // somebody else finds none that is free
  const colleague = await story.signIn('moderator')
  expect((await colleague.client.cases.claimPage({ view: 'patrol', count: 3 })).claimed).toEqual([])
  await maya.client.cases.releaseMany({ cases: asClaimed(page) })
  expect(await inHand()).toBe(0)

  const rows = await claim()
  const long = rows.find(({ title }) => title === LONG)
  if (!long) throw new Error('the long one is not there')
  const passing = rows
    .filter((row) => row !== long)
    .map(({ id: caseId, fence, contentVersion }) => ({ caseId, fence, contentVersion, shownMs: 20_000 }))
  story.wait(30)
  const choice = { kind: 'no_violation', reason: 'false_detection' } as const
  const passed = await maya.client.decisions.decideMany({ choice, page: rows[0]?.id ?? '', cases: passing })
  expect(passed.map(({ refused }) => refused)).toEqual([null, null])
  const undone = await maya.client.acts.undo({})
  expect(undone).toMatchObject({ act: { kind: 'decision', cases: 2 }, refusal: null })
  expect(await inHand()).toBe(3)
  const fences = new Map(undone.returned.map(({ caseId, fence }) => [caseId, fence ?? 0]))
  const again = passing.map((each) => ({ ...each, fence: fences.get(each.caseId) ?? each.fence }))
  expect((await maya.client.decisions.decideMany({ choice, cases: again })).map(({ refused }) => refused)).toEqual([
    null,
    null,
  ])
  await maya.client.cases.raise({ caseId: long.id, fence: long.fence, why: '' })
  const { items } = await maya.client.queue.list({ view: 'flagged' })
  expect(items.map(({ title }) => title)).toEqual([LONG])

  story.wait(UNDO_OVER_SECONDS)
  await story.turn()
  const today = dayOf(story.now())
  const [day] = await lead.client.coverage.days({ from: today, to: today })
  expect(day).toMatchObject({ day: today, received: 3, passed: 2, open: 1, violation: 0, superseded: 0 })
  expect(day?.openCases).toMatchObject([{ id: long.id, title: LONG }])
})

test('several cases are decided together, all of it is taken back, and decided anew it is obeyed for those alone', async () => {
  const ids: string[] = []
  for (const title of OFFENCES) ids.push(await postOffence(story, title))
  const { items } = await maya.client.queue.list({ view: 'flagged' })
  const chosen = items.filter(({ title }) => title !== OFFENCES[2]).map(({ id }) => id)
  const { passages: _, ...choice } = choiceOf('hide')
  const decide = async () => {
    const { claimed } = await maya.client.cases.claimPage({ ids: chosen })
    const cases = claimed.map(({ id: caseId, fence, contentVersion }) => ({ caseId, fence, contentVersion }))
    const each = { choice: { ...choice, measures: ['hide' as const], categories: ['direct_deal' as const] }, cases }
    return await maya.client.decisions.decideMany({
      ...each,
      choice: { ...each.choice, passages: [] },
      page: chosen[0] ?? '',
    })
  }
  expect((await decide()).map(({ refused }) => refused)).toEqual([null, null])
  expect(await maya.client.acts.undo({})).toMatchObject({ act: { cases: 2 }, refusal: null })
  expect((await decide()).map(({ refused }) => refused)).toEqual([null, null])
  story.wait(UNDO_OVER_SECONDS)
  await story.turn()
  expect(await Promise.all(ids.map(statusOf))).toEqual(['hidden', 'hidden', 'shown'])
  expect((await maya.client.queue.list({ view: 'flagged' })).items.map(({ title }) => title)).toEqual([OFFENCES[2]])
})

test('a lead pins a case, and sends an escalated one back with a reason', async () => {
  for (const title of OFFENCES.slice(0, 2)) await postOffence(story, title)
  const rin = await story.signIn('lead')
  const held = await maya.client.cases.claimNext({ view: 'flagged' })
  if (!held) throw new Error('nothing to escalate')
  await maya.client.cases.escalate({ caseId: held.id, fence: held.fence, why: '判断に迷います' })

  const other = await claimNextFlagged(rin)
  expect(other.content).toMatchObject({ title: OFFENCES[1] })
  await rin.client.cases.pin({ caseId: other.id })
  expect(await rin.client.cases.get({ caseId: other.id })).toMatchObject({ pinnedAt: story.now() })

  const waiting = await rin.client.cases.claimNext({ view: 'escalated' })
  expect(waiting).toMatchObject({ id: held.id })
  const back = { caseId: held.id, fence: waiting?.fence ?? 0 }
  expect((await rin.ask('/cases/sendBack', { ...back, why: ' ' })).refusal).toBe('reason_required')
  await rin.client.cases.sendBack({ ...back, why: '規約のとおり判断してください' })
  const { items } = await maya.client.queue.list({ view: 'flagged' })
  expect(items.map(({ title, state }) => [title, state])).toContainEqual([OFFENCES[0], 'open'])
})

test('a page of patrol that nobody touches is free again once its lease is over', async () => {
  await postCleanJob(story, LONG)
  await maya.client.cases.claimPage({ view: 'patrol', count: 1 })
  const colleague = await story.signIn('moderator')
  const free = async () => (await colleague.client.cases.claimPage({ view: 'patrol', count: 1 })).claimed.length
  expect(await free()).toBe(0)
  story.wait(125)
  await story.turn()
  expect(await free()).toBe(1)
})
