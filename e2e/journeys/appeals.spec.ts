import { appeals as appealsEn } from '@mimamori/copy/appeals/en'
import { appeals as appealsJa } from '@mimamori/copy/appeals/ja'
import { copy as jaCopy } from '@mimamori/copy/ja'
import type { Browser, Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { UNDO_OVER_MS } from '../harness/undo-window.ts'
import {
  type Copy,
  caseTitle,
  expect,
  hideCase,
  openSignedIn,
  postOffence,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'

const WORDS = { ja: appealsJa, en: appealsEn }
const JOB = '商品レビューの記事作成'
const REPORTER = 'U-lark-77041'
const REPORT_TEXT = 'LINEへの登録を求められました'
const APPEAL_TEXT = 'LINEスタンプの感想を書く仕事で、連絡先の交換ではありません。'

/** A reported job. Answers its id. */
async function postReportedJob(pair: DeskPair): Promise<string> {
  const id = await postOffence(pair, JOB)
  const target = { type: 'job', id }
  const body = { target, reporterId: REPORTER, reason: 'direct_deal_solicitation', text: REPORT_TEXT }
  await pair.marketplace.post({ kind: 'report', body })
  return id
}

const jobStatus = async ({ marketplace }: DeskPair, id: string) => (await marketplace.job(id))?.status

/** A colleague at a browser of their own, who comes for the appeals: a moment after G no key decides anything. */
async function openColleague(browser: Browser, pair: DeskPair): Promise<Page> {
  const context = await browser.newContext({ locale: 'ja-JP', baseURL: pair.desk.url })
  const page = await context.newPage()
  await openSignedIn(page, jaCopy, await addStaff(pair.desk, 'mei'), { at: '/appeals', there: appealsJa.title })
  return page
}

/** The client objects on the marketplace's own page, by the link beside the letter. */
async function sendAppealOnSite(browser: Browser, pair: DeskPair): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'ja-JP' })).newPage()
  await page.goto(`${pair.marketplace.url}/?live=0`)
  await page.locator('details summary').first().press('Enter')
  await page.getByRole('link', { name: '異議を申し立てる' }).first().press('Enter')
  await page.getByRole('textbox').fill(APPEAL_TEXT)
  await page.getByRole('button').press('Enter')
  await page.locator('details summary').first().press('Enter')
  await waitForVisible(page.getByText('異議申立てを確認中').first())
  return page
}

/** To the first of the appeals. */
async function openFirstAppeal(page: Page): Promise<void> {
  await page.getByRole('tabpanel').getByRole('listitem').first().waitFor()
  await page.keyboard.press('j')
  await waitForVisible(page.getByText(APPEAL_TEXT).last())
}

const reportsTab = async (page: Page, { cases }: Copy) => {
  const tab = page.getByRole('tab', { name: cases.tabs.reports })
  while ((await tab.getAttribute('aria-selected')) !== 'true') await page.keyboard.press(']')
  return page.getByRole('tabpanel').getByRole('listitem')
}

for (const speaks of ['ja', 'en'] as const) {
  const words = WORDS[speaks]
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks })

    test('a report ends reviewed with its case; the appeal is granted by somebody else, and the job is shown again', async ({
      page,
      browser,
      pair,
      me,
      copy,
      mouse,
    }) => {
      const jobId = await postReportedJob(pair)
      await openSignedIn(page, copy, me)
      await page.keyboard.press('c')
      await waitForCase(page, JOB)
      const report = (await reportsTab(page, copy)).filter({ hasText: REPORT_TEXT })
      await expect(report).toContainText(copy.cases.reporter('A', '•••41'))
      await expect(report).toContainText(copy.cases.nothingReviewed)
      const address = page.url()
      await hideCase(page, copy)
      pair.desk.moveClock(UNDO_OVER_MS)
      await expect.poll(() => jobStatus(pair, jobId)).toBe('hidden')
      await page.goto(address)
      await waitForCase(page, JOB)
      await expect((await reportsTab(page, copy)).filter({ hasText: REPORT_TEXT })).toContainText(
        copy.cases.reportStates.reviewed,
      )
      await expect(page.locator('body')).not.toContainText(REPORTER)

      const client = await sendAppealOnSite(browser, pair)
      await page.keyboard.press('g')
      await page.keyboard.press('i')
      await expect(caseTitle(page)).toHaveText(words.title)
      await openFirstAppeal(page)
      await expect(page.getByRole('main')).toContainText(copy.refusals.had_part)
      await expect(page.getByRole('button', { name: words.outcomes.granted }).first()).toBeDisabled()

      const other = await openColleague(browser, pair)
      await openFirstAppeal(other)
      await expect(other.getByRole('button', { name: WORDS.ja.outcomes.granted }).first()).toBeEnabled()
      await other.keyboard.press('1')
      await waitForVisible(other.locator('textarea:focus'))
      await other.keyboard.type('文脈から違反とは言えない')
      await other.keyboard.press('Control+Enter')
      await waitForVisible(other.getByRole('timer'))
      expect(await jobStatus(pair, jobId)).toBe('hidden')
      pair.desk.moveClock(2 * UNDO_OVER_MS)
      await expect.poll(() => jobStatus(pair, jobId)).toBe('shown')
      await expect(page.getByText(words.states.granted, { exact: true }).last()).toBeVisible()
      await expect
        .poll(async () => {
          await client.reload()
          return await client.getByText('異議申立てが認められました').count()
        })
        .toBeGreaterThan(0)
      expect(mouse, 'nothing of it needs a mouse').toEqual([])
    })
  })
}
