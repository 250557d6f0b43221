import { setTimeout as pause } from 'node:timers/promises'
import { withdrawals as en } from '@mimamori/copy/withdrawals/en'
import { withdrawals as ja } from '@mimamori/copy/withdrawals/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Page } from 'playwright'

const COPY = { ja, en }
const LIST_URL = '**/api/desk/withdrawals/list'

type PictureContext = {
  readonly language: Language
  /** somebody else, who may be the second of two */
  readonly second: Page
  readonly take: (name: string, of?: Page) => Promise<void>
}

const SIZES = [
  ['', { width: 1440, height: 900 }],
  ['-1024', { width: 1024, height: 768 }],
  ['-narrow', { width: 390, height: 844 }],
] as const

async function pictureAllSizes(page: Page, name: string, take: PictureContext['take']): Promise<void> {
  for (const [suffix, size] of SIZES) {
    await page.setViewportSize(size)
    await take(`${name}${suffix}`, page)
  }
  await page.setViewportSize(SIZES[0][1])
}

/** A forced withdrawal from its proposal to its hold and its end, as the two see it. A case is on screen and in hand. */
export async function pictureWithdrawals(page: Page, { language, second, take }: PictureContext): Promise<void> {
  const copy = COPY[language]
  await page.keyboard.press('Shift+X')
  const panel = page.getByRole('region', { name: copy.proposeTitle })
  await panel.getByLabel(copy.note).waitFor()
  await pictureAllSizes(page, 'withdrawal-propose', take)
  await panel.getByLabel(copy.note).fill('三つの依頼で同じ連絡先へ誘導。警告の後も続いています。')
  const named = (await panel.getByRole('region', { name: copy.effects }).locator('h3').textContent()) ?? ''
  const memberId = /[\w-]*\d[\w-]*/.exec(named)?.[0] ?? ''
  await panel.getByLabel(copy.lastFour).fill('zzzz')
  await page.keyboard.press('Control+Enter')
  await panel.getByRole('alert').waitFor()
  await pictureAllSizes(page, 'withdrawal-propose-wrong', take)
  await panel.getByLabel(copy.lastFour).fill(memberId.slice(-4))
  await page.keyboard.press('Control+Enter')
  await panel.waitFor({ state: 'hidden' })
  await take('withdrawal-proposed', page)
  await page.goto('/withdrawals')
  await page.locator('[data-withdrawal]').first().waitFor()
  await page.keyboard.press('j')
  await pictureAllSizes(page, 'withdrawals-waiting', take)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: copy.evidence }).waitFor()
  await pictureAllSizes(page, 'withdrawal-own', take)
  await second.goto(page.url())
  await second.getByRole('heading', { name: copy.evidence }).waitFor()
  await pictureAllSizes(second, 'withdrawal-second', take)
  await second.keyboard.press('u')
  await second.getByRole('region', { name: copy.sendBackTitle }).waitFor()
  await pictureAllSizes(second, 'withdrawal-send-back', take)
  await second.keyboard.press('Escape')
  const pieces = await second.locator('[data-stop]').count()
  for (let n = 1; n <= pieces; n++) {
    await second.keyboard.press(String(n))
    await second
      .locator('[data-stop][aria-expanded=true]')
      .nth(n - 1)
      .waitFor()
  }
  await pause(300)
  await pictureAllSizes(second, 'withdrawal-opened', take)
  await second.keyboard.press('Control+Enter')
  await second.getByRole('button', { name: copy.stop }).waitFor()
  await pictureAllSizes(second, 'withdrawal-held', take)
  await second.keyboard.press('z')
  await second.keyboard.type('連絡先は仮払い後のものでした。')
  await take('withdrawal-stop', second)
  await page.goto('/withdrawals?view=held')
  await page.locator('[data-withdrawal]').first().waitFor()
  await pictureAllSizes(page, 'withdrawals-held', take)
  await second.keyboard.press('Control+Enter')
  await second.getByText(copy.endedNote.stopped).waitFor()
  await pictureAllSizes(second, 'withdrawal-stopped', take)
  await page.goto('/withdrawals?view=past')
  await page.locator('[data-withdrawal]').first().waitFor()
  await pictureAllSizes(page, 'withdrawals-past', take)
}

/** A list that says that the breaker has tripped, `restored` or for so many, and that what is held waits for a lead. */
async function setPaused(
  page: Page,
  { restored, resume }: { restored: boolean; resume: string | null },
): Promise<void> {
  const trippedAt = new Date(Date.now() - 12 * 60_000).toISOString()
  await page.route(LIST_URL, async (route) => {
    const held = { postData: JSON.stringify({ json: { view: 'held' } }), maxRetries: 3 }
    const response = await route.fetch(held)
    const { json } = await response.json()
    const items = json.items.map((each: object) => ({ ...each, paused: true, heldUntil: trippedAt }))
    const counts = { ...json.counts, held: 0, paused: items.length }
    const { atMost } = json.breaker
    const breaker = { trippedAt, restored, anHour: restored ? 0 : atMost, atMost, resume }
    await route.fulfill({ response, json: { json: { items, counts, breaker } } })
  })
  await page.goto('/withdrawals?view=paused')
  await page.locator('[data-withdrawal]').first().waitFor()
}

/** What the breaker keeps, as a lead sees it, who can resume, and somebody who cannot. */
export async function picturePaused(lead: Page, { second, take }: Omit<PictureContext, 'language'>): Promise<void> {
  for (const [page, restored, resume, name] of [
    [lead, false, null, 'withdrawals-paused'],
    [lead, true, null, 'withdrawals-paused-restored'],
    [second, false, 'not_permitted', 'withdrawals-paused-second'],
  ] as const) {
    await setPaused(page, { restored, resume })
    await pictureAllSizes(page, name, take)
    await page.unroute(LIST_URL)
  }
}
