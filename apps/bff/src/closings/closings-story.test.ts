import { afterEach, expect, test } from 'vitest'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { decideJobsOf, goToDecember, grantAppeal, NOVEMBER } from '../testing/story-months.ts'

let story: DeskStory
afterEach(() => story.close())

const WHY = '異議が認められたため'

test('a month is closed by two leads, and an appeal granted afterwards makes a revision by two; who proposed cannot approve', async () => {
  story = await openStory()
  await decideJobsOf(story, { direct_deal: 2 })
  goToDecember(story)
  const aoi = await story.signIn('lead')
  let mori = await story.signIn('lead')
  const month = NOVEMBER
  const state = (who = mori) => who.client.closings.state({ month })

  // the month that runs cannot be closed
  const { running } = await aoi.client.closings.list()
  expect((await aoi.client.closings.state({ month: running })).moves.propose).toBe('month_not_over')
  expect(await aoi.ask('/closings/propose', { month: running })).toMatchObject({ refusal: 'month_not_over' })

  expect((await state(aoi)).unfinished.counts).toEqual({ job: 0, proposal: 0, message: 0, member: 0 })
  const first = await aoi.client.closings.propose({ month })
  const proposed = await state()
  expect(proposed).toMatchObject({
    pending: { id: first.closingId, proposer: { id: aoi.id } },
    moves: { approve: null },
  })
  expect(proposed.pending?.snapshot.tables[0]?.figures).toMatchObject({ total: 2, named: { direct_deal: 2 } })
  expect((await state(aoi)).moves).toMatchObject({ approve: 'own_proposal', take_back: null })
  const own = { closingId: first.closingId, hash: first.hash }
  expect(await aoi.ask('/closings/approve', own)).toMatchObject({ refusal: 'own_proposal' })

  // the other lead sees every step
  await aoi.client.closings.takeBack({ closingId: first.closingId })
  expect(await state()).toMatchObject({ pending: null, dropped: { how: 'taken_back', by: { id: aoi.id } } })
  const { closingId, hash } = await aoi.client.closings.propose({ month })
  expect((await state()).pending?.id).toBe(closingId)

  // by the other, who shows a second factor anew
  story.wait(6 * 60)
  expect(await mori.ask('/closings/approve', { closingId, hash })).toMatchObject({ refusal: 'step_up_required' })
  mori = await story.signInAgain(mori)
  await mori.client.closings.approve({ closingId, hash })
  expect(await state()).toMatchObject({ revisions: [{ revision: 1, approver: { id: mori.id } }], since: null })

  await grantAppeal(story, mori)
  expect((await state(aoi)).since).toMatchObject({
    decisions: 1,
    listed: true,
    figures: [{ targetType: 'job', category: 'direct_deal', was: 2, now: 1 }],
  })
  const { months } = await aoi.client.closings.list()
  expect(months).toMatchObject([{ month, revision: 1, differs: true }])
  for (const { client } of [aoi, mori]) {
    const { lines, complete } = await client.closings.changes({ closingId })
    expect(complete).toBe(true)
    expect(lines).toMatchObject([
      { why: 'appeal_granted', was: { counted: true }, now: { counted: false }, by: { id: mori.id } },
    ])
    const [line] = lines
    expect(await client.cases.get({ caseId: line?.caseId ?? '' })).toMatchObject({ number: line?.caseNumber })
  }
  expect(await aoi.ask('/closings/propose', { month, reason: ' ' })).toMatchObject({ refusal: 'reason_required' })
  const again = await aoi.client.closings.propose({ month, reason: WHY })
  expect(await state()).toMatchObject({ pending: { revision: 2, reason: WHY }, moves: { approve: null } })
  await mori.client.closings.approve({ closingId: again.closingId, hash: again.hash })

  const { revisions, since } = await state()
  expect(since).toBeNull()
  expect(
    revisions.map(({ revision, intact, snapshot }) => [
      revision,
      intact,
      snapshot.tables[0]?.figures.named.direct_deal,
    ]),
  ).toEqual([
    [2, true, 1],
    [1, true, 2],
  ])
  expect(await mori.ask('/closings/changes', { closingId: 'none' })).toMatchObject({ status: 400 })
})
