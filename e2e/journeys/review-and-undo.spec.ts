import type { Page } from '@playwright/test'
import { LONGEST_UNDO_OVER_MS } from '../harness/undo-window.ts'
import {
  type Copy,
  caseTitle,
  decisionStatusLine,
  expect,
  hideCase,
  postOffence,
  signIn,
  test,
  waitForCase,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'
const THIRD = 'アンケートの集計'

test.use({ longUndo: true })

test('a job is hidden by two keys, another decision is undone, and the marketplace obeys the first alone', async ({
  page,
  pair,
  me,
  copy,
  mouse,
}) => {
  const jobs = new Map<string, string>()
  for (const title of [FIRST, SECOND, THIRD]) jobs.set(title, await postOffence(pair, title))
  await signIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForCase(page, FIRST)
  await checkRankExplanation(page, copy)

  await hideCase(page, copy)
  await waitForCase(page, SECOND)
  await expect(decisionStatusLine(page, copy, copy.words.measures.hide)).toContainText(copy.decisions.states.held)

  await hideCase(page, copy)
  await waitForCase(page, THIRD)
  await page.keyboard.press('z')
  await waitForCase(page, SECOND)
  await expect(decisionStatusLine(page, copy, copy.decisions.states.undone)).toHaveCount(1)

  pair.desk.moveClock(LONGEST_UNDO_OVER_MS)
  const statusOf = async (title: string) => (await pair.marketplace.job(jobs.get(title) ?? ''))?.status
  await expect.poll(() => statusOf(FIRST)).toBe('hidden')
  await expect(decisionStatusLine(page, copy, copy.decisions.states.delivered)).toHaveCount(1)
  expect(await statusOf(SECOND)).toBe('shown')
  await checkAuditTrail(page, copy)
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})

/** Why the case is here: the passages, in the original text, walked by N. */
async function checkRankExplanation(page: Page, { cases }: Copy): Promise<void> {
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { name: cases.why })).toBeVisible()
  await expect(main.getByText('LINE ID: yamada-work2', { exact: false }).first()).toBeVisible()
  const position = main.getByText(/\d+ \/ \d+/)
  const before = await position.first().textContent()
  await page.keyboard.press('n')
  await expect(position.first()).not.toHaveText(before ?? '')
  await expect(main.locator('mark').first()).toBeVisible()
}

/** Everything that was done is on the trail, and its chain is whole. */
async function checkAuditTrail(page: Page, { audit }: Copy): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(caseTitle(page)).toHaveText(audit.title)
  const cells = (text: string) =>
    page.getByRole('table', { name: audit.title }).getByRole('cell', { name: text, exact: true })
  await expect(cells(audit.actions['case.decided'])).toHaveCount(2)
  await expect(cells(audit.actions['decision.undone'])).toHaveCount(1)
  const [before = '', after = ''] = audit.chain.ok('~').split('~')
  const whole = page.getByRole('status').filter({ hasText: before }).filter({ hasText: after })
  await expect(whole).toHaveCount(1)
}
