import { readFileSync } from 'node:fs'
import { factor } from '@mimamori/copy/factor/ja'
import { security } from '@mimamori/copy/security/ja'
import { standards } from '@mimamori/copy/standards/ja'
import { standardProposals } from '@mimamori/copy/standards/standard-proposals.ja'
import { standardsPage } from '@mimamori/copy/standards/standards-page.ja'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { Page } from '@playwright/test'
import { approveShippedStandards } from '../harness/approved-standards.ts'
import { addStaff } from '../harness/desk-accounts.ts'
import { openAs } from './demo-months.ts'
import { expect, pressTabTo, test, waitForVisible } from './journey-fixtures.ts'
import { STEP_UP_EXPIRY_MS, showSecondFactor } from './month-steps.ts'
import { postRatedClients } from './standard-members.ts'

const copy = { ...standards, ...standardsPage, ...standardProposals }
const { confirm } = { ...security, ...factor }
const STANDARD = 'certified_client'
const NAME = SHIPPED_STANDARDS.standards.find(({ id }) => id === STANDARD)?.name.ja ?? ''
const REASON = '評価の分布に合わせるため'
/** a day that has not come by any of these clocks */
const FAR_AHEAD = 5 * 86_400_000

const press = async (page: Page, name: string | RegExp) => {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' })
  await expect(button).toBeEnabled()
  await button.press('Enter')
}

/** A threshold is moved, tried and proposed from a day on, by the keys alone. */
async function proposeByKeys(page: Page): Promise<void> {
  await press(page, copy.evaluateNow)
  await waitForVisible(page.getByRole('region', { name: NAME, exact: true }).getByText(copy.holders('1')))
  // two large steps to the left, and one back
  await pressTabTo(page, page.locator('[data-criterion=rating] button'))
  await page.keyboard.press('Enter')
  const slider = page.getByRole('slider')
  await pressTabTo(page, slider)
  await expect(slider).toHaveAttribute('aria-valuenow', '480')
  for (const key of ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'ArrowLeft', 'ArrowRight']) await page.keyboard.press(key)
  await expect(slider).toHaveAttribute('aria-valuenow', '470')
  await expect(page.locator('[data-would]')).toHaveText(copy.would('2', '+1'))
  await press(page, copy.tryOut)
  const gained = page.locator(`[data-count="${STANDARD} granted"]`)
  await waitForVisible(gained)
  await expect(gained).toHaveText('1')
  await gained.press('Enter')
  await expect(page.locator('[data-member]')).toHaveText(['U-2'])

  await waitForVisible(page.getByText(copy.proposeNext))
  await page.getByRole('radio', { name: copy.onDay }).press('Space')
  await expect(page.getByText(copy.proposeNext)).toHaveCount(0)
  await expect(page.getByText(copy.proposeNextOnDay)).toBeVisible()
  await page.getByLabel(copy.firstDay).fill(new Date(Date.now() + FAR_AHEAD).toISOString().slice(0, 10))
  await press(page, copy.propose)
  await expect(page.getByRole('alert')).toHaveText(copy.reasonNeeded)
  await pressTabTo(page, page.getByLabel(copy.reason))
  await page.keyboard.type(REASON)
  await press(page, copy.propose)
  // the form of the proposal has these words, too
  const pending = page.getByRole('region', { name: copy.pending })
  await waitForVisible(pending.getByText(copy.evaluatedOnDay))
  await expect(page.getByRole('button', { name: copy.approve })).toHaveCount(0)
}

/** A threshold is dragged with the pointer, typed exactly, and put back. */
async function dragThreshold(page: Page): Promise<void> {
  const slider = page.getByRole('slider')
  await waitForVisible(slider)
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
  // what is wrong stands at its field
  const days = page.getByLabel(copy.maxAgeDays)
  await days.fill('999')
  await expect(page.getByText(copy.flaws.days_out_of_range)).toBeVisible()
  await expect(page.getByRole('button', { name: copy.tryOut })).toBeDisabled()
  await press(page, copy.resetAll)
  await expect(days).toHaveValue(String(SHIPPED_STANDARDS.maxAgeDays))
}

test.use({ speaks: 'ja' })

test('a lead moves a threshold with the keys, sees who gains by it, proposes it from a day on, exports who would gain after a second factor, and drags a threshold', {
  tag: '@verify',
}, async ({ page, pair, mouse }) => {
  const aoi = await addStaff(pair.desk, 'aoi', 'lead', 'ja')
  await postRatedClients(pair, { 'U-1': 490, 'U-2': 472, 'U-3': 450 })
  approveShippedStandards(pair.desk.databaseFile, new Date().toISOString())
  await openAs(page, aoi.cookie, `/standards?standard=${STANDARD}`, copy.title)
  await proposeByKeys(page)
  expect(mouse).toEqual([])

  pair.desk.moveClock(STEP_UP_EXPIRY_MS)
  await press(page, copy.exportCsv)
  const download = page.waitForEvent('download')
  await showSecondFactor(page, confirm, aoi, STEP_UP_EXPIRY_MS)
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^standards-dry-run-\d{4}-\d\d-\d\d\.csv$/)
  expect(readFileSync(await file.path(), 'utf8')).toContain(`U-2,${NAME},${copy.changes.granted},`)

  await page.getByRole('tab', { name: copy.tabs.changes }).press('Enter')
  await page.getByRole('figure', { name: NAME, exact: true }).locator('[data-bar$=granted]').press('Enter')
  await expect(page.locator('[data-behind] [data-member]')).toHaveText([/^U-1/])

  await page.goto(`/standards?standard=${STANDARD}&criterion=rating`)
  await dragThreshold(page)
})
