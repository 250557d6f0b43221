import { alarms as alarmsEn } from '@mimamori/copy/alarms/en'
import { alarms as alarmsJa } from '@mimamori/copy/alarms/ja'
import { dueTimes as dueEn } from '@mimamori/copy/due-times/en'
import { dueTimes as dueJa } from '@mimamori/copy/due-times/ja'
import { addStaff } from '../harness/desk-accounts.ts'
import { checkAccessibility } from './accessibility-checks.ts'
import { caseTitle, expect, openSignedIn, test, waitForVisible } from './journey-fixtures.ts'

const MINUTES = 60_000

/** Runs in the page: counts what would be heard. */
function countSounds(): void {
  Reflect.set(window, '__sounds', 0)
  const Audio = window.AudioContext
  window.AudioContext = class extends Audio {
    constructor() {
      super()
      Reflect.set(window, '__sounds', Reflect.get(window, '__sounds') + 1)
    }
  }
}

for (const [language, due, alarms, why] of [
  ['ja', dueJa, alarmsJa, '年末の増員'],
  ['en', dueEn, alarmsEn, 'More people in December'],
] as const) {
  test.describe(language, () => {
    test.use({ speaks: language })
    test('a lead shortens the due time; whoever holds a case is told before it is overdue, and the lead when it is', async ({
      page,
      browser,
      baseURL,
      pair,
      me,
      copy,
    }) => {
      const { desk } = pair
      const lead = await (await browser.newContext({ baseURL: baseURL ?? '', locale: language })).newPage()
      await lead.clock.install()
      const aoi = await addStaff(desk, 'aoi', 'lead', language)
      await openSignedIn(lead, copy, aoi, {
        at: '/admin/dueTimes',
        there: language === 'ja' ? '管理' : 'Administration',
      })
      const section = lead.getByRole('region', { name: due.title, exact: true })
      for (const severity of ['urgent', 'high', 'medium', 'low'] as const) {
        const field = due.field(due.queues.flagged, copy.words.severities[severity])
        await section.getByLabel(field).fill(severity === 'low' ? '6' : '5')
      }
      await section.getByRole('button', { name: due.save }).press('Enter')
      await waitForVisible(section.getByText(due.reasonNeeded))
      await section.getByLabel(due.reason).fill(why)
      const found: string[] = []
      await checkAccessibility(lead, 'due times', found)
      expect(found).toEqual([])
      await section.getByRole('button', { name: due.save }).press('Enter')
      // the field is empty once the change is stored; until then it is what holds the words
      await expect(section.getByLabel(due.reason)).toHaveValue('')
      await waitForVisible(section.getByText(why))

      // a case is as old as its text on the marketplace, and has the two hours that were in force then
      const postedAt = new Date(Date.now() - 116 * MINUTES).toISOString()
      const description = 'やり取りはLINE ID: yamada-work2 でお願いします。'
      const body = { title: '通販サイトの紹介文', description, postedAt, updatedAt: postedAt }
      await pair.marketplace.post({ kind: 'job', truth: 'direct_deal', body })
      const context = page.context()
      await context.addInitScript(countSounds)
      await openSignedIn(page, copy, me)
      await page.goto('/settings')
      const stored = page.waitForResponse('**/session/prefer')
      await page.getByLabel(alarms.sound).press('Space')
      await stored
      const other = await context.newPage()
      await other.goto('/settings')
      await other.keyboard.press('Tab')
      await page.goto('/queue/flagged')
      await waitForVisible(page.getByRole('table'))
      await page.keyboard.press('c')
      await waitForVisible(caseTitle(page))
      const told = page.getByRole('region', { name: alarms.deadline.region })
      await expect(told).toContainText(alarms.deadline.ahead, { timeout: 180_000 })
      await expect(other.getByRole('region', { name: alarms.deadline.region })).toBeVisible({ timeout: 180_000 })
      const heard = async () =>
        (await Promise.all([page, other].map((tab) => tab.evaluate(() => Reflect.get(window, '__sounds'))))).toSorted()
      await expect.poll(heard, 'one of the two tabs sounds, once').toEqual([0, 1])
      await other.close()
      await checkAccessibility(page, 'alarm', found)
      await expect(lead.getByRole('region', { name: alarms.deadline.region })).toHaveCount(0)

      desk.moveClock(5 * MINUTES)
      await lead.clock.fastForward(5 * MINUTES)
      const toLead = lead.getByRole('region', { name: alarms.deadline.region })
      await expect(toLead).toContainText(alarms.deadline.overdue, { timeout: 180_000 })
      await toLead.getByRole('button', { name: alarms.deadline.open }).press('Enter')
      await waitForVisible(caseTitle(lead))
      await expect(toLead).toHaveCount(0)
      expect(found).toEqual([])
    })
  })
}
