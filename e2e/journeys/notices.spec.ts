import { notices as words } from '@mimamori/copy/notices/ja'
import { template } from '@mimamori/copy/notices/template.ja'
import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import type { Page, Route } from '@playwright/test'
import { addStaff, type Person } from '../harness/desk-accounts.ts'
import { checkAccessibility, findViolations } from './accessibility-checks.ts'
import { changePolling } from './change-polling.ts'
import { addLead, closeMonth, openAs, readDemoMonths } from './demo-months.ts'
import { expect, interceptRequests, test, waitForVisible } from './journey-fixtures.ts'
import {
  checkNoticeScreen,
  preview,
  readDraft,
  requestPublication,
  SEND_KEY,
  saveSection,
  sendBack,
} from './notice-steps.ts'

/** how often an open notice is asked for again; here much more often */
const NOTICES_POLL_MS = 10_000
const SOON_MS = 300
const topics = (page: Page) => page.getByLabel(template.sections[0]?.heading ?? '', { exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** What is written after a saving is no longer what was restored. Thrown away, it comes back; and its preview outlasts the network. */
async function discardWords(page: Page): Promise<void> {
  await topics(page).fill('書きかけ')
  await waitForVisible(page.getByText(words.unsaved))
  await waitForVisible(preview(page).getByText('書きかけ'))
  await button(page, words.discard).press('Enter')
  await expect(topics(page)).toHaveValue(/今月は/)
  await expect(button(page, words.putBack)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(topics(page)).toHaveValue('書きかけ')
  await waitForVisible(preview(page).getByText('書きかけ'))
  await interceptRequests(page, '**/api/desk/notices/preview*', (route) => route.abort('internetdisconnected'))
  await topics(page).fill('書きかけの続き')
  await waitForVisible(page.getByText(words.previewOld))
  await expect(preview(page).getByText('書きかけ')).toBeVisible()
  await page.unroute('**/api/desk/notices/preview*')
  await waitForVisible(preview(page).getByText('書きかけの続き'))
  await button(page, words.discard).press('Enter')
  await expect(button(page, words.putBack)).toBeFocused()
}

/** Another lead saves while somebody writes: who saves second is shown what is there, and takes it over. */
async function meetConflict(page: Page, other: Person, noticeId: string): Promise<void> {
  await topics(page).fill('今月の違反は{{total}}でした。')
  // what the other saved comes in late, after it was taken over
  const late = Promise.withResolvers<void>()
  const heldBack = async (route: Route) => {
    await late.promise
    await route.continue().catch(() => undefined)
  }
  await interceptRequests(page, '**/api/desk/notices/get*', heldBack)
  await saveSection(other, noticeId, 'topics', '今月も{{total}}でした。')
  await topics(page).press(SEND_KEY)
  await waitForVisible(page.getByRole('alert').getByText(words.conflict('mori')))
  await expect(page.getByText('今月も{{total}}でした。').last()).toBeVisible()
  await button(page, words.takeAll).press('Enter')
  await expect(topics(page)).toHaveValue('今月も{{total}}でした。')
  await expect(button(page, words.takeAll)).toBeHidden()
  late.resolve()
  await page.unroute('**/api/desk/notices/get*', heldBack)
  await requestPublication(other, noticeId)
  await waitForVisible(button(page, words.approve))
  await expect(page.getByRole('alert'), 'that somebody was faster is settled').toHaveCount(0)
  // what came in since it was opened is looked at before it is published
  await expect(button(page, words.approve)).toBeDisabled()
  await waitForVisible(page.getByText(words.seenChanged))
}

/** The marketplace has it, as a page that stands by itself. */
async function readOnSite(reader: Page, title: string): Promise<void> {
  const titled = reader.getByRole('link', { name: title })
  await expect(async () => {
    await reader.goto('/notices')
    await expect(titled).toHaveCount(1, { timeout: 500 })
  }).toPass()
  await titled.press('Enter')
  await waitForVisible(reader.getByRole('heading', { level: 1, name: title }))
  await expect(reader.locator('script')).toHaveCount(0)
  expect(await findViolations(reader)).toEqual([])
  await reader.emulateMedia({ colorScheme: 'dark' })
  expect(await findViolations(reader)).toEqual([])
}

test.use({ demo: { opening: 0 }, speaks: 'ja' })

test('a lead writes a notice beside another, sees what the other did meanwhile, publishes it, and corrects one whose month was revised', {
  tag: '@verify',
}, async ({ page, browser, pair: { desk, marketplace } }) => {
  const found: string[] = []
  const { last, changed } = await readDemoMonths(desk)
  const [aoi, mori] = [await addStaff(desk, 'aoi', 'lead', 'ja'), await addLead(desk, 'mori')]
  const hiro = await addLead(desk, 'hiro')
  await closeMonth(hiro, mori, last)
  await closeMonth(hiro, mori, changed, '異議が認められたため')
  const { id, month } = await readDraft(mori)

  await changePolling(page.context(), NOTICES_POLL_MS, SOON_MS)
  // what is typed is kept until it is saved, and nothing in it runs
  await openAs(page, aoi.cookie, `/notices/${id}`, words.issue(month, 1))
  await waitForVisible(page.getByText(words.basis(last, 1)))
  await topics(page).fill('今月は{{total}}でした。<script>alert(1)</script>')
  await expect(preview(page).getByText(/今月は\d+件でした。/)).toBeVisible()
  await page.reload()
  await expect(topics(page)).toHaveValue(/今月は/)
  await waitForVisible(page.getByText(words.restored))
  await topics(page).press(SEND_KEY)
  await waitForVisible(button(page, words.request))
  await discardWords(page)
  await topics(page).press(SEND_KEY)
  await waitForVisible(page.getByText(words.requestedBy('aoi')))
  await expect(button(page, words.approve)).toBeDisabled()
  await expect(page.getByText(words.refusals.own_text)).toBeVisible()
  await checkNoticeScreen(page, 'a request', found)
  await sendBack(mori, id, 'もう少し詳しく書いてください')
  await waitForVisible(page.getByText('もう少し詳しく書いてください', { exact: true }))

  await meetConflict(page, mori, id)
  // back from a form leads to the notice, not to the list
  await button(page, words.seeChanges).press('Enter')
  await page.keyboard.press('u')
  await waitForVisible(page.locator('textarea:focus'))
  await page.keyboard.press('Escape')
  await button(page, words.approve).press('Enter')
  await waitForVisible(page.getByText(words.publishedBy('aoi')))
  await expect(preview(page).getByText(/今月も\d+件でした。/)).toBeVisible()
  await checkNoticeScreen(page, 'a published notice', found)
  const title = template.title.replace('{{notice_month}}', words.month(month))
  await readOnSite(await (await browser.newContext({ baseURL: marketplace.url, locale: 'ja-JP' })).newPage(), title)

  // the month of an earlier one was corrected: what was published keeps its figures, and says so
  await page.goto('/notices')
  await waitForVisible(page.locator('[data-notice]').first())
  await checkAccessibility(page, 'all notices', found)
  await page.getByRole('link', { name: words.issue(addMonths(changed, 1), 1) }).press('Enter')
  await waitForVisible(page.getByText(words.reissueNext(2)))
  await expect(page.getByText(words.basis(changed, 1))).toBeVisible()
  await button(page, words.reissue).press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: words.issue(addMonths(changed, 1), 2) }))
  await waitForVisible(page.getByText(words.basis(changed, 2)))
  await expect(button(page, words.request)).toBeDisabled()
  await page.getByLabel(words.parts.correction, { exact: true }).fill('異議申立てを認めた依頼を除きました。')
  await page.getByRole('radio', { name: words.english }).first().check()
  await page.locator('#notice-en-correction').fill('We took out a job whose appeal was granted.')
  await page.keyboard.press(SEND_KEY)
  await expect(button(page, words.request)).toBeEnabled()

  // one begun by mistake: what is lost is named first; who was writing in it is told, and keeps the words on screen
  await button(page, words.discardDraft).press('Enter')
  const discarding = page.getByRole('region', { name: words.discardTitle })
  await waitForVisible(discarding.getByText(words.discardWords(words.issue(addMonths(changed, 1), 2), true)))
  await page.keyboard.press('Escape')
  await waitForVisible(button(page, words.request))
  await button(page, words.discardDraft).press('Enter')
  await waitForVisible(discarding)
  await checkNoticeScreen(page, 'a draft to be discarded', found)
  await page.keyboard.press(SEND_KEY)
  await waitForVisible(page.getByText(words.discarded(words.issue(addMonths(changed, 1), 2))).first())
  const { noticeId } = await mori.client.notices.begin({ month: addMonths(changed, 1) })
  await page.goto(`/notices/${noticeId}`)
  await topics(page).fill('書きかけの本文')
  await mori.client.notices.discard({ noticeId, edit: 1 })
  await topics(page).press(SEND_KEY)
  await waitForVisible(page.getByRole('alert').getByText(words.gone))
  await expect(topics(page)).toHaveValue('書きかけの本文')
  await button(page, words.discard).press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: words.title }))
  expect(found).toEqual([])
})
