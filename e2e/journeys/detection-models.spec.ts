import type {
  DetectionModelsState,
  KitResult,
  KitState,
  ModelLine,
  ShadowState,
} from '@mimamori/contract/detection/detection-models-contract'
import { detectionModels as words } from '@mimamori/copy/detection-models/ja'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { Label, ModelFigures } from '@mimamori/policy/detection/model-figures'
import { measureGates } from '@mimamori/policy/detection/model-gates'
import type { Locator, Page, Route } from '@playwright/test'
import { claimCases, decisionRequest } from '../harness/case-requests.ts'
import { adviseFor, NO_VIOLATION } from '../harness/decision-choices.ts'
import { createAccount, signIn } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import { connectionPool, createExamples, preparedJob, sendRequests } from '../harness/intake-requests.ts'
import { UNDO_OVER_MS } from '../harness/undo-window.ts'
import { checkAccessibility } from './accessibility-checks.ts'
import { openAs } from './demo-months.ts'
import {
  expect,
  interceptRequests,
  openFirstOf,
  test,
  waitForDecidingFloor,
  waitForVisible,
} from './journey-fixtures.ts'

const KIT_ID = '01980000-0000-7000-8000-000000000000'
const VERSION = 'c0ffee00'
const MADE_AT = '2026-11-24T01:00:00.000Z'
const CASES = 3

const answers = { texts: 60, violations: 30, agreed: 59, found: 30, flagged: 31 }
const FIGURES: ModelFigures = {
  trainedOn: 180,
  baseTexts: 400,
  passedJobs: 200,
  challenger: answers,
  champion: { ...answers, agreed: 31, found: 1, flagged: 1 },
  challengerBase: { honest: 200, flagged: 1 },
  championBase: { honest: 200, flagged: 1 },
}
const CHALLENGER: ModelLine = {
  silenced: [],
  version: VERSION,
  state: 'challenger',
  madeAt: MADE_AT,
  madeBy: 'aoi',
  figures: FIGURES,
  gates: [...measureGates(FIGURES, 200)],
  comparedWith: null,
  activatedAt: null,
  activatedBy: null,
  follows: null,
  retiredAt: null,
  reason: '',
}

const SHADOW: ShadowState = {
  texts: 1,
  flagged: 1,
  right: 'earned',
  measure: {
    passed: [
      { category: 'mlm', level: 'standard', n: 9 },
      { category: 'mlm', level: null, n: 391 },
    ],
    missedByRules: [{ category: 'mlm', level: 'standard', n: 4 }],
  },
  expected: null,
}

const FLAGS = { champion: VERSION, measured: { honest: 400, flagged: 9 }, steppedBack: null, leftMessages: null }

const caseText = (n: number) => ({
  title: `お仕事のご依頼 ${n}`,
  body: n === 1 ? '合言葉をお伝えします。' : '納品例を共有します。',
})

/** The desk’s answers to a page while a challenger is in shadow, tested, activated and rolled back: learning one takes minutes. */
async function playChallenger(page: Page, present: DetectionModelsState): Promise<Label[]> {
  const given: Label[] = []
  let step: 'shadow' | 'active' | 'rolled back' = 'shadow'
  let reason = ''
  const champion: ModelLine = { ...CHALLENGER, state: 'champion', activatedAt: MADE_AT, activatedBy: 'aoi' }
  const state = (): DetectionModelsState => {
    const tested = given.length === CASES
    const kit = { id: KIT_ID, cases: CASES, answers: given.length, finishedAt: tested ? MADE_AT : null }
    const moves = { ...present.moves, refit: 'nothing_to_learn', begin: 'not_challenger' } as const
    if (step === 'active')
      return { ...present, champion, standing: FLAGS, moves: { ...moves, activate: 'not_challenger', rollback: null } }
    if (step === 'rolled back')
      return { ...present, history: [{ ...champion, state: 'retired', retiredAt: MADE_AT, reason }], moves }
    return {
      ...present,
      challenger: { ...CHALLENGER, shadow: SHADOW },
      kit: given.length > 0 ? kit : null,
      moves: { ...moves, begin: null, activate: tested ? null : 'kit_unfinished' },
    }
  }
  const results = (): KitResult[] =>
    given.map((own, n) => ({ caseId: `${n}`, text: caseText(n), own, desk: own, challenger: own, champion: 'none' }))
  const kit = (): KitState => {
    const n = given.length
    const next = n < CASES ? ({ n, type: 'job', text: caseText(n) } as const) : null
    const done = next === null ? { finishedAt: MADE_AT, results: results() } : { finishedAt: null, results: null }
    return { id: KIT_ID, model: VERSION, cases: CASES, answered: n, next, ...done }
  }
  const play = (call: string, answer: (input: never) => unknown) =>
    interceptRequests(page, `**/detectionModels/${call}*`, (route: Route) => {
      const input = (route.request().postDataJSON() as { json?: unknown } | null)?.json
      return route.fulfill({ json: { json: answer(input as never) } })
    })
  await play('state', state)
  await play('beginKit', () => ({ kitId: KIT_ID }))
  await play('kit', kit)
  await play('answer', ({ answer }: { answer: Label }) => {
    given.push(answer)
    return { finished: given.length === CASES }
  })
  await play('activate', () => {
    step = 'active'
    return { active: true }
  })
  await play('rollBack', (input: { reason: string }) => {
    ;[step, reason] = ['rolled back', input.reason]
    return { to: null }
  })
  return given
}

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const press = async (page: Page, name: string | RegExp) => {
  await expect(page.getByRole('button', { name })).toBeEnabled()
  await page.getByRole('button', { name }).press('Enter')
}

test.use({ speaks: 'ja' })

test('a lead answers the test kit of a model in shadow by keys, activates the model, and rolls it back with a reason', {
  tag: '@verify',
}, async ({ page, pair: { desk } }) => {
  const found: string[] = []
  const { client, cookie } = await signIn(desk.url, await createAccount(desk, 'rin', 'lead', 'ja'))
  const given = await playChallenger(page, await client.detectionModels.state())
  await openAs(page, cookie, '/models', words.title)
  await waitForVisible(part(page, words.champion).getByText(words.shippedNote))
  await expect(part(page, words.challenger).getByRole('table', { name: words.gates })).toBeVisible()
  await expect(part(page, words.challenger).getByRole('table', { name: words.measured.title })).toBeVisible()
  await waitForVisible(part(page, words.refit).getByText(words.refusals.nothing_to_learn))
  await expect(page.getByRole('button', { name: words.activate })).toBeDisabled()
  await expect(part(page, words.challenger)).toContainText(words.refusals.kit_unfinished)
  await checkAccessibility(page, 'models', found)

  await press(page, words.kitBegin)
  await waitForVisible(page.getByRole('heading', { level: 1, name: words.kitTitle }))
  await checkAccessibility(page, 'kit', found)
  for (const [n, key] of ['8', '4', '8'].entries()) {
    await waitForVisible(page.getByText(words.kitProgress(String(n + 1), String(CASES))))
    await expect(page.getByRole('article')).toContainText(caseText(n).body)
    await waitForDecidingFloor(page)
    await page.keyboard.press(key)
  }
  await waitForVisible(page.getByText(words.kitDoneNote('3', '3', '3')))
  expect(given).toEqual(['none', CATEGORIES[3], 'none'])
  await expect(page.getByRole('row')).toHaveCount(CASES + 1)
  await checkAccessibility(page, 'kit results', found)

  await page.getByRole('link', { name: words.back }).press('Enter')
  await waitForVisible(part(page, words.challenger).getByText(words.shadow('1', '1')))
  await press(page, words.activate)
  await waitForVisible(page.getByTestId('announcer').getByText(words.activated(VERSION)))
  await waitForVisible(part(page, words.champion).getByText(words.standing.flags('9', '400')))
  await expect(part(page, words.challenger)).toContainText(words.noChallenger)
  await expect(part(page, words.champion)).toContainText(words.activatedBy('aoi'))

  await press(page, words.rollBack)
  await page.getByRole('textbox', { name: words.reason }).fill('誤検出が増えた')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('textbox', { name: words.reason })).toHaveCount(0)
  await waitForVisible(part(page, words.champion).getByText(words.shippedNote))
  await expect(part(page, words.history)).toContainText(words.rolledBackNote('誤検出が増えた'))
  await checkAccessibility(page, 'model history', found)
  expect(found).toEqual([])
})

test('a moderator sees the passages for which a text reads like violations, and that it does', {
  tag: '@verify',
}, async ({ page, pair, me, copy }) => {
  test.skip(process.env.E2E_MODEL === 'off', 'there is no model that reads')
  await openFirstOf(['在宅のお仕事'], { page, pair, me, copy })
  await waitForVisible(page.getByText(copy.detection.reasons.reads_like_violations ?? '').first())
  const marked = (await page.getByRole('main').locator('mark.passage').allInnerTexts()).join('')
  expect(marked).toContain('LINE')
})

const DECIDED_JOBS = 240
const EXAMPLES = createExamples(7)
const pick = (from: readonly string[], n: number) => from[n % from.length] ?? ''
const violates = (n: number) => n % 2 === 0

/** Even ones solicit in words that neither the rules nor the shipped model know. */
function wordedJob(n: number) {
  const word = pick(['みかん', 'すいか', 'ぶどう', 'さくら', 'もみじ', 'つばめ', 'すずめ'], n >> 1)
  const told = violates(n)
    ? `続きは緑の輪の広場で、合言葉「${word}」を告げた方にだけ内緒でお伝えします。`
    : `参考として、${word}を題材にした過去の納品例を契約後に共有します。`
  const at = new Date().toISOString()
  return {
    id: `W-${n}`,
    clientId: `U-${7000 + n}`,
    title: `お仕事のご依頼 ${n}`,
    // an honest text of its own around it: what is nearly the same text is one label
    description: `${EXAMPLES.job(`W-${n}`, 'clean').description}\n${told}`,
    format: 'project',
    category: 'ライティング',
    reward: { type: 'fixed', min: 3000, max: 3000 },
    seats: 1,
    postedAt: at,
    updatedAt: at,
    engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 },
  } as const
}

/** Post such jobs and have a moderator decide each, for good. */
async function decideJobs(desk: DeskProcess): Promise<void> {
  const pool = connectionPool(desk.url, 8)
  const jobs = Array.from({ length: DECIDED_JOBS }, (_, n) => preparedJob(desk.apiKey, wordedJob(n)))
  await sendRequests(pool, jobs, 8)
  const moderator = await signIn(desk.url, await createAccount(desk, 'mori'))
  const held = await claimCases(pool, moderator, DECIDED_JOBS)
  const choiceFor = (id: string) => (violates(Number(id.slice(2))) ? adviseFor('direct_deal') : NO_VIOLATION)
  await sendRequests(
    pool,
    held.map((each) => decisionRequest(moderator, each, choiceFor(each.target.id))),
    8,
  )
  desk.moveClock(UNDO_OVER_MS)
  await pool.close()
}

test('what a lead has learned on the thread of a built desk ends as a challenger', { tag: '@verify' }, async ({
  page,
  pair: { desk },
}) => {
  test.skip(process.env.E2E_MODEL === 'off', 'there is no model to learn')
  // the thread that learns gets the least of a busy machine
  test.slow()
  await decideJobs(desk)
  const { cookie } = await signIn(desk.url, await createAccount(desk, 'aoi', 'lead', 'ja'))
  await openAs(page, cookie, '/models', words.title)
  await waitForVisible(part(page, words.refit).getByText(words.newDecisionsFirst(String(DECIDED_JOBS))))
  await press(page, words.refitNow)
  await expect(part(page, words.challenger).getByRole('table', { name: words.gates })).toBeVisible({ timeout: 900_000 })
  await waitForVisible(part(page, words.refit).getByText(words.refusals.nothing_to_learn))
})
