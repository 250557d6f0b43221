import { ruleNames } from '@mimamori/copy/rule-names/en'
import { trackRecord as words } from '@mimamori/copy/track-record/en'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { NO_VIOLATION } from '../harness/decision-choices.ts'
import { createAccount, signIn } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { UNDO_OVER_MS } from '../harness/undo-window.ts'
import { addLead, openAs } from './demo-months.ts'
import { expect, pressTabTo, test } from './journey-fixtures.ts'

const RULE = 'uncertain_reward.reward_type_goods'
const REASON = 'It also flags jobs that only hand out samples'

/** One job that this rule alone flagged, its pay being goods, was no violation. */
async function decideGoodsJob({ desk, marketplace }: DeskPair): Promise<void> {
  const [{ client: lead }, { client }] = [
    await addLead(desk, 'rin'),
    await signIn(desk.url, await createAccount(desk, 'kaz')),
  ]
  // what the models make of the text is not what this is about; a lead silences three rules a day
  let silencing = lead
  for (const [n, category] of CATEGORIES.entries()) {
    if (n % 3 === 0) silencing = (await addLead(desk, `rin-${n}`)).client
    await silencing.trackRecord.silence({ rule: `${category}.model`, days: 90, reason: REASON })
  }
  const body = {
    title: '商品分類',
    description: '商品の写真を見て、色と形を分類していただくお仕事です。',
    reward: { type: 'goods', min: null, max: null },
    engagements: { contracts: 0, escrowedYen: 0, freelancers: 0 },
  }
  await marketplace.post({ kind: 'job', truth: 'uncertain_reward', body })
  const held = await client.cases.claimNext({ view: 'flagged' })
  if (!held || !('contentVersion' in held)) throw new Error('nothing is flagged')
  const { id: caseId, fence, contentVersion } = held
  await client.decisions.decide({ caseId, fence, contentVersion, choice: NO_VIOLATION, note: '' })
  desk.moveClock(UNDO_OVER_MS)
  const isCounted = async () =>
    (await lead.trackRecord.show({ days: 30 })).sources.some(({ rule, n }) => rule === RULE && n === 1)
  await expect.poll(isCounted).toBe(true)
}

test.use({ speaks: 'en' })

test('a lead sees how often a rule is right, and silences it by the keyboard alone', { tag: '@verify' }, async ({
  page,
  pair,
  mouse,
}) => {
  // before the desk's clock is moved on: a code is shown by the clock of here
  const { cookie } = await signIn(pair.desk.url, await createAccount(pair.desk, 'aoi', 'lead', 'en'))
  await decideGoodsJob(pair)
  await openAs(page, cookie, '/track-record', words.title)
  const name = ruleNames.rules[RULE] ?? RULE
  const row = page.locator(`[data-source="${RULE} "]`)
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
  expect(mouse).toEqual([])
})
