import { clock as en } from '@mimamori/copy/clock/en'
import { clock as ja } from '@mimamori/copy/clock/ja'
import { security } from '@mimamori/copy/security/ja'
import { expect, test } from '@playwright/test'
import { TOTP } from 'otpauth'
import { addStaff, signInOnPage } from '../harness/desk-accounts.ts'
import { startDesk } from '../harness/desk-process.ts'
import { createFakeWallClock } from '../harness/fake-wall-clock.ts'

const MINUTE = 60_000
/** so long at least a code is good for, where it is typed */
const TO_SHOW_MS = 10_000

test('an admin whose screen says that the clock is wrong confirms it in place by a code of that time; a lead is told whom to ask', {
  tag: '@verify',
}, async ({ browser }) => {
  const wall = createFakeWallClock()
  const desk = await startDesk({ environment: wall.environment })
  try {
    const admin = await addStaff(desk, 'kanri', 'admin', 'ja')
    const lead = await addStaff(desk, 'tanaka', 'lead', 'en')
    wall.setTo(10 * MINUTE)
    const [his, hers] = [await browser.newPage({ locale: 'ja-JP' }), await browser.newPage({ locale: 'en-US' })]
    for (const page of [his, hers]) await page.goto(desk.url)
    await signInOnPage(his, admin)
    await signInOnPage(hers, lead)
    const alarm = his.getByRole('alert').filter({ hasText: ja.title(ja.watched.machine) })
    await expect(alarm).toContainText(ja.held)
    const announcement = hers.getByRole('alert').filter({ hasText: en.title(en.watched.machine) })
    await expect(announcement).toContainText(en.ask)
    await expect(announcement.getByRole('button')).toHaveCount(0)
    // what was shown at the sign-in counts no more
    desk.moveClock(6 * MINUTE)
    await alarm.getByRole('button', { name: ja.confirm }).press('Enter')
    const dialog = his.getByRole('dialog', { name: security.confirm })
    const code = new TOTP({ secret: admin.app?.secret ?? '' }).generate({
      timestamp: Date.now() + 16 * MINUTE + TO_SHOW_MS,
    })
    await dialog.getByRole('textbox').fill(code)
    await his.keyboard.press('Enter')
    await expect(alarm).toHaveCount(0)
    // her page asks once a minute, and at once when it is opened
    await hers.reload()
    await expect(hers.locator('main')).toBeVisible()
    await expect(announcement).toHaveCount(0)
  } finally {
    await desk.discard()
  }
})
