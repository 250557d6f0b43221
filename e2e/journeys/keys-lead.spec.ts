import { coverage } from '@mimamori/copy/coverage/en'
import { addStaff, seedStaff } from '../harness/desk-accounts.ts'
import {
  caseTitle,
  expect,
  openSignedIn,
  postOffence,
  pressTabTo,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'

const FIRST = '商品レビューの記事作成'
const SECOND = '名刺のデータ入力'

test.use({ speaks: 'en' })

test('a lead goes from the coverage of a day to a case that is open, pins it, and sends an escalated one back with a reason, by keyboard alone', {
  tag: '@verify',
}, async ({ page, pair, copy, speaks, mouse }) => {
  for (const title of [FIRST, SECOND]) await postOffence(pair, title)
  const [colleague] = await seedStaff(pair.desk, 1)
  const escalated = await colleague?.client.cases.claimNext({ view: 'flagged' })
  if (!colleague || !escalated) throw new Error('nothing to escalate')
  await colleague.client.cases.escalate({ caseId: escalated.id, fence: escalated.fence, why: '判断に迷います' })
  const lead = await addStaff(pair.desk, 'rin', 'lead', speaks)
  await openSignedIn(page, copy, lead, { at: '/coverage', there: coverage.title })
  await expect(page.getByRole('status').filter({ hasText: coverage.allAdds('2') })).toContainText(coverage.openNow('2'))
  await pressTabTo(page, page.getByRole('table', { name: coverage.title }).getByRole('button', { name: '2' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/[?&]day=\d{4}-\d{2}-\d{2}/)
  await pressTabTo(page, page.getByRole('link', { name: SECOND }))
  await page.keyboard.press('Enter')
  await waitForCase(page, SECOND)
  await page.keyboard.press('c')
  await waitForVisible(page.getByRole('button', { name: copy.cases.release }))
  await waitForCase(page, SECOND)
  await page.keyboard.press('t')
  await page.locator('.layer:not([inert]) summary', { hasText: copy.aside.more }).press('Enter')
  const unpin = page.getByRole('button', { name: copy.aside.moves.unpin })
  await expect(unpin).toBeEnabled()
  await page.context().setOffline(true)
  await expect(unpin).toBeDisabled()
  await page.context().setOffline(false)
  await expect(unpin).toBeEnabled()
  await page.goto('/queue/escalated')
  await waitForVisible(page.locator('[data-case]').first())
  await page.keyboard.press('c')
  await waitForCase(page, FIRST)
  await page.keyboard.press('u')
  await expect(page.getByRole('textbox', { name: copy.aside.reason })).toBeFocused()
  await page.keyboard.type('規約のとおり判断してください')
  await page.keyboard.press('Control+Enter')
  await expect(caseTitle(page)).not.toContainText(FIRST)
  const { items } = await colleague.client.queue.list({ view: 'flagged' })
  expect(items.map(({ title, state }) => [title, state])).toContainEqual([FIRST, 'open'])
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
