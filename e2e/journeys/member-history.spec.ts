import { lookups as lookupWords } from '@mimamori/copy/lookups/en'
import { members as words } from '@mimamori/copy/members/en'
import type { Page } from '@playwright/test'
import {
  connectionPool,
  createExamples,
  preparedJob,
  preparedMember,
  sendRequests,
} from '../harness/intake-requests.ts'
import { expect, hideCase, openSignedIn, test, waitForCase, waitForVisible } from './journey-fixtures.ts'

const JOB = '商品レビューの記事作成'
const NEXT = '名刺のデータ入力'
const TEXT = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
const PHONE = '090-1111-2222'

/** The question whose answer is in the log comes by hand alone. */
const lookups = (page: Page): string[] => {
  const requested: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/members/related')) requested.push(request.url())
  })
  return requested
}

test.use({ speaks: 'en' })

test('a member is opened from a case: what became of their posts, who shares their number, a note, a field for a reason', {
  tag: '@verify',
}, async ({ page, pair: { desk }, me, copy, mouse }) => {
  const { job, members } = createExamples(5)
  const [one, other] = members
  if (!one || !other) throw new Error('nobody')
  const client = { ...one, id: 'U-1', roles: ['client' as const], phone: PHONE }
  const example = job('J-1', 'clean')
  const posted = (id: string, title: string) =>
    preparedJob(desk.apiKey, { ...example, id, clientId: 'U-1', title, description: TEXT })
  const pool = connectionPool(desk.url, 1)
  await sendRequests(
    pool,
    [
      preparedMember(desk.apiKey, client),
      preparedMember(desk.apiKey, { ...other, id: 'U-2', phone: PHONE }),
      posted('J-1', JOB),
      posted('J-2', NEXT),
    ],
    1,
  )
  await pool.close()
  const requested = lookups(page)
  await openSignedIn(page, copy, me)
  await page.keyboard.press('c')
  await waitForVisible(page.getByRole('heading', { name: copy.cases.why }))
  const first = (await page.locator('.layer:not([inert]) h1').textContent()) === JOB ? [JOB, NEXT] : [NEXT, JOB]
  await waitForCase(page, first[0] ?? '')
  await hideCase(page, copy)
  await waitForCase(page, first[1] ?? '')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('U-1')
  await waitForVisible(page.getByRole('option', { name: copy.palette.memberPage }))
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.cases.member('U-1') }))
  const timeline = page.getByRole('list', { name: words.timeline })
  await waitForVisible(timeline.getByText(copy.words.measures.hide))
  await expect(timeline.getByRole('listitem')).toHaveCount(3)
  await expect(page.getByRole('main')).toContainText(words.step.is(words.step.rungs.advice, 1))

  const related = page.getByRole('region', { name: words.related })
  await expect(related).toContainText(words.relatedCount(words.relatedBy.phone, 1))
  expect(requested).toHaveLength(0)
  await related.getByRole('button', { name: lookupWords.reasons.duplicate_accounts }).press('Enter')
  await waitForVisible(related.getByRole('link', { name: 'U-2' }))
  expect(requested).toHaveLength(1)

  await page.keyboard.press('i')
  await page.keyboard.type('電話で説明済み')
  await page.keyboard.press('Control+Enter')
  await waitForVisible(page.getByRole('region', { name: words.notes }).getByText('電話で説明済み'))
  await expect(page.getByRole('button', { name: words.writeNote })).toBeFocused()

  await page.keyboard.press('v')
  await waitForVisible(page.getByRole('region', { name: copy.aside.revealTitle }))
  await page.keyboard.press('3')
  await waitForVisible(page.getByRole('region', { name: copy.aside.revealReason(copy.aside.revealFields.phone) }))
  await page.keyboard.press('1')
  await waitForVisible(page.locator('[data-revealed]').getByText(PHONE))
  // as the browser says it when another tab is brought to the front
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(page.getByText(PHONE)).toHaveCount(0)

  await page.keyboard.press(']')
  await waitForVisible(timeline.getByText(NEXT))
  await expect(timeline.getByRole('listitem')).toHaveCount(2)
  expect(new URL(page.url()).searchParams.get('kind')).toBe('job')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('heading', { name: copy.cases.why }))
  const reveal = page.locator('.layer:not([inert])').getByRole('button', { name: copy.cases.reveal })
  await expect(reveal).toBeEnabled()
  await page.context().setOffline(true)
  await expect(reveal).toBeDisabled()
  await page.context().setOffline(false)
  await expect(reveal).toBeEnabled()
  expect(mouse).toEqual([])
})
