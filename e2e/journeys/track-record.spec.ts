import { copy as enCopy } from '@mimamori/copy/en'
import { ruleNames as ruleNamesEn } from '@mimamori/copy/rule-names/en'
import { ruleNames as ruleNamesJa } from '@mimamori/copy/rule-names/ja'
import { trackRecord as en } from '@mimamori/copy/track-record/en'
import { trackRecord as ja } from '@mimamori/copy/track-record/ja'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Page } from '@playwright/test'
import { addStaff } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { UNDO_OVER_MS } from '../harness/undo-window.ts'
import {
  caseTitle,
  expect,
  openSignedIn,
  pressTabTo,
  readDecisions,
  test,
  waitForCase,
  waitForVisible,
} from './journey-fixtures.ts'
import { callFromPage, signInAt } from './month-steps.ts'

const WORDS = { ja, en }
const RULE_NAMES = { ja: ruleNamesJa.rules, en: ruleNamesEn.rules }
const RULE = 'uncertain_reward.reward_type_goods'
const REASON = '試供品を渡すだけの仕事まで検出しているため'
const DAY_MS = 86_400_000

/** Post a job that this rule flags, and no other one does: its pay is goods. */
async function postGoodsJob({ marketplace }: DeskPair, title: string): Promise<void> {
  const body = {
    title,
    description: '商品の写真を見て、色と形を分類していただくお仕事です。',
    reward: { type: 'goods', min: null, max: null },
    engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 },
  }
  await marketplace.post({ kind: 'job', truth: 'uncertain_reward', body })
}

/** What the models make of the text is not what this is about. */
async function silenceModels(page: Page): Promise<void> {
  for (const category of CATEGORIES)
    await callFromPage(page, '/trackRecord/silence', { rule: `${category}.model`, days: 90, reason: REASON })
}

const rowOf = (page: Page) => page.locator(`[data-source="${RULE} "]`)

/** With the track record on screen: reads the row of the rule, and silences it for a day by the keyboard alone. */
async function silenceForOneDay(page: Page, speaks: Language): Promise<void> {
  const words = WORDS[speaks]
  const name = RULE_NAMES[speaks][RULE] ?? RULE
  const row = rowOf(page)
  await expect(row).toContainText(name)
  // one decision, no violation: Wilson's interval is wide
  await expect(row).toContainText(words.percent(0))
  await expect(row).toContainText(words.interval(0, 0.7935))
  await pressTabTo(page, row.getByRole('button'))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: words.dialog.title })
  await expect(dialog.getByLabel(words.dialog.rule)).toHaveValue(RULE)
  await pressTabTo(page, dialog.getByRole('radio', { name: words.dialog.dayCount(7) }))
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(REASON)
  await pressTabTo(page, dialog.getByRole('button', { name: words.dialog.confirm }))
  await page.keyboard.press('Enter')
  await expect(row).toContainText(REASON)
  await expect(row.getByRole('button', { name: words.resumeOf(name) })).toBeVisible()
}

test('a lead sees how often a rule is right and silences it; it flags nothing until its time is over, then speaks again, and another lead silences it in English', async ({
  page,
  browser,
  baseURL,
  pair,
  copy,
}) => {
  const lead = await addStaff(pair.desk, 'rin', 'lead', 'ja')
  const other = await addStaff(pair.desk, 'aoi', 'lead', 'en')
  await openSignedIn(page, copy, lead)
  await silenceModels(page)
  await postGoodsJob(pair, '一つ目の商品分類')
  await page.goto('/queue/flagged')
  await waitForVisible(page.getByText('一つ目の商品分類'))
  await page.keyboard.press('c')
  await waitForCase(page, '一つ目の商品分類')
  await page.keyboard.press('a')
  await expect.poll(() => readDecisions(pair).length).toBe(1)
  pair.desk.moveClock(UNDO_OVER_MS)
  await expect.poll(() => readDecisions(pair)[0]?.state).toBe('standing')

  await page.goto('/track-record')
  await waitForVisible(rowOf(page))
  await silenceForOneDay(page, 'ja')

  await postGoodsJob(pair, '二つ目の商品分類')
  await page.goto('/queue/patrol')
  await waitForVisible(page.getByText('二つ目の商品分類'))
  await page.goto('/queue/flagged')
  await expect(caseTitle(page)).toHaveText(copy.queue.titles.flagged)
  await expect(page.getByText('二つ目の商品分類')).toHaveCount(0)

  // a desk that runs follows its clock in small steps
  await page.goto('about:blank')
  await pair.desk.stop()
  pair.desk.moveClock(DAY_MS + UNDO_OVER_MS)
  await pair.desk.restart()
  await postGoodsJob(pair, '三つ目の商品分類')
  const english = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' })
  const later = await english.newPage()
  await signInAt(later, '/queue/flagged', other, enCopy.queue.titles.flagged, DAY_MS + UNDO_OVER_MS)
  await waitForVisible(later.getByText('三つ目の商品分類'))
  await later.goto('/track-record')
  await waitForVisible(rowOf(later))
  await expect(rowOf(later)).not.toContainText(REASON)
  await silenceForOneDay(later, 'en')
})
