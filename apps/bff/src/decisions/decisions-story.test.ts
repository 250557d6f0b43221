import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { claimNextFlagged, postOffence, UNDO_OVER_SECONDS } from '../testing/story-jobs.ts'
import { choiceOf, NO_VIOLATION } from '../testing/test-decisions.ts'

const [FIRST, SECOND, THIRD] = ['商品レビューの記事作成', '名刺のデータ入力', 'アンケートの集計'] as const

let story: DeskStory
let maya: StoryPerson
let jobs: Map<string, string>
beforeEach(async () => {
  story = await openStory()
  maya = await story.signIn('moderator')
  jobs = new Map()
  for (const title of [FIRST, SECOND, THIRD]) jobs.set(title, await postOffence(story, title))
})
afterEach(() => story.close())

const statusOf = async (title: string) => (await story.site.job(jobs.get(title) ?? ''))?.status

/** The next case is taken and decided, at a moment of its own. */
async function decideNext(title: string, measure: 'hide' | 'warn' | null = 'hide') {
  const held = await claimNextFlagged(maya)
  expect(held.content).toMatchObject({ title })
  story.wait(1)
  const choice = measure ? choiceOf(measure) : NO_VIOLATION
  return { held, ...(await maya.client.decisions.decide(decisionOf(held, choice))) }
}

const recentStates = async () =>
  (await maya.client.decisions.recent()).map((act) => (act.kind === 'decision' ? [act.title, act.state] : [act.kind]))

test('of two decisions the second is undone, and the marketplace obeys the first alone', async () => {
  const { held } = await decideNext(FIRST)
  // why the case was here: the passages, in the original text
  const passages = held.passages.map(({ start, end }) => held.content.body.slice(start, end))
  expect(passages.join(' ')).toContain('yamada-work2')
  await decideNext(SECOND)
  expect((await claimNextFlagged(maya)).content).toMatchObject({ title: THIRD })
  const { act, returned } = await maya.client.acts.undo({})
  expect(act).toMatchObject({ kind: 'decision', measures: ['hide'] })
  expect(returned).toMatchObject([{ fence: expect.any(Number) }])
  expect(await recentStates()).toEqual([
    [SECOND, 'undone'],
    [FIRST, 'held'],
  ])

  story.wait(UNDO_OVER_SECONDS)
  await story.turn()
  expect(await statusOf(FIRST)).toBe('hidden')
  expect(await statusOf(SECOND)).toBe('shown')
  expect(await maya.client.decisions.recent()).toMatchObject([
    { title: SECOND, delivery: 'undone' },
    { title: FIRST, delivery: 'delivered' },
  ])
  expect((await story.site.received()).map(({ type, target }) => [type, target.id])).toEqual([
    ['content.hidden', jobs.get(FIRST)],
  ])

  // everything that was done is on the trail, and its chain is whole
  const { entries } = await maya.client.audit.list({ limit: 200 })
  const count = (action: string) => entries.filter((entry) => entry.action === action).length
  expect([count('case.decided'), count('decision.undone')]).toEqual([2, 1])
  expect(await maya.client.audit.verify()).toMatchObject({ ok: true })
})

test('an older decision is taken back by its own Undo, and the newer one stands', async () => {
  const older = await decideNext(FIRST)
  await decideNext(SECOND)
  await maya.client.acts.undo({ actId: older.decisionId })
  expect(await recentStates()).toEqual([
    [SECOND, 'held'],
    [FIRST, 'undone'],
  ])
  story.wait(UNDO_OVER_SECONDS)
  await story.turn()
  expect([await statusOf(FIRST), await statusOf(SECOND)]).toEqual(['shown', 'hidden'])
})

test('what one decided today is found again with its outcome, and leads back to its case', async () => {
  const { held, decisionId } = await decideNext(FIRST, null)
  expect(await maya.client.queue.counts()).toMatchObject({ decidedToday: 1 })
  for (const span of ['today', 'week'] as const) {
    const { decisions } = await maya.client.decisions.own({ span })
    expect(decisions).toMatchObject([{ id: decisionId, title: FIRST, outcome: 'held', caseId: held.id }])
  }
  expect(await maya.client.cases.get({ caseId: held.id })).toMatchObject({ id: held.id, state: 'held' })
  expect((await (await story.signIn('moderator')).client.decisions.own({ span: 'today' })).decisions).toEqual([])
})

test('a snooze is taken back at once, and its case is in hand again: it takes a decision', async () => {
  const { id: caseId, fence, contentVersion } = await claimNextFlagged(maya)
  const until = new Date(Date.parse(story.now()) + 3_600_000).toISOString()
  await maya.client.cases.snooze({ caseId, fence, until })
  const { act, returned } = await maya.client.acts.undo({})
  expect(act).toMatchObject({ kind: 'snooze', caseId })
  expect(await maya.client.decisions.recent()).toMatchObject([{ kind: 'snooze', state: 'undone', caseId }])
  const again = { id: caseId, fence: returned[0]?.fence ?? 0, contentVersion }
  await maya.client.decisions.decide(decisionOf(again, NO_VIOLATION))
  expect(await maya.client.decisions.recent()).toMatchObject([
    { kind: 'decision', state: 'held', caseId },
    { kind: 'snooze', state: 'undone' },
  ])
})

test('a snooze and then a warning are taken back in their order, each by name, and then nothing is left', async () => {
  const { id: caseId, fence } = await claimNextFlagged(maya)
  const until = new Date(Date.parse(story.now()) + 3_600_000).toISOString()
  await maya.client.cases.snooze({ caseId, fence, until })
  const { held, decisionId } = await decideNext(SECOND, 'warn')
  expect(await maya.client.acts.undo({})).toMatchObject({
    act: { id: decisionId, kind: 'decision', measures: ['warn'] },
    returned: [{ caseId: held.id }],
    refusal: null,
  })
  expect(await maya.client.acts.undo({})).toMatchObject({ act: { kind: 'snooze' }, returned: [{ caseId }] })
  expect(await maya.client.acts.undo({})).toEqual({ act: null, returned: [], refusal: null })
  expect(await maya.client.decisions.recent()).toMatchObject([
    { kind: 'decision', state: 'undone' },
    { kind: 'snooze', state: 'undone' },
  ])
})

test('a case that was let go of is taken back into the same hand', async () => {
  const { id: caseId, fence } = await claimNextFlagged(maya)
  const { actId } = await maya.client.cases.release({ caseId, fence })
  expect(await maya.client.acts.undo({})).toMatchObject({
    act: { id: actId, kind: 'release' },
    returned: [{ caseId, fence: expect.any(Number) }],
  })
  expect(await maya.client.decisions.recent()).toMatchObject([{ kind: 'release', state: 'undone' }])
  expect(await maya.client.queue.counts()).toMatchObject({ mine: 1 })
})

test('how long a text was in view before it was passed is stored, and what is quicker than reading it is said to be', async () => {
  const held = await claimNextFlagged(maya)
  story.wait(60)
  await maya.client.decisions.decide({ ...decisionOf(held, NO_VIOLATION), shownMs: 300 })
  const next = await claimNextFlagged(maya)
  story.wait(60)
  await maya.client.decisions.decide({ ...decisionOf(next, NO_VIOLATION), shownMs: 59_000 })
  const rows = await story.server.testApp.rawSql('SELECT shown_ms, quick FROM decisions ORDER BY id')
  expect(rows.map(({ shown_ms, quick }) => [Number(shown_ms), Number(quick)])).toEqual([
    [300, 1],
    [59_000, 0],
  ])
})

test('whoever decides a case that a colleague has taken over is told so, and nothing is stored', async () => {
  const held = await claimNextFlagged(maya)
  // their claim runs out
  story.wait(125)
  await story.turn()
  const colleague = await story.signIn('moderator')
  expect((await claimNextFlagged(colleague)).id).toBe(held.id)
  expect((await maya.ask('/decisions/decide', decisionOf(held, choiceOf('hide')))).refusal).toBe('lease_lost')
  expect(await maya.client.decisions.recent()).toEqual([])
})

test('a decision whose answer was lost is the same one when it goes out again', async () => {
  const deciding = decisionOf(await claimNextFlagged(maya), choiceOf('hide'))
  const sent = () => maya.client.decisions.decide(deciding, { context: { idempotencyKey: 'lost-answer-0001' } })
  expect(await sent()).toEqual(await sent())
  expect(await recentStates()).toEqual([[FIRST, 'held']])
})
