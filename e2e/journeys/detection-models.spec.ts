import { detectionModels as en } from '@mimamori/copy/detection-models/en'
import { detectionModels as ja } from '@mimamori/copy/detection-models/ja'
import { copy as enCopy } from '@mimamori/copy/en'
import { security } from '@mimamori/copy/security/ja'
import type { Locator, Page } from '@playwright/test'
import { claimCases, decisionRequest } from '../harness/case-requests.ts'
import { adviseFor, NO_VIOLATION } from '../harness/decision-choices.ts'
import { addStaff, createAccount, signIn } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import { connectionPool, preparedJob, sendRequest, sendRequests } from '../harness/intake-requests.ts'
import { UNDO_OVER_MS } from '../harness/undo-window.ts'
import { checkAccessibility } from './accessibility-checks.ts'
import { caseTitle, expect, openSignedIn, test, waitForKeyGuard, waitForVisible } from './journey-fixtures.ts'
import { showSecondFactor } from './month-steps.ts'

const DECIDED_JOBS = 240
const GREETINGS = ['はじめまして。', 'ご覧いただきありがとうございます。', '急募です。', '継続案件のご相談です。']
const TASKS = [
  '商品紹介文の作成をお願いします。一本二千文字です。',
  '名刺のデザインを二案お願いします。',
  '会議の録音を文字に起こしてください。',
  '通販サイトの写真を切り抜いてください。',
  '週に三回、更新作業を手伝ってください。',
]
const WORDS = ['みかん', 'すいか', 'ぶどう', 'さくら', 'もみじ', 'つばめ', 'すずめ']
const pick = (from: readonly string[], n: number) => from[n % from.length] ?? ''

const violates = (n: number) => n % 2 === 0

/** Even ones solicit in words that neither the rules nor the shipped model know. */
function wordedJob(n: number) {
  const word = pick(WORDS, n >> 1)
  const told = violates(n)
    ? `続きは緑の輪の広場で、合言葉「${word}」を告げた方にだけ内緒でお伝えします。`
    : `参考として、${word}を題材にした過去の納品例を契約後に共有します。`
  const at = new Date().toISOString()
  return {
    id: `W-${n}`,
    clientId: `U-${7000 + n}`,
    title: `お仕事のご依頼 ${n}`,
    description: `${pick(GREETINGS, n >> 1)}${pick(TASKS, n >> 2)}${told}`,
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

async function postJob({ url, apiKey }: DeskProcess, n: number): Promise<void> {
  const pool = connectionPool(url, 1)
  await sendRequest(pool, preparedJob(apiKey, wordedJob(n)))
  await pool.close()
}

const part = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const press = async (page: Page, name: string | RegExp) => {
  await expect(page.getByRole('button', { name })).toBeEnabled()
  await page.getByRole('button', { name }).press('Enter')
}

test.use({ speaks: 'en' })

test('a model learns from decisions, runs in shadow, is activated after a test kit, flags a reworded job, and is rolled back', async ({
  page,
  browser,
  baseURL,
  pair: { desk },
  me,
  copy,
}) => {
  test.skip(process.env.E2E_MODEL === 'off', 'there is no model to learn')
  // the thread that learns gets the least of a busy machine
  test.slow()
  const newPage = async (locale: string) =>
    await (await browser.newContext({ baseURL: baseURL ?? '', locale })).newPage()
  const found: string[] = []
  const aoi = await signIn(desk.url, await createAccount(desk, 'aoi', 'lead', 'ja'))
  const rin = await addStaff(desk, 'rin', 'lead', 'en')
  await decideJobs(desk)

  // the first lead, in Japanese: learns a model, which passes and runs in shadow
  const lead = await newPage('ja-JP')
  await openSignedIn(lead, copy, aoi, { at: '/models', there: ja.title })
  await waitForVisible(part(lead, ja.champion).getByText(ja.shippedNote))
  await waitForVisible(part(lead, ja.refit).getByText(ja.newDecisionsFirst(String(DECIDED_JOBS))))
  await press(lead, ja.refitNow)
  // seconds of computing, on a busy machine many
  await expect(part(lead, ja.challenger).getByRole('table', { name: ja.gates })).toBeVisible({ timeout: 900_000 })
  // stored first, then in use: what arrives between is not read by it
  await waitForVisible(part(lead, ja.refit).getByText(ja.refusals.nothing_to_learn))
  await checkAccessibility(lead, 'models', found)
  await expect(lead.getByRole('button', { name: ja.activate })).toBeDisabled()
  await expect(part(lead, ja.challenger)).toContainText(ja.refusals.kit_unfinished)
  await postJob(desk, 1000)

  // the kit: three by keys on screen, the others the same way without it
  await press(lead, ja.kitBegin)
  await waitForVisible(lead.getByRole('heading', { level: 1, name: ja.kitTitle }))
  for (const n of [1, 2, 3]) {
    await waitForVisible(lead.getByText(ja.kitProgress(String(n), '30')))
    await waitForKeyGuard(lead)
    const told = (await lead.getByRole('article').textContent()) ?? ''
    await lead.keyboard.press(told.includes('合言葉') ? '4' : '8')
  }
  await waitForVisible(lead.getByText(ja.kitProgress('4', '30')))
  await checkAccessibility(lead, 'kit', found)
  const { detectionModels, queue } = aoi.client
  const kitId = new URL(lead.url()).searchParams.get('kit') ?? ''
  for (let n = 3; n < 30; n++) {
    const { next } = await detectionModels.kit({ kitId })
    const answer = next?.text?.body.includes('合言葉') ? 'direct_deal' : 'none'
    await detectionModels.answer({ kitId, n, answer })
  }
  await lead.reload()
  await waitForVisible(lead.getByText(ja.kitDoneNote('30', '30', '30')))
  await expect(lead.getByRole('row')).toHaveCount(31)
  await checkAccessibility(lead, 'kit results', found)

  await lead.getByRole('link', { name: ja.back }).press('Enter')
  await waitForVisible(part(lead, ja.challenger).getByText(ja.shadow('1', '1')))
  const version = (await detectionModels.state()).challenger?.version ?? ''
  await press(lead, ja.activate)
  const activated = lead.getByTestId('announcer').getByText(ja.activated(version))
  // learning may have taken longer than a second factor counts
  const code = lead.getByRole('dialog', { name: security.confirm }).locator('input[name=code]')
  await waitForVisible(activated.or(code))
  if (await code.isVisible()) await showSecondFactor(lead, security.confirm, aoi, 0)
  await waitForVisible(activated)
  await waitForVisible(part(lead, ja.champion).getByText(ja.championNote))
  await expect(part(lead, ja.challenger)).toContainText(ja.noChallenger)

  // a moderator, in English: the next reworded job is flagged, with the passages that read like violations
  await postJob(desk, 1002)
  await openSignedIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForVisible(caseTitle(page).getByText(wordedJob(1002).title))
  await waitForVisible(page.getByText(enCopy.detection.reasons.reads_like_violations ?? '').first())
  const marked = (await page.getByRole('main').locator('mark.passage').allInnerTexts()).join('')
  expect(marked).toContain('合言葉')

  // the second lead, in English: back to the shipped model
  const other = await newPage('en-US')
  await openSignedIn(other, copy, rin, { at: '/models', there: en.title })
  await expect(part(other, en.champion)).toContainText(en.activatedBy('aoi'))
  await press(other, en.rollBack)
  await other.getByRole('textbox', { name: en.reason }).fill('too many false flags')
  await other.keyboard.press('Control+Enter')
  await expect(other.getByRole('textbox', { name: en.reason })).toHaveCount(0)
  await waitForVisible(part(other, en.champion).getByText(en.shippedNote))
  await expect(part(other, en.history)).toContainText(en.rolledBackNote('too many false flags'))
  await checkAccessibility(other, 'model history', found)
  await postJob(desk, 1004)
  const flagged = await queue.list({ view: 'flagged' })
  expect(found).toEqual([])
  expect(JSON.stringify(flagged)).not.toContain(wordedJob(1004).title)
})
