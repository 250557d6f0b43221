import { closings as ja } from '@mimamori/copy/closings/ja'
import { eligibility as en } from '@mimamori/copy/eligibility/en'
import { eligibility as toldJa } from '@mimamori/copy/eligibility/ja'
import { notices as noticesJa } from '@mimamori/copy/notices/ja'
import { template as noticeTemplate } from '@mimamori/copy/notices/template.ja'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'
import { msToNextMonth, signInAnew, signInAt } from './month-steps.ts'

const HOUR_MS = 3_600_000
/** a desk with one lead since its start is small by then, whatever the day */
const SMALL_DESK_WAIT_MS = 72 * HOUR_MS

const button = (page: Page, name: string) => page.getByRole('button', { name })

test('on a desk with one lead a month is closed and its notice published alone, three days after everybody was told', async ({
  page,
  browser,
  baseURL,
  pair,
}) => {
  const month = monthOf(new Date().toISOString())
  const closing = `/breakdown/close?month=${month}`
  const aoi = await addStaff(pair.desk, 'aoi', 'lead', 'ja')
  const audit = await addStaff(pair.desk, 'noa', 'auditor', 'en')
  let ahead = msToNextMonth()
  pair.desk.moveClock(ahead)
  // started anew: a desk that runs follows its clock in small steps, and takes one this wide for a jump
  const threeDaysLater = async () => {
    await page.goto('about:blank')
    await pair.desk.stop()
    ahead += SMALL_DESK_WAIT_MS
    pair.desk.moveClock(ahead)
    await pair.desk.restart()
    await page.context().clearCookies()
  }
  await signInAnew(page, closing, aoi, ja.title, ahead)
  const panel = page.getByRole('region', { name: ja.title })
  await button(page, ja.propose).press('Enter')
  await waitForVisible(panel.getByText(ja.aloneInstead))
  await expect(button(page, ja.approveAlone)).toHaveCount(0)

  // everybody with a role is told, with the way to it
  const other = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' })).newPage()
  await signInAt(other, '/audit', audit, 'Audit log', ahead)
  const announcement = other.getByRole('region', { name: en.region })
  await waitForVisible(announcement.getByText(en.completableAlone.closing('aoi', month)))
  await announcement.getByRole('link', { name: en.completableAlone.openLabel }).press('Enter')
  await expect(other).toHaveURL(new RegExp(`month=${month}`))
  await other.context().close()

  await threeDaysLater()
  await signInAt(page, closing, aoi, ja.title, ahead)
  await button(page, ja.approveAlone).press('Enter')
  await waitForVisible(panel.getByText(`${ja.closed(1)} ${ja.same}`))
  await expect(panel.getByText(ja.alone)).toBeVisible()
  await expect(page.getByText(toldJa.completableAlone.closing('aoi', month))).toHaveCount(0)

  const issue = noticesJa.issue(addMonths(month, 1), 1)
  await page.goto('/notices')
  await button(page, noticesJa.begin(addMonths(month, 1))).press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: issue }))
  await page.getByLabel(noticeTemplate.sections[0]?.heading ?? '', { exact: true }).fill('今月は{{total}}でした。')
  await button(page, noticesJa.save).press('Enter')
  await button(page, noticesJa.request).press('Enter')
  await waitForVisible(page.getByText(noticesJa.aloneInstead))
  await expect(button(page, noticesJa.approve)).toBeDisabled()
  await waitForVisible(page.getByText(toldJa.completableAlone.notice('aoi', addMonths(month, 1))))
  const address = new URL(page.url()).pathname
  await threeDaysLater()
  await signInAt(page, address, aoi, issue, ahead)
  await button(page, noticesJa.approveAlone).press('Enter')
  await waitForVisible(page.getByText(noticesJa.publishedAlone('aoi')))
})
