import { document } from '@mimamori/copy/notices/document.ja'
import { notices as en } from '@mimamori/copy/notices/en'
import { notices as ja } from '@mimamori/copy/notices/ja'
import { template } from '@mimamori/copy/notices/template.ja'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import type { Page, Route } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import { checkAccessibility, findViolations } from './accessibility-checks.ts'
import { expect, test, waitForVisible } from './journey-fixtures.ts'
import { decideTwoJobs, grantAppeal, msToNextMonth, signInAnew, signInAt } from './month-steps.ts'
import { checkInBothSchemes, closeMonth, preview } from './notice-steps.ts'

const SEND_KEY = 'Control+Enter'

const topics = (page: Page) => page.getByLabel(template.sections[0]?.heading ?? '', { exact: true })

/** What is written after a saving is no longer what was restored. Thrown away, it comes back; and its preview outlasts the network. */
async function discardDraft(page: Page): Promise<void> {
  await topics(page).fill('書きかけ')
  await waitForVisible(page.getByText(ja.unsaved))
  await waitForVisible(preview(page).getByText('書きかけ'))
  await page.getByRole('button', { name: ja.discard }).press('Enter')
  await expect(topics(page)).toHaveValue(/今月は/)
  await expect(page.getByRole('button', { name: ja.putBack })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(topics(page)).toHaveValue('書きかけ')
  await waitForVisible(preview(page).getByText('書きかけ'))
  await page.route('**/api/desk/notices/preview*', (route) => route.abort('internetdisconnected'))
  await topics(page).fill('書きかけの続き')
  await waitForVisible(page.getByText(ja.previewOld))
  await expect(preview(page).getByText('書きかけ')).toBeVisible()
  await page.unroute('**/api/desk/notices/preview*')
  await waitForVisible(preview(page).getByText('書きかけの続き'))
  await page.getByRole('button', { name: ja.discard }).press('Enter')
  await expect(page.getByRole('button', { name: ja.putBack })).toBeFocused()
}

test('a notice is written by one lead and published by another, with the figures of the closed month; a later revision is the next version', async ({
  page,
  browser,
  baseURL,
  pair,
  me,
  copy,
}) => {
  // the longest story there is: a month, its notice, and both once more
  const found: string[] = []
  const figuresMonth = monthOf(new Date().toISOString())
  const month = addMonths(figuresMonth, 1)
  const [aoi, mori] = [await addStaff(pair.desk, 'aoi', 'lead', 'ja'), await addStaff(pair.desk, 'mori', 'lead', 'en')]
  await decideTwoJobs(page, { pair, me, copy })
  const ahead = msToNextMonth()
  pair.desk.moveClock(ahead)
  await signInAnew(page, '/notices', aoi, ja.title, ahead)
  const other = await (await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' })).newPage()
  await signInAt(other, '/notices', mori, en.title, ahead)

  // one begun by mistake: what is lost is named first, and the month begins anew
  await page.getByRole('button', { name: ja.begin(month) }).press('Enter')
  await page.getByRole('button', { name: ja.discardDraft }).press('Enter')
  const discarding = page.getByRole('region', { name: ja.discardTitle })
  await waitForVisible(discarding.getByText(ja.discardWords(ja.issue(month, 1), false)))
  await page.keyboard.press('Escape')
  await waitForVisible(page.getByRole('button', { name: ja.request }))
  await page.getByRole('button', { name: ja.discardDraft }).press('Enter')
  await waitForVisible(discarding)
  await checkInBothSchemes(page, 'a draft to be discarded', found)
  await page.getByRole('button', { name: ja.discardDraft }).press('Enter')
  await waitForVisible(discarding)
  await other.goto(new URL(page.url()).pathname)
  await topics(other).fill('書きかけの本文')
  await page.keyboard.press(SEND_KEY)
  await waitForVisible(page.getByText(ja.discarded(ja.issue(month, 1))).first())
  // who was writing in it is told, and keeps the words on screen
  await topics(other).press(SEND_KEY)
  await waitForVisible(other.getByRole('alert').getByText(en.gone))
  await expect(topics(other)).toHaveValue('書きかけの本文')
  await other.getByRole('button', { name: en.discard }).press('Enter')
  await waitForVisible(other.getByRole('heading', { level: 1, name: en.title }))

  // a draft before the month is closed: nothing of it can be published
  await page.getByRole('button', { name: ja.begin(month) }).press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: ja.issue(month, 1) }))
  await expect(preview(page).getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: ja.request })).toBeDisabled()
  await closeMonth(page, other, figuresMonth)
  await checkInBothSchemes(page, 'a draft', found)
  await waitForVisible(page.getByText(ja.basis(figuresMonth, 1)))

  // two jobs are fewer than the desk publishes: no more than that is told
  await expect(preview(page).getByText(document.few.total(figuresMonth, 5))).toBeVisible()
  await expect(preview(page).getByRole('table')).toHaveCount(0)
  await topics(page).fill('今月は{{total}}でした。<script>alert(1)</script>')
  await expect(preview(page).getByText('今月は5件未満でした。')).toBeVisible()
  await page.reload()
  // what was typed is kept until it is saved
  await expect(topics(page)).toHaveValue(/今月は/)
  await waitForVisible(page.getByText(ja.restored))
  await topics(page).press(SEND_KEY)
  await waitForVisible(page.getByRole('button', { name: ja.request }))
  await discardDraft(page)
  await topics(page).press(SEND_KEY)
  await waitForVisible(page.getByText(ja.requestedBy('aoi')))
  await expect(page.getByRole('button', { name: ja.approve })).toBeDisabled()
  await expect(page.getByText(ja.refusals.own_text)).toBeVisible()

  const address = new URL(page.url()).pathname
  await other.goto(address)
  await waitForVisible(other.getByRole('button', { name: en.approve }))
  await checkInBothSchemes(other, 'a request', found)
  await waitForVisible(other.getByRole('button', { name: en.approve }))
  // back from a form leads to the notice, not to the list
  await other.keyboard.press('u')
  await waitForVisible(other.locator('textarea:focus'))
  await other.keyboard.press('Escape')
  await waitForVisible(other.getByRole('button', { name: en.approve }))
  await other.keyboard.press('u')
  await waitForVisible(other.locator('textarea:focus'))
  await other.keyboard.type('もう少し詳しく書いてください')
  await other.keyboard.press('Control+Enter')
  await waitForVisible(other.getByText(en.states.draft, { exact: true }))

  // both write: the second to save is shown what is there, and nothing is lost
  await page.reload()
  await waitForVisible(page.getByText('もう少し詳しく書いてください', { exact: true }))
  await topics(other).fill('今月の違反は{{total}}でした。')
  // what the first saved comes in late, after the second has taken it over
  const late = Promise.withResolvers<void>()
  const heldBack = async (route: Route) => {
    await late.promise
    await route.continue().catch(() => undefined)
  }
  await other.route('**/api/desk/notices/get*', heldBack)
  await topics(page).fill('今月も{{total}}でした。')
  await topics(page).press(SEND_KEY)
  await waitForVisible(page.getByRole('button', { name: ja.request }))
  await topics(other).press(SEND_KEY)
  await waitForVisible(other.getByRole('alert').getByText(en.conflict('aoi')))
  await expect(other.getByText('今月も{{total}}でした。').last()).toBeVisible()
  await other.getByRole('button', { name: en.takeAll }).press('Enter')
  await expect(topics(other)).toHaveValue('今月も{{total}}でした。')
  await expect(other.getByRole('button', { name: en.takeAll })).toBeHidden()
  late.resolve()
  await other.unroute('**/api/desk/notices/get*', heldBack)

  await topics(page).press(SEND_KEY)
  await waitForVisible(page.getByText(ja.requestedBy('aoi')))
  await waitForVisible(other.getByRole('button', { name: en.approve }))
  await expect(other.getByRole('alert'), 'that somebody was faster is settled').toHaveCount(0)
  // what came in since it was opened is looked at before it is published
  await expect(other.getByRole('button', { name: en.approve })).toBeDisabled()
  await waitForVisible(other.getByText(en.seenChanged))
  await other.getByRole('button', { name: en.seeChanges }).press('Enter')
  await other.getByRole('button', { name: en.approve }).press('Enter')
  await waitForVisible(other.getByText(en.publishedBy('mori')))
  await expect(preview(other).getByText('今月も5件未満でした。')).toBeVisible()

  await checkInBothSchemes(other, 'a published notice', found)
  await other.goto('/notices')
  await waitForVisible(other.locator('[data-notice]'))
  await checkAccessibility(other, 'all notices', found)
  expect(found).toEqual([])

  // the marketplace has it, as a page that stands by itself
  const reader = await (await browser.newContext({ baseURL: pair.marketplace.url, locale: 'ja-JP' })).newPage()
  const titled = reader.getByRole('link', { name: /\d{4}年\d+月度 品質向上委員会のお知らせ/ })
  await expect(async () => {
    await reader.goto('/notices')
    await expect(titled).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await titled.press('Enter')
  await waitForVisible(reader.getByText(document.few.total(figuresMonth, 5)))
  await expect(reader.locator('script')).toHaveCount(0)
  expect(await findViolations(reader)).toEqual([])
  await reader.emulateMedia({ colorScheme: 'dark' })
  expect(await findViolations(reader)).toEqual([])

  // an appeal is granted and the month corrected: what was published keeps its figures, and says so
  await grantAppeal(page, pair)
  await signInAnew(other, '/notices', mori, en.title, ahead)
  await closeMonth(page, other, figuresMonth, '異議が認められたため')
  await page.reload()
  await waitForVisible(page.getByText(ja.reissueNext(2)))
  await expect(page.getByText(ja.basis(figuresMonth, 1))).toBeVisible()
  await page.getByRole('button', { name: ja.reissue }).press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: ja.issue(month, 2) }))
  await waitForVisible(page.getByText(ja.basis(figuresMonth, 2)))
  // what a version corrects is said in it
  await expect(page.getByRole('button', { name: ja.request })).toBeDisabled()
  await page.getByLabel(ja.parts.correction, { exact: true }).fill('異議申立てを認めた依頼を除きました。')
  await page.keyboard.press(SEND_KEY)
  await page.getByRole('button', { name: ja.request }).press('Enter')
  await waitForVisible(page.getByText(ja.requestedBy('aoi')))
  await other.goto(new URL(page.url()).pathname)
  await other.getByRole('button', { name: en.approve }).press('Enter')
  await waitForVisible(other.getByText(en.publishedBy('mori')))
  await expect(async () => {
    await reader.goto('/notices')
    await expect(titled).toHaveCount(2, { timeout: 500 })
  }).toPass()
  await titled.nth(1).press('Enter')
  await waitForVisible(reader.getByText('集計の確定：第1版').first())
})
