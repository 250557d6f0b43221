import { standardLineText } from '@mimamori/copy/standards/standard-lines'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { afterEach, expect, test } from 'vitest'
import { type DeskStory, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { readSitePage } from '../testing/story-notices.ts'
import { evaluateAll, tellRatedClients } from '../testing/story-standards.ts'
import { evaluationsDone } from './run-evaluation.ts'

let story: DeskStory
afterEach(() => story.close())

const STANDARD = 'certified_client'
const REASON = '評価の分布に合わせるため'
const MONTH = '2026-11'
const nameOf = (standard: string) => SHIPPED_STANDARDS.standards.find(({ id }) => id === standard)?.name.ja ?? ''

/** The shipped standards with another threshold for the rating of certified clients, in hundredths. */
const ratedFrom = (threshold: number): StandardSet => ({
  ...SHIPPED_STANDARDS,
  standards: SHIPPED_STANDARDS.standards.map((standard) =>
    standard.id === STANDARD
      ? {
          ...standard,
          lines: standard.lines.map((line) => ({
            ...line,
            criteria: line.criteria.map((criterion) =>
              criterion.id === 'rating'
                ? { ...criterion, anyOf: criterion.anyOf.map((comparison) => ({ ...comparison, threshold })) }
                : criterion,
            ),
          })),
        }
      : standard,
  ),
})

/** The line of the notice about that rating. */
function ratingLine(threshold: number): string {
  const standard = ratedFrom(threshold).standards.find(({ id }) => id === STANDARD)
  const line = standard?.lines.find(({ criteria }) => criteria.some(({ id }) => id === 'rating'))
  return line ? standardLineText(line, 'ja') : ''
}

async function tryOut({ client }: StoryPerson, standards: StandardSet): Promise<string> {
  const { runId } = await client.standards.tryOut({ standards: structuredClone(standards) as never })
  await evaluationsDone(story.app)
  return runId ?? ''
}

const holders = async ({ client }: StoryPerson) => (await client.standards.state()).holders[STANDARD]?.held ?? 0

test('a lead tries a lower threshold, sees who gains by it and proposes it; another approves, and exactly they gain', async () => {
  story = await openStory()
  const aoi = await story.signIn('lead')
  let mori = await story.signIn('lead')
  await tellRatedClients(story, { 'U-1': 490, 'U-2': 472, 'U-3': 450 })
  await evaluateAll(story)
  expect(await holders(aoi)).toBe(1)

  const runId = await tryOut(aoi, ratedFrom(470))
  expect((await aoi.client.standards.dryRun({ runId })).counts[STANDARD]).toEqual({ granted: 1 })
  const { lines } = await aoi.client.standards.forecast({ runId, standard: STANDARD, change: 'granted' })
  expect(lines.map(({ memberId }) => memberId)).toEqual(['U-2'])
  expect(await holders(aoi)).toBe(1)

  expect(await aoi.ask('/standards/propose', { runId, from: null, reason: ' ' })).toMatchObject({
    refusal: 'reason_required',
  })
  const { versionId, hash } = await aoi.client.standards.propose({ runId, from: null, reason: REASON })
  expect((await aoi.client.standards.state()).moves.approve).toBe('own_proposal')

  // who approves shows a second factor anew
  story.wait(6 * 60)
  expect((await mori.client.standards.state()).pending).toMatchObject({ id: versionId, reason: REASON, intact: true })
  expect(await mori.ask('/standards/approve', { versionId, hash, runId })).toMatchObject({
    refusal: 'step_up_required',
  })
  mori = await story.signInAgain(mori)
  await mori.client.standards.approve({ versionId, hash, runId })
  await evaluationsDone(story.app)
  expect(await mori.client.standards.state()).toMatchObject({ pending: null, inForce: { number: 1 } })
  expect(await holders(mori)).toBe(2)
  const { months } = await mori.client.standards.history()
  expect(months.at(-1)).toMatchObject({ month: MONTH, counts: { [STANDARD]: { granted: 2 } } })
  const bar = await mori.client.standards.changes({ month: MONTH, standard: STANDARD, change: 'granted' })
  expect(bar.lines.map(({ memberId }) => memberId).sort()).toEqual(['U-1', 'U-2'])

  // the marketplace shows the badges, and the next notice says the new figure
  await story.turn()
  const page = await readSitePage(story, '/')
  const [table = ''] = /<table class="standards".*?<\/table>/s.exec(page) ?? []
  const row = table.split('<tr').find((each) => each.includes('U-2')) ?? ''
  expect([...row.matchAll(/class="badge"[^>]*>([^<]*)/g)].map(([, badge]) => badge)).toEqual([
    nameOf('verified_client'),
    nameOf(STANDARD),
  ])
  const { noticeId } = await mori.client.notices.begin({ month: MONTH })
  const { documents } = await mori.client.notices.get({ noticeId })
  expect(documents[0]?.html).toContain(ratingLine(470))
})

test('a dry run of standards that do not fit together is not begun', async () => {
  story = await openStory()
  const aoi = await story.signIn('lead')
  const standards = structuredClone({ ...SHIPPED_STANDARDS, maxAgeDays: 999 }) as never
  const { runId, flaws } = await aoi.client.standards.tryOut({ standards })
  expect(runId).toBeNull()
  expect(flaws).toMatchObject([{ code: 'days_out_of_range', at: 'maxAgeDays' }])
  expect((await aoi.client.standards.state()).runs).toEqual([])
})

test('a change with a first day is in force from that day, and everybody is evaluated anew then; its members are exported after a second factor', async () => {
  story = await openStory()
  let [aoi, mori] = [await story.signIn('lead'), await story.signIn('lead')]
  // below the threshold of now, so that the evaluation of the day before changes neither
  await tellRatedClients(story, { 'U-1': 472, 'U-2': 450 })
  await evaluateAll(story)
  const runId = await tryOut(aoi, ratedFrom(470))
  const proposed = { runId, from: '2026-11-29', reason: REASON }
  const { versionId, hash } = await aoi.client.standards.propose(proposed)
  expect((await aoi.client.standards.state()).pending?.beginsAt).toBe('2026-11-28T15:00:00.000Z')

  story.wait(6 * 60)
  expect(await aoi.ask('/standards/export', { runId })).toMatchObject({ refusal: 'step_up_required' })
  aoi = await story.signInAgain(aoi)
  const { name, csv } = await aoi.client.standards.export({ runId })
  expect(name).toBe('standards-dry-run-2026-11-24.csv')
  expect(csv).toContain(`U-1,${nameOf(STANDARD)},付与,`)

  mori = await story.signInAgain(mori)
  expect((await mori.client.standards.approve({ versionId, hash, runId })).runId).toBeNull()
  await story.turn()
  await evaluationsDone(story.app)
  expect(await holders(mori)).toBe(0)
  story.wait(5 * 86_400)
  await story.turn()
  await evaluationsDone(story.app)
  mori = await story.signInAgain(mori)
  expect(await mori.client.standards.state()).toMatchObject({ inForce: { number: 1 } })
  expect(await holders(mori)).toBe(1)
})
