import { readFileSync } from 'node:fs'
import { factor as enFactor } from '@mimamori/copy/factor/en'
import { factor as jaFactor } from '@mimamori/copy/factor/ja'
import { notices as noticesEn } from '@mimamori/copy/notices/en'
import { notices as noticesJa } from '@mimamori/copy/notices/ja'
import { security as enSecurity } from '@mimamori/copy/security/en'
import { security as jaSecurity } from '@mimamori/copy/security/ja'
import { standards as standardsEn } from '@mimamori/copy/standards/en'
import { standards as standardsJa } from '@mimamori/copy/standards/ja'
import { standardLineText } from '@mimamori/copy/standards/standard-lines'
import { standardProposals as proposalsEn } from '@mimamori/copy/standards/standard-proposals.en'
import { standardProposals as proposalsJa } from '@mimamori/copy/standards/standard-proposals.ja'
import { standardsPage as pageEn } from '@mimamori/copy/standards/standards-page.en'
import { standardsPage as pageJa } from '@mimamori/copy/standards/standards-page.ja'
import { monthOf } from '@mimamori/policy/breakdown/japan-month'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { expect, pressTabTo, test, waitForVisible } from './journey-fixtures.ts'
import { STEP_UP_EXPIRY_MS, showSecondFactor, signInAt } from './month-steps.ts'
import { postRatedClients } from './standard-members.ts'

const COPY = {
  ja: { ...standardsJa, ...pageJa, ...proposalsJa, confirm: { ...jaSecurity, ...jaFactor }.confirm },
  en: { ...standardsEn, ...pageEn, ...proposalsEn, confirm: { ...enSecurity, ...enFactor }.confirm },
}
/** past the half minute whose code set up the authenticators: each code is taken once */
const AHEAD = 60_000
const LATER = AHEAD + STEP_UP_EXPIRY_MS
/** a day that has not come by any of these clocks */
const FAR_AHEAD = 5 * 86_400_000
const NOTICES = { ja: noticesJa, en: noticesEn }
const STANDARD = 'certified_client'
const standardOf = (standard: string) => SHIPPED_STANDARDS.standards.find(({ id }) => id === standard)
const nameOf = (language: 'ja' | 'en', standard = STANDARD) => standardOf(standard)?.name[language] ?? ''

/** The Japanese line of the notice about the rating of certified clients, with another threshold. */
function ratingLine(threshold: number): string {
  const line = standardOf(STANDARD)?.lines.find(({ criteria }) => criteria.some(({ id }) => id === 'rating'))
  if (!line) throw new Error('no line about the rating')
  const criteria = line.criteria.map((criterion) =>
    criterion.id === 'rating'
      ? { ...criterion, anyOf: criterion.anyOf.map((comparison) => ({ ...comparison, threshold })) }
      : criterion,
  )
  return standardLineText({ ...line, criteria }, 'ja')
}

const press = async (page: Page, name: string | RegExp) => {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' })
  await expect(button).toBeEnabled()
  await button.press('Enter')
}

/** The part of the page about one standard, once it says how many hold it. */
const heldBy = (page: Page, language: 'ja' | 'en', n: number) =>
  page.getByRole('region', { name: nameOf(language), exact: true }).getByText(COPY[language].holders(String(n)))

for (const [speaks, other] of [
  ['ja', 'en'],
  ['en', 'ja'],
] as const) {
  test(`a lead who reads ${speaks} moves a threshold with the keys, sees who gains by it and proposes it; another approves, and exactly they gain`, async ({
    page,
    browser,
    baseURL,
    pair,
    mouse,
  }) => {
    const [one, two] = [COPY[speaks], COPY[other]]
    const [aoi, mori] = [
      await addStaff(pair.desk, 'aoi', 'lead', speaks),
      await addStaff(pair.desk, 'mori', 'lead', other),
    ]
    pair.desk.moveClock(AHEAD)
    await postRatedClients(pair, { 'U-1': 490, 'U-2': 472, 'U-3': 450 })
    await signInAt(page, `/standards?standard=${STANDARD}`, aoi, one.title, AHEAD)
    await press(page, one.evaluateNow)
    await waitForVisible(heldBy(page, speaks, 1))

    // by the keys alone: two large steps to the left, and one back
    await pressTabTo(page, page.locator('[data-criterion=rating] button'))
    await page.keyboard.press('Enter')
    const slider = page.getByRole('slider')
    await pressTabTo(page, slider)
    await expect(slider).toHaveAttribute('aria-valuenow', '480')
    for (const key of ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'ArrowLeft', 'ArrowRight']) await page.keyboard.press(key)
    await expect(slider).toHaveAttribute('aria-valuenow', '470')
    await expect(page.locator('[data-would]')).toHaveText(one.would('2', '+1'))
    await press(page, one.tryOut)
    const gained = page.locator(`[data-count="${STANDARD} granted"]`)
    await waitForVisible(gained)
    await expect(gained).toHaveText('1')
    await gained.press('Enter')
    await expect(page.locator('[data-member]')).toHaveText(['U-2'])

    await press(page, one.propose)
    await expect(page.getByRole('alert')).toHaveText(one.reasonNeeded)
    await pressTabTo(page, page.getByLabel(one.reason))
    await page.keyboard.type('評価の分布に合わせるため')
    await press(page, one.propose)
    await waitForVisible(page.getByRole('heading', { level: 2, name: one.pending }))
    await expect(page.getByRole('button', { name: one.approve })).toHaveCount(0)
    expect(mouse).toEqual([])

    // who approves shows a second factor anew
    const locale = other === 'ja' ? 'ja-JP' : 'en-US'
    const second = await (await browser.newContext({ baseURL: baseURL ?? '', locale })).newPage()
    await signInAt(second, '/standards?tab=versions', mori, two.title, AHEAD)
    pair.desk.moveClock(LATER)
    await waitForVisible(second.getByText('評価の分布に合わせるため'))
    await press(second, two.approve)
    await showSecondFactor(second, two.confirm, mori, LATER)
    await waitForVisible(second.getByText(two.noPending))
    await second.getByRole('tab', { name: two.tabs.standards }).press('Enter')
    await second.getByRole('button', { name: nameOf(other) }).press('Enter')
    await waitForVisible(heldBy(second, other, 2))
    await second.getByRole('tab', { name: two.tabs.changes }).press('Enter')
    const bar = second.getByRole('figure', { name: nameOf(other), exact: true }).locator('[data-bar$=granted]')
    await bar.press('Enter')
    await expect(second.locator('[data-behind] [data-member]')).toHaveText([/^U-1/, /^U-2/])

    // the marketplace shows the badge, and the next notice says the new figure
    await second.goto(pair.marketplace.url)
    const holder = second.locator('table.standards tr', { hasText: 'U-2' })
    await expect(holder.locator('.badge')).toHaveText([nameOf('ja', 'verified_client'), nameOf('ja')])
    await second.goto(`${baseURL}/notices`)
    await second
      .getByRole('button', {
        name: NOTICES[other].begin(monthOf(new Date(Date.now() + LATER).toISOString())),
      })
      .press('Enter')
    await expect(second.frameLocator('iframe').getByText(ratingLine(470))).toBeVisible()
  })
}

test('a dry run of standards that do not fit together is not begun, and what is wrong stands at its field', async ({
  page,
  pair,
}) => {
  const copy = COPY.ja
  const aoi = await addStaff(pair.desk, 'aoi', 'lead', 'ja')
  pair.desk.moveClock(AHEAD)
  await signInAt(page, '/standards', aoi, copy.title, AHEAD)
  const days = page.getByLabel(copy.maxAgeDays)
  await days.fill('999')
  await expect(page.getByText(copy.flaws.days_out_of_range)).toBeVisible()
  await expect(page.getByRole('button', { name: copy.tryOut })).toBeDisabled()
  await press(page, copy.resetAll)
  await expect(days).toHaveValue(String(SHIPPED_STANDARDS.maxAgeDays))
})

test('a threshold is dragged with the pointer, typed exactly, and put back', async ({ page, pair }) => {
  const copy = COPY.ja
  const aoi = await addStaff(pair.desk, 'aoi', 'lead', 'ja')
  pair.desk.moveClock(AHEAD)
  await signInAt(page, `/standards?standard=${STANDARD}&criterion=rating`, aoi, copy.title, AHEAD)
  const slider = page.getByRole('slider')
  const line = await slider.boundingBox()
  if (!line) throw new Error('no line is drawn')
  const [x, y] = [line.x + line.width / 2, line.y + line.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 120, y, { steps: 4 })
  await page.mouse.up()
  await expect(slider).toHaveAttribute('aria-valuenow', /^4[0-7]\d$/)
  // without a button down nothing is dragged
  const dragged = await slider.getAttribute('aria-valuenow')
  await page.mouse.move(x, y, { steps: 4 })
  await expect(slider).toHaveAttribute('aria-valuenow', dragged ?? '')
  await page.getByLabel(copy.threshold, { exact: true }).fill('４．７５')
  await expect(slider).toHaveAttribute('aria-valuenow', '475')
  await press(page, copy.reset)
  await expect(slider).toHaveAttribute('aria-valuenow', '480')
  await expect(page.locator('[data-draft-bar]')).toHaveCount(0)
})

test('a change with a first day says that everybody is evaluated anew then; its members are exported after a second factor', async ({
  page,
  pair,
}) => {
  const copy = COPY.ja
  const aoi = await addStaff(pair.desk, 'aoi', 'lead', 'ja')
  pair.desk.moveClock(AHEAD)
  // below the threshold of now, so that the evaluation of the day changes neither
  await postRatedClients(pair, { 'U-1': 472, 'U-2': 450 })
  await signInAt(page, `/standards?standard=${STANDARD}&criterion=rating`, aoi, copy.title, AHEAD)
  await page.getByLabel(copy.threshold, { exact: true }).fill('4.7')
  await press(page, copy.tryOut)
  await waitForVisible(page.getByText(copy.proposeNext))
  await page.getByRole('radio', { name: copy.onDay }).press('Space')
  await expect(page.getByText(copy.proposeNext)).toHaveCount(0)
  await expect(page.getByText(copy.proposeNextOnDay)).toBeVisible()
  await page.getByLabel(copy.firstDay).fill(new Date(Date.now() + FAR_AHEAD).toISOString().slice(0, 10))
  await page.getByLabel(copy.reason).fill('評価の分布に合わせるため')
  await press(page, copy.propose)
  // the form of the proposal has these words, too
  const pending = page.getByRole('region', { name: copy.pending })
  await waitForVisible(pending.getByText(copy.evaluatedOnDay))

  pair.desk.moveClock(LATER)
  await press(page, copy.exportCsv)
  const download = page.waitForEvent('download')
  await showSecondFactor(page, copy.confirm, aoi, LATER)
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^standards-dry-run-\d{4}-\d\d-\d\d\.csv$/)
  expect(readFileSync(await file.path(), 'utf8')).toContain(`U-1,${nameOf('ja')},${copy.changes.granted},`)
})
