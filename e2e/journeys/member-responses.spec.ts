import { inbox as inboxEn } from '@mimamori/copy/inbox/en'
import { inbox as inboxJa } from '@mimamori/copy/inbox/ja'
import type { Page } from '@playwright/test'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { UNDO_OVER_MS } from '../harness/undo-window.ts'
import { findViolations } from './accessibility-checks.ts'
import { type Copy, expect, openSignedIn, test, waitForCase, waitForVisible } from './journey-fixtures.ts'
import { signInAnew } from './month-steps.ts'

const INBOX = { ja: inboxJa, en: inboxEn }
const WARNED = 'ロゴ制作のお仕事'
const ASKED = '商品レビューの記事作成'
const OFFENCE = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
const CLIENT = 'U-client-1'
const DAY_MS = 24 * 60 * 60 * 1000

async function postJob({ marketplace }: DeskPair, title: string): Promise<string> {
  const body = { clientId: CLIENT, title, description: OFFENCE }
  return (await marketplace.post({ kind: 'job', truth: 'direct_deal', body })).arrival.body.id
}

/** The member reads the warning on the marketplace. */
async function acknowledge({ marketplace }: DeskPair): Promise<void> {
  const warning = async () =>
    (await marketplace.received()).find(({ type, actedAt }) => type === 'member.warned' && actedAt)
  await expect.poll(warning).toBeTruthy()
  const body = JSON.stringify({ memberId: CLIENT, measureId: (await warning())?.measureId })
  const headers = { 'content-type': 'application/json' }
  expect((await fetch(`${marketplace.url}/acknowledge`, { method: 'POST', body, headers })).status).toBe(200)
}

async function openHistory(page: Page, { cases }: Copy) {
  const tab = page.getByRole('tab', { name: cases.tabs.history })
  while ((await tab.getAttribute('aria-selected')) !== 'true') await page.keyboard.press(']')
  return page.getByRole('tabpanel').getByRole('listitem')
}

/** The client changes the text without answering the request. */
async function changeText({ desk }: DeskPair, job: object, id: string, description: string): Promise<void> {
  const body = JSON.stringify({ ...job, description, updatedAt: new Date().toISOString() })
  const headers = { authorization: `Bearer ${desk.apiKey}`, 'content-type': 'application/json' }
  const answer = await fetch(`${desk.url}/api/intake/v1/jobs/${id}`, { method: 'PUT', body, headers })
  expect(answer.status, await answer.text()).toBe(200)
}

for (const speaks of ['ja', 'en'] as const) {
  test.describe(`in ${speaks}`, () => {
    test.use({ speaks })

    test('a warning is acknowledged; a softer request says why, is missed, and comes back with both versions', async ({
      page,
      pair,
      me,
      copy,
    }) => {
      const { told } = INBOX[speaks]
      const { desk, marketplace } = pair
      await marketplace.post({ kind: 'member', body: { id: CLIENT, roles: ['client'] } })
      await postJob(pair, WARNED)
      await openSignedIn(page, copy, me)
      await page.keyboard.press('c')
      await waitForCase(page, WARNED)
      await waitForVisible(page.getByText(`${copy.decisions.step.next} ${copy.decisions.step.rungs.advice}`))
      await page.keyboard.press('w')
      await page.keyboard.press('Enter')
      desk.moveClock(UNDO_OVER_MS)
      await acknowledge(pair)

      const jobId = await postJob(pair, ASKED)
      await page.goto('/')
      await waitForVisible(page.getByRole('main').getByText(ASKED))
      await page.keyboard.press('c')
      await waitForCase(page, ASKED)
      const history = await openHistory(page, copy)
      await expect(history.filter({ hasText: WARNED })).toContainText(copy.cases.responses.warn.answered)
      await page.keyboard.press('r')
      await page.keyboard.press('Control+Enter')
      const why = page.getByRole('textbox', { name: copy.decisions.whySofter })
      await expect(why).toBeFocused()
      await page.keyboard.type('初めての区分')
      await page.keyboard.press('Control+Enter')
      await expect(caseLayer(page, ASKED)).toHaveCount(0)
      desk.moveClock(22_000)
      await expect.poll(async () => (await marketplace.job(jobId))?.status).toBe('awaiting_correction')

      const { id: _, ...job } = (await marketplace.job(jobId))?.job ?? { id: '' }
      await changeText(pair, job, jobId, `${OFFENCE}初心者の方も歓迎します。`)
      desk.moveClock(5 * DAY_MS)
      await signInAnew(page, '/', me, copy.queue.titles.flagged, 5 * DAY_MS)
      await waitForVisible(page.getByText(copy.cases.missedTitle))
      await page.keyboard.press('c')
      await waitForCase(page, ASKED)
      const reasons = page.getByRole('region', { name: copy.cases.why })
      await expect(reasons).toContainText(copy.cases.missedTitle)
      await expect(reasons).toContainText('yamada-work2')
      await page.keyboard.press('d')
      await waitForVisible(page.getByText(copy.cases.compare(1, 2)))
      await expect(page.getByRole('region', { name: copy.cases.showDiff }).locator('ins')).toContainText('初心者')

      // who warned and who asked is told; that a warning was read is not counted
      await page.getByRole('button', { name: `${copy.shell.inbox} · ${copy.shell.unread('1')}` }).press('Enter')
      const inbox = page.getByRole('dialog', { name: copy.shell.inbox, exact: true })
      const entries = inbox.getByRole('listitem')
      await expect(entries).toHaveCount(2)
      await expect(entries.nth(0)).toContainText(told.correction_missed(''))
      await expect(entries.nth(1)).toContainText(told.warning_acknowledged(''))
      expect(await findViolations(page)).toEqual([])
    })
  })
}

const caseLayer = (page: Page, title: string) => page.locator('.layer:not([inert]) h1').filter({ hasText: title })
