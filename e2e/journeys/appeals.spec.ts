import { appeals as appealsEn } from '@mimamori/copy/appeals/en'
import { appeals as appealsJa } from '@mimamori/copy/appeals/ja'
import { copy as jaCopy } from '@mimamori/copy/ja'
import type { Browser, Page } from '@playwright/test'
import type { Pair } from '../running/marketplace.ts'
import { addStaff } from '../running/people.ts'
import { appears, type Copy, caseTitle, comeIn, expect, hide, postOffence, seen, test } from './world.ts'

const WORDS = { ja: appealsJa, en: appealsEn }
const JOB = '商品レビューの記事作成'
const REPORTER = 'U-lark-77041'
const SAID = 'LINEへの登録を求められました'
const OBJECTION = 'LINEスタンプの感想を書く仕事で、連絡先の交換ではありません。'

/** A reported job. Answers its id. */
async function reportedJob(pair: Pair): Promise<string> {
  const id = await postOffence(pair, JOB)
  const target = { type: 'job', id }
  const body = { target, reporterId: REPORTER, reason: 'direct_deal_solicitation', text: SAID }
  await pair.marketplace.post({ kind: 'report', body })
  return id
}

const statusOf = async ({ marketplace }: Pair, id: string) => (await marketplace.job(id))?.status

/** A colleague at a browser of their own, who comes for the appeals: a moment after G no key decides anything. */
async function colleague(browser: Browser, pair: Pair): Promise<Page> {
  const context = await browser.newContext({ locale: 'ja-JP', baseURL: pair.desk.url })
  const page = await context.newPage()
  await comeIn(page, jaCopy, await addStaff(pair.desk, 'mei'), { at: '/appeals', there: appealsJa.title })
  return page
}

/** The client objects on the marketplace's own page, by the link beside the letter. */
async function object(browser: Browser, pair: Pair): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'ja-JP' })).newPage()
  await page.goto(`${pair.marketplace.url}/?live=0`)
  await page.locator('details summary').first().press('Enter')
  await page.getByRole('link', { name: '異議を申し立てる' }).first().press('Enter')
  await page.getByRole('textbox').fill(OBJECTION)
  await page.getByRole('button').press('Enter')
  await page.locator('details summary').first().press('Enter')
  await appears(page.getByText('異議申立てを確認中').first())
  return page
}

/** To the first of the appeals. */
async function toFirst(page: Page): Promise<void> {
  await page.getByRole('tabpanel').getByRole('listitem').first().waitFor()
  await page.keyboard.press('j')
  await appears(page.getByText(OBJECTION).last())
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
      const jobId = await reportedJob(pair)
      await comeIn(page, copy, me)
      await page.keyboard.press('c')
      await seen(page, JOB)
      const report = (await reportsTab(page, copy)).filter({ hasText: SAID })
      await expect(report).toContainText(copy.cases.reporter('A', '•••41'))
      await expect(report).toContainText(copy.cases.nothingReviewed)
      const address = page.url()
      await hide(page, copy)
      pair.desk.moveClock(11_000)
      await expect.poll(() => statusOf(pair, jobId)).toBe('hidden')
      await page.goto(address)
      await seen(page, JOB)
      await expect((await reportsTab(page, copy)).filter({ hasText: SAID })).toContainText(
        copy.cases.reportStates.reviewed,
      )
      await expect(page.locator('body')).not.toContainText(REPORTER)

      const client = await object(browser, pair)
      await page.keyboard.press('g')
      await page.keyboard.press('i')
      await expect(caseTitle(page)).toHaveText(words.title)
      await toFirst(page)
      await expect(page.getByRole('main')).toContainText(copy.refusals.had_part)
      await expect(page.getByRole('button', { name: words.outcomes.granted }).first()).toBeDisabled()

      const other = await colleague(browser, pair)
      await toFirst(other)
      await expect(other.getByRole('button', { name: WORDS.ja.outcomes.granted }).first()).toBeEnabled()
      await other.keyboard.press('1')
      await appears(other.locator('textarea:focus'))
      await other.keyboard.type('文脈から違反とは言えない')
      await other.keyboard.press('Control+Enter')
      await appears(other.getByRole('timer'))
      expect(await statusOf(pair, jobId)).toBe('hidden')
      pair.desk.moveClock(22_000)
      await expect.poll(() => statusOf(pair, jobId)).toBe('shown')
      await expect(page.getByText(words.states.granted, { exact: true }).last()).toBeVisible({ timeout: 15_000 })
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
