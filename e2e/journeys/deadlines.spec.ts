import { admin } from '@mimamori/copy/admin/ja'
import { alarms } from '@mimamori/copy/alarms/ja'
import { dueTimes as due } from '@mimamori/copy/due-times/ja'
import type { BrowserContext } from '@playwright/test'
import { addStaff, signIn } from '../harness/desk-accounts.ts'
import { checkAccessibility, openScreen } from './accessibility-checks.ts'
import { caseTitle, expect, openSignedIn, test, waitForVisible } from './journey-fixtures.ts'

const MINUTES = 60_000
const WHY = '年末の増員'
/** how often a page looks for cases that are nearly due, and asks for them; here it does so every second */
const LOOK_INTERVALS_MS = [5_000, 30_000]

async function lookEverySecond(context: BrowserContext): Promise<void> {
  await context.addInitScript((hurried) => {
    const every = window.setInterval
    const sooner = (...[work, ms, ...rest]: Parameters<typeof window.setInterval>) =>
      every(work, hurried.includes(ms ?? 0) ? 1_000 : ms, ...rest)
    window.setInterval = sooner as typeof window.setInterval
  }, LOOK_INTERVALS_MS)
}

/** Answers carry the desk’s time, by which a page counts down, also while a test has moved it: it is the machine’s then. */
async function moveAnswers(context: BrowserContext, ahead: () => number): Promise<void> {
  await context.route('**/api/desk/**', async (route) => {
    // the stream of events goes on for ever
    if (route.request().method() !== 'POST') return await route.continue()
    const response = await route.fetch()
    const date = new Date(Date.now() + ahead()).toUTCString()
    await route.fulfill({ response, headers: { ...response.headers(), date } })
  })
}

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

test('a lead shortens the due time; whoever holds a case is told before it is overdue, in one tab by a sound, and the lead when it is', {
  tag: '@verify',
}, async ({ page, browser, baseURL, pair, me, copy }) => {
  const { desk } = pair
  const context = page.context()
  const ofLead = await browser.newContext({ baseURL: baseURL ?? '', locale: 'ja-JP' })
  for (const each of [context, ofLead]) await lookEverySecond(each)
  await context.addInitScript(countSounds)
  let ahead = 0
  await moveAnswers(ofLead, () => ahead)
  const lead = await ofLead.newPage()
  await openSignedIn(lead, copy, await addStaff(desk, 'aoi', 'lead'), { at: '/admin/dueTimes', there: admin.title })
  const section = lead.getByRole('region', { name: due.title, exact: true })
  const field = due.field(due.queues.flagged, copy.words.severities.low)
  await section.getByLabel(field).fill('470')
  await section.getByRole('button', { name: due.save }).press('Enter')
  await waitForVisible(section.getByText(due.reasonNeeded))
  await section.getByLabel(due.reason).fill(WHY)
  const found: string[] = []
  await checkAccessibility(lead, 'due times', found, 'main')
  await section.getByRole('button', { name: due.save }).press('Enter')
  // the field is empty once the change is stored; until then it is what holds the words
  await expect(section.getByLabel(due.reason)).toHaveValue('')
  await waitForVisible(section.getByText(WHY))

  await openSignedIn(page, copy, me, { at: '/settings', there: copy.settings.title })
  const stored = page.waitForResponse('**/session/prefer')
  await page.getByLabel(alarms.sound).press('Space')
  await stored
  await openScreen(page, '/queue/flagged')
  const other = await context.newPage()
  await other.goto('/settings')
  await waitForVisible(other.getByLabel(alarms.sound))
  await other.keyboard.press('Tab')

  // it has two hours, and comes into this person's hands while all are looking
  const postedAt = new Date(Date.now() - 116 * MINUTES).toISOString()
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。'
  const body = { title: '通販サイトの紹介文', description, postedAt, updatedAt: postedAt }
  const { client } = await signIn(desk.url, me)
  await pair.marketplace.post({ kind: 'job', truth: 'direct_deal', body })
  await client.cases.claimNext({ view: 'flagged' })
  const [told, toldThere, toLead] = [page, other, lead].map((each) =>
    each.getByRole('region', { name: alarms.deadline.region }),
  ) as [typeof section, typeof section, typeof section]
  await expect(told).toContainText(alarms.deadline.ahead)
  await expect(toldThere).toBeVisible()
  await expect(toLead).toHaveCount(0)
  const heard = async () =>
    (await Promise.all([page, other].map((tab) => tab.evaluate(() => Reflect.get(window, '__sounds'))))).toSorted()
  await expect.poll(heard, 'one of the two tabs sounds, once').toEqual([0, 1])
  await other.close()
  await checkAccessibility(page, 'alarm', found)

  ahead = 5 * MINUTES
  desk.moveClock(ahead)
  await expect(toLead).toContainText(alarms.deadline.overdue)
  await toLead.getByRole('button', { name: alarms.deadline.open }).press('Enter')
  await waitForVisible(caseTitle(lead))
  await expect(toLead).toHaveCount(0)
  expect(found).toEqual([])
})
