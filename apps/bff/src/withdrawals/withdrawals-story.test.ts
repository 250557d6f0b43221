import { afterEach, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { claimNextFlagged, postOffence, reportJob, showSecondFactor, UNDO_OVER_SECONDS } from '../testing/story-jobs.ts'
import { choiceOf, refusalOf } from '../testing/test-decisions.ts'

const MEMBER_ID = 'U-7788-0042'
const ENGAGEMENTS = { runningContracts: 3, unpaidYen: 48_000, openProposals: 2 }
const HOLD_SECONDS = 31 * 60
const TEXT = '会員登録を終了いたしました。'
const REASON = { sendBack: '仮払いの後のやり取りです', stop: '会員から説明があった' }

const BEFORE = { member: 'active', warnings: 0, job: 'shown', withdrawn: 0, reversed: 0 }
const WARNED = { ...BEFORE, warnings: 1 }
/** with the hide of the first proposal taken back */
const SHOWN_AGAIN = { ...WARNED, reversed: 1 }
const WITHDRAWN = { ...SHOWN_AGAIN, member: 'withdrawn', job: 'withdrawn', withdrawn: 1 }
const BACK = { ...SHOWN_AGAIN, withdrawn: 1, reversed: 2 }

let story: DeskStory
afterEach(() => story.close())

/** What the marketplace has of the member and of their job, and how often it ended the membership, and went on with it. */
async function readStanding(jobId: string) {
  const { state, warnings } = await story.site.request<{ state: string; warnings: unknown[] }>(
    `/members/${MEMBER_ID}.json`,
  )
  const events = await story.site.received()
  const obeyed = (type: string) => events.filter((event) => event.type === type && event.actions > 0).length
  return {
    ...{ member: state, warnings: warnings.length, job: (await story.site.job(jobId))?.status },
    ...{ withdrawn: obeyed('member.withdrawn'), reversed: obeyed('measure.reversed') },
  }
}

/** Time passes; whoever is away for half an hour would have to sign in again, so everybody is heard of meanwhile. */
async function passHold(...people: StoryPerson[]): Promise<void> {
  for (let half = 0; half < 2; half++) {
    story.wait(HOLD_SECONDS / 2)
    for (const { client } of people) await client.notes.colleagues()
  }
  await story.turn()
}

type Review = Awaited<ReturnType<typeof claimNextFlagged>>

/** Everything that is about the case is pinned, as the panel suggests it. */
async function proposalFrom({ client }: StoryPerson, { id: caseId, fence, contentVersion }: Review) {
  const { candidates, refusal, effects } = await client.withdrawals.prepare({ caseId, fence })
  expect(refusal).toBeNull()
  expect(effects).toMatchObject(ENGAGEMENTS)
  const evidence = candidates.filter(({ suggested }) => suggested).map(({ ref }) => ref)
  expect(evidence.length).toBeGreaterThan(1)
  return {
    ...{ caseId, fence, contentVersion, evidence, template: null, text: TEXT, note: '', clause: 'G-4' },
    ...{ categories: ['direct_deal' as const], lastFour: MEMBER_ID.slice(-4) },
  }
}

async function openAll({ client }: StoryPerson, withdrawalId: string): Promise<void> {
  const { evidence } = await client.withdrawals.get({ withdrawalId })
  for (const { n } of evidence) await client.withdrawals.open({ withdrawalId, n })
}

/** It is opened piece by piece, and approved with a second factor that was shown just now. */
async function approveAs(who: StoryPerson, withdrawalId: string): Promise<void> {
  const moves = async () => (await who.client.withdrawals.get({ withdrawalId })).moves
  expect(await moves()).toMatchObject({ approve: 'evidence_unopened' })
  expect((await who.ask('/withdrawals/approve', { withdrawalId })).refusal).toBe('evidence_unopened')
  await openAll(who, withdrawalId)
  expect(await moves()).toMatchObject({ approve: null })
  await who.client.withdrawals.approve({ withdrawalId })
}

test('a member who was warned and reported again is withdrawn by two people, and back by two: first sent back with its hide, then stopped, at last delivered and reversed', async () => {
  story = await openStory()
  const [aoi, mori] = [await story.signIn('approver'), await story.signIn('approver')]
  const nao = await story.signIn('moderator')
  const everybody = [aoi, mori, nao]
  await story.site.post({ kind: 'member', body: { id: MEMBER_ID, roles: ['client'], dealings: ENGAGEMENTS } })
  const jobId = await postOffence(story, '在宅でできる商品モニター', { clientId: MEMBER_ID })
  const standing = () => readStanding(jobId)
  const nextOfMember = async () => {
    const review = await claimNextFlagged(aoi)
    expect(review.target).toEqual({ type: 'job', id: jobId })
    return review
  }

  // a first report is warned about, and a second one opens the case anew
  await reportJob(story, jobId, 'U-1')
  await aoi.client.decisions.decide(decisionOf(await nextOfMember(), choiceOf('warn')))
  await story.turn()
  expect(await standing()).toEqual(BEFORE)
  story.wait(UNDO_OVER_SECONDS)
  await story.turn()
  expect(await standing()).toEqual(WARNED)
  await reportJob(story, jobId, 'U-2')

  const first = await proposalFrom(aoi, await nextOfMember())
  expect((await aoi.ask('/withdrawals/propose', { ...first, lastFour: '0000' })).refusal).toBe('last_four_wrong')
  const hide = { template: null, text: '投稿を非表示にしました。' }
  const { withdrawalId: sentBack } = await aoi.client.withdrawals.propose({ ...first, hide })
  const seen = await aoi.client.withdrawals.get({ withdrawalId: sentBack })
  expect(seen).toMatchObject({ state: 'proposed', effects: ENGAGEMENTS, moves: { approve: 'own_proposal' } })
  expect((await aoi.ask('/withdrawals/approve', { withdrawalId: sentBack })).refusal).toBe('own_proposal')
  // the post goes at once, once that cannot be undone; the membership goes on
  await story.turn()
  expect(await standing()).toEqual(WARNED)
  story.wait(UNDO_OVER_SECONDS)
  await story.turn()
  expect(await standing()).toEqual({ ...WARNED, job: 'hidden' })

  // the other sends it back, with a reason, which the proposer reads
  expect((await mori.ask('/withdrawals/sendBack', { withdrawalId: sentBack, reason: ' ' })).refusal).toBe(
    'reason_required',
  )
  await mori.client.withdrawals.sendBack({ withdrawalId: sentBack, reason: REASON.sendBack })
  expect(await aoi.client.withdrawals.get({ withdrawalId: sentBack })).toMatchObject({
    ...{ state: 'sent_back', reason: REASON.sendBack, text: TEXT },
  })
  await story.turn()
  expect(await standing()).toEqual(SHOWN_AGAIN)

  // a factor that was shown long ago approves nothing
  story.wait(6 * 60)
  const again = await proposalFrom(aoi, await nextOfMember())
  const { withdrawalId: stopped } = await aoi.client.withdrawals.propose(again)
  expect((await mori.ask('/withdrawals/approve', { withdrawalId: stopped })).refusal).toBe('step_up_required')
  await showSecondFactor(story, mori)
  await approveAs(mori, stopped)
  await story.turn()
  expect(await standing()).toEqual(SHOWN_AGAIN)
  const { heldUntil } = await mori.client.withdrawals.get({ withdrawalId: stopped })
  expect(heldUntil && heldUntil > story.now()).toBe(true)

  // among what is held the proposer finds the way to where it is stopped; others are told who may
  const stopping = async (who: StoryPerson) => {
    const { rows } = await who.client.deliveries.list({ list: 'held' })
    return rows.find(({ decision }) => decision?.withdrawal === stopped)?.moves.stop
  }
  expect([await stopping(aoi), await stopping(nao)]).toEqual(['two_people_needed', 'not_permitted'])
  expect((await aoi.client.withdrawals.get({ withdrawalId: stopped })).moves.stop).toBeNull()
  expect((await nao.client.withdrawals.get({ withdrawalId: stopped })).moves.stop).toBe('not_permitted')
  const { items, counts } = await aoi.client.withdrawals.list({ view: 'held' })
  expect(items.map(({ id }) => id)).toEqual([stopped])
  expect(counts).toMatchObject({ waiting: 0, held: 1 })
  await aoi.client.withdrawals.stop({ withdrawalId: stopped, reason: REASON.stop })
  expect(await mori.client.withdrawals.get({ withdrawalId: stopped })).toMatchObject({
    ...{ state: 'stopped', reason: REASON.stop },
  })
  await passHold(...everybody)
  expect(await standing()).toEqual(SHOWN_AGAIN)

  const third = await proposalFrom(aoi, await nextOfMember())
  const { withdrawalId } = await aoi.client.withdrawals.propose(third)
  await showSecondFactor(story, mori)
  await approveAs(mori, withdrawalId)
  await story.turn()
  expect(await standing()).toEqual(SHOWN_AGAIN)
  await passHold(...everybody)
  expect(await standing()).toEqual(WITHDRAWN)
  expect(await mori.client.withdrawals.get({ withdrawalId })).toMatchObject({ delivery: 'delivered' })

  // and back, proposed by the second and approved by the first
  const draft = await mori.client.withdrawals.prepareReversal({ withdrawalId })
  const evidence = draft.candidates.filter(({ suggested }) => suggested).map(({ ref }) => ref)
  const reversing = { withdrawalId, evidence, template: null, text: '会員登録を再開いたしました。', note: '' }
  const wrong = { ...reversing, lastFour: '0000' }
  expect((await mori.ask('/withdrawals/proposeReversal', wrong)).refusal).toBe('last_four_wrong')
  const reversal = await mori.client.withdrawals.proposeReversal({ ...reversing, lastFour: MEMBER_ID.slice(-4) })
  expect((await mori.client.withdrawals.get(reversal)).moves.approve).toBe('own_proposal')
  await showSecondFactor(story, aoi)
  await approveAs(aoi, reversal.withdrawalId)
  await story.turn()
  expect(await standing()).toEqual(WITHDRAWN)
  await passHold(...everybody)
  expect(await standing()).toEqual(BACK)
  expect(await aoi.client.withdrawals.get(reversal)).toMatchObject({ delivery: 'delivered' })
  expect(await refusalOf(aoi.client.withdrawals.stop({ ...reversal, reason: REASON.stop }))).not.toBe('was allowed')
})
