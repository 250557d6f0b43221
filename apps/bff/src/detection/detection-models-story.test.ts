import { afterEach, expect, test } from 'vitest'
import { createLeaderJobs } from '../jobs/leader-jobs.ts'
import { decideWordedJobs } from '../testing/decided-jobs.ts'
import { type DeskStory, openStory } from '../testing/desk-story.ts'
import { useModel, VERANDA_MODEL } from './learned-model.test-support.ts'
import { learnFewTexts, wordedJob } from './worded-decisions.test-support.ts'

let story: DeskStory
afterEach(() => story.close())

const DECIDED_JOBS = 240
const KIT_CASES = 30

async function postWordedJob(n: number): Promise<string> {
  const { title, description } = wordedJob(n)
  const body = {
    id: `W-${n}`,
    clientId: `U-${7000 + n}`,
    title,
    description,
    format: 'project',
    category: 'ライティング',
  }
  const facts = {
    reward: { type: 'fixed', min: 3_000, max: 3_000 },
    engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 },
  }
  await story.site.post({ kind: 'job', truth: 'clean', body: { ...body, ...facts } })
  return title
}

/** So many honest jobs of the same voice arrive, and are passed. */
const passHonestJobs = (from: number, count: number) =>
  decideWordedJobs(
    story.server.testApp,
    from,
    from + count,
    () => false,
    (n) => wordedJob(2 * n + 1),
  )

/** The leader does what is due a minute later. */
async function leadersTurn() {
  story.wait(60)
  await createLeaderJobs(story.app, (_, work) => work())()
}

test('a model learns from decisions, is measured on the next 400 passed jobs, flags once two leads agreed, and steps back when dismissals rise', {
  timeout: 120_000,
}, async () => {
  story = await openStory()
  const { testApp } = story.server
  await decideWordedJobs(testApp, 0, DECIDED_JOBS)
  story.wait(0)
  const [aoi, rin, hana] = [await story.signIn('lead'), await story.signIn('lead'), await story.signIn('moderator')]
  const state = () => aoi.client.detectionModels.state()
  const standing = async () => (await aoi.client.trackRecord.show({ days: 30 })).standing
  expect(await state()).toMatchObject({
    champion: null,
    challenger: null,
    refit: { running: false, newDecisions: DECIDED_JOBS },
    moves: { refit: null, activate: 'not_challenger' },
  })
  expect(await standing()).toEqual({ champion: null, measured: null, steppedBack: null, leftMessages: null })

  await learnFewTexts(story.app)
  const { challenger, moves } = await state()
  expect(challenger?.gates.filter(({ passed }) => !passed)).toEqual([])
  expect(moves).toMatchObject({ refit: 'nothing_to_learn', activate: 'kit_unfinished' })
  const version = challenger?.version ?? ''
  expect(await aoi.ask('/detectionModels/refit', undefined)).toMatchObject({ refusal: 'nothing_to_learn' })
  expect(await aoi.ask('/detectionModels/activate', { version })).toMatchObject({ refusal: 'kit_unfinished' })

  // in shadow it flags nothing
  const shadowed = await postWordedJob(1000)
  const flaggedTitles = async () => (await hana.client.queue.list({ view: 'flagged' })).items.map(({ title }) => title)
  expect(await flaggedTitles()).not.toContain(shadowed)
  expect((await state()).challenger?.shadow).toMatchObject({ texts: 1, flagged: 1, right: 'measuring' })

  // one lead proposes it by a test kit
  const { kitId } = await aoi.client.detectionModels.beginKit({ version })
  for (let n = 0; n < KIT_CASES; n++) {
    const kit = await aoi.client.detectionModels.kit({ kitId })
    expect(kit).toMatchObject({ cases: KIT_CASES, answered: n, results: null })
    const answer = kit.next?.text?.body.includes('合言葉') ? 'direct_deal' : 'none'
    story.wait(20)
    expect(await aoi.client.detectionModels.answer({ kitId, n, answer })).toEqual({ finished: n === KIT_CASES - 1 })
  }
  const { results } = await aoi.client.detectionModels.kit({ kitId })
  expect(results).toHaveLength(KIT_CASES)
  expect(results?.filter(({ own, desk, challenger: other }) => own !== desk || own !== other)).toEqual([])

  // another agrees beforehand, and takes it back
  expect((await state()).moves.activate).toBe('own_kit')
  story.wait(6 * 60)
  expect(await rin.ask('/detectionModels/activate', { version })).toMatchObject({ refusal: 'step_up_required' })
  const again = await story.signInAgain(rin)
  expect(await again.client.detectionModels.activate({ version })).toEqual({ active: false })
  expect((await state()).moves).toMatchObject({ activate: 'already_agreed', withdrawAgreement: null })
  await aoi.client.detectionModels.withdrawAgreement()
  expect(await aoi.ask('/detectionModels/withdrawAgreement', undefined)).toMatchObject({ refusal: 'not_agreed' })
  expect(await again.client.detectionModels.activate({ version })).toEqual({ active: false })
  expect(await state()).toMatchObject({ champion: null, challenger: { version, activatedBy: 'lead' } })

  // it is measured on the next 400 passed jobs, and flags as soon as it may
  await passHonestJobs(2000, 399)
  await leadersTurn()
  expect((await state()).champion).toBeNull()
  await passHonestJobs(2399, 1)
  await leadersTurn()
  expect(await state()).toMatchObject({ champion: { version, activatedBy: 'lead' }, challenger: null })
  expect(await standing()).toMatchObject({ champion: version, measured: { honest: 400, flagged: 0 } })

  // the next reworded job is flagged, with the passages that read like violations
  await postWordedJob(1002)
  const held = await hana.client.cases.claimNext({ view: 'flagged' })
  if (!held || !('content' in held)) throw new Error('the reworded job is not flagged')
  expect(held.target).toEqual({ type: 'job', id: 'W-1002' })
  const { flags, content } = held
  expect(flags.map(({ reason }) => reason)).toContain('reads_like_violations')
  const marked = flags.flatMap(({ spans }) => spans.map(({ start, end }) => content.body.slice(start, end)))
  expect(marked.join('')).toContain('合言葉')

  // what it flags is dismissed, until it is too much
  await decideWordedJobs(
    testApp,
    3000,
    3058,
    () => false,
    (n) => (n % 2 === 0 ? {} : wordedJob(n + 1)),
  )
  await leadersTurn()
  expect((await state()).champion?.version).toBe(version)
  await passHonestJobs(4000, 342)
  await leadersTurn()
  expect(await state()).toMatchObject({ champion: null, challenger: { version, activatedBy: null } })
  expect(await standing()).toMatchObject({ champion: null, steppedBack: { version, honest: 400, flagged: 58 } })
  expect(await flaggedTitles()).not.toContain(await postWordedJob(1004))
})

test('a lead goes back to the shipped model alone, with a reason', async () => {
  story = await openStory()
  const rin = await story.signIn('lead')
  const { version } = VERANDA_MODEL
  await useModel(story.server.testApp, VERANDA_MODEL)
  const reason = 'too many false flags'
  expect(await rin.client.detectionModels.rollBack({ reason })).toEqual({ to: null })
  const after = await rin.client.detectionModels.state()
  expect(after.champion).toBeNull()
  expect(after.history.find((model) => model.version === version)).toMatchObject({ reason })
})

test('a desk without models says so to leads, and takes no level', async () => {
  story = await openStory({ MIMAMORI_MODEL: 'off' })
  const aoi = await story.signIn('lead')
  expect((await aoi.client.detectionModels.state()).levels).toBeNull()
})

test('a lead makes detection wider, and narrower for one category, with a reason', async () => {
  story = await openStory()
  const aoi = await story.signIn('lead')
  const levels = { desk: 'wide', categories: { other: 'strict' } } as const
  const refused = await aoi.ask('/detectionModels/setLevels', { levels, reason: ' ' })
  expect(refused).toMatchObject({ refusal: 'reason_required' })
  const reason = '見逃しが続いたため'
  await aoi.client.detectionModels.setLevels({ levels, reason })
  expect((await aoi.client.detectionModels.state()).levels).toMatchObject({
    inForce: levels,
    change: { by: 'lead', reason },
  })
})
