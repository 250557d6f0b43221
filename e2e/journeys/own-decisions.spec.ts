import { ownDay as words } from '@mimamori/copy/own-day/en'
import { caseTitle, expect, openFirstOf, passCase, test, waitForCase, waitForVisible } from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'

test.use({ speaks: 'en', longUndo: true })

test('what one decided today is found again with its outcome, and leads back to its case', { tag: '@verify' }, async ({
  page,
  pair,
  me,
  copy,
}) => {
  await openFirstOf([FIRST, SECOND], { page, pair, me, copy })
  await passCase(page, copy)
  await waitForCase(page, SECOND)
  const today = page.locator('header').getByRole('link', { name: '1', exact: true })
  await waitForVisible(today)
  await today.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible()
  const line = page.locator('[data-decision]')
  await expect(line).toHaveCount(1)
  await expect(line).toContainText(FIRST)
  await expect(line).toContainText(words.outcomes.held)
  await page.getByText(words.spans.week, { exact: true }).click()
  await expect(page).toHaveURL(/span=week/)
  await expect(line).toHaveCount(1)
  await line.getByRole('link').press('Enter')
  await expect(caseTitle(page)).toContainText(FIRST)
})
