import { randomUUID } from 'node:crypto'
import { bulk as bulkEn } from '@mimamori/copy/bulk/en'
import { bulk as bulkJa } from '@mimamori/copy/bulk/ja'
import { delivery as deliveryEn } from '@mimamori/copy/delivery/en'
import { delivery as deliveryJa } from '@mimamori/copy/delivery/ja'
import { lists as listsEn } from '@mimamori/copy/lists/en'
import { lists as listsJa } from '@mimamori/copy/lists/ja'
import { live as liveEn } from '@mimamori/copy/live/en'
import { live as liveJa } from '@mimamori/copy/live/ja'
import { members as membersEn } from '@mimamori/copy/members/en'
import { members as membersJa } from '@mimamori/copy/members/ja'
import { notes as notesEn } from '@mimamori/copy/notes/en'
import { notes as notesJa } from '@mimamori/copy/notes/ja'
import { patrol as patrolEn } from '@mimamori/copy/patrol/en'
import { patrol as patrolJa } from '@mimamori/copy/patrol/ja'
import { views as viewsEn } from '@mimamori/copy/views/en'
import { views as viewsJa } from '@mimamori/copy/views/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Locator, Page } from '@playwright/test'
import { enrolAuthenticator } from '../harness/authenticator-app.ts'
import { type Account, addStaff, createAccount, seedStaff, signInOnPage } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { checkAdmin, checkAdminScreens, checkPublicScreens } from './accessibility-admin.ts'
import { checkBreakdown } from './accessibility-breakdown.ts'
import { checkAccessibility, leaveOutAxe, openScreen } from './accessibility-checks.ts'
import { checkReminders } from './accessibility-reminders.ts'
import { checkStandards } from './accessibility-standards.ts'
import { checkProposal, checkWithdrawals } from './accessibility-withdrawals.ts'
import {
  type Copy,
  expect,
  interceptRequests,
  openSignedIn,
  pressTabTo,
  signIn,
  test,
  waitForAlert,
  waitForDecidingFloor,
  waitForVisible,
} from './journey-fixtures.ts'

const LIST_COPY = {
  ja: { lists: { ...listsJa, ...viewsJa }, bulk: bulkJa, patrol: patrolJa },
  en: { lists: { ...listsEn, ...viewsEn }, bulk: bulkEn, patrol: patrolEn },
}

const backgroundColor = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).backgroundColor)

const LIVE_COPY = { ja: { notes: notesJa, live: liveJa }, en: { notes: notesEn, live: liveEn } }
type AccessibilityContext = {
  readonly pair: DeskPair
  readonly me: Account
  readonly speaks: Language
  readonly copy: Copy
}

/** the case on screen; others lie ready beneath it */
const ON_SCREEN = '.layer:not([inert])'

async function openCase(page: Page, copy: Copy): Promise<void> {
  await page.keyboard.press('c')
  await waitForVisible(page.getByRole('heading', { name: copy.cases.why }))
  await waitForDecidingFloor(page)
}

async function checkReview(page: Page, copy: Copy, found: string[]): Promise<void> {
  await openCase(page, copy)
  await checkAccessibility(page, 'review', found)
  for (const [key, label] of [
    ['h', copy.decisions.hideTitle],
    ['w', copy.decisions.warnTitle],
    ['m', copy.decisions.adviceTitle],
    ['r', copy.decisions.correctionTitle],
  ] as const) {
    await page.keyboard.press(key)
    await waitForVisible(page.getByRole('region', { name: copy.decisions.column }).getByText(label).first())
    await checkAccessibility(page, `review ${key}`, found, `${ON_SCREEN} .decide`)
    await page.keyboard.press('Escape')
  }
  for (const [key, title] of [
    ['s', copy.aside.snoozeTitle],
    ['e', copy.aside.escalateTitle],
  ] as const) {
    await page.keyboard.press(key)
    await waitForVisible(page.getByRole('region', { name: title }))
    await checkAccessibility(page, `review ${key}`, found, `${ON_SCREEN} .decide`)
    await page.keyboard.press('Escape')
  }
  await checkProposal(page, copy, found)
  await revealMember(page, copy, (name, part) => checkAccessibility(page, name, found, `${ON_SCREEN} ${part}`))
  for (const tab of ['reports', 'history', 'related']) {
    await page.keyboard.press(']')
    await checkAccessibility(page, `review ${tab}`, found, `${ON_SCREEN} .evidence`)
  }
}

type CheckStep = (name: string, part: string) => Promise<void>

/** Which field and why, and the field as it stands there for a while. `at` is told of every step. */
async function revealMember(page: Page, { aside, cases }: Copy, at: CheckStep): Promise<void> {
  // what hears the key comes behind the case, with the ways to set it aside
  await waitForVisible(page.locator(ON_SCREEN).getByRole('button', { name: aside.moves.snooze }))
  await waitForVisible(page.locator(ON_SCREEN).getByRole('button', { name: cases.reveal }))
  await page.keyboard.press('v')
  await waitForVisible(page.getByRole('region', { name: aside.revealTitle }))
  await page.keyboard.press('2')
  await waitForVisible(page.getByRole('region', { name: aside.revealReason(aside.revealFields.email) }))
  await page.keyboard.press('5')
  await page.keyboard.press('Control+Enter')
  await waitForAlert(page)
  await at('reveal', '.decide')
  await page.keyboard.type('本人からの依頼')
  await page.keyboard.press('Control+Enter')
  await waitForVisible(page.locator('[data-revealed]'))
  await at('revealed', '.context')
}

/** A colleague is at the case on screen, and calls whoever looks at it in notes there and elsewhere. */
async function checkLiveScreens(
  page: Page,
  { pair, me, speaks, copy }: AccessibilityContext,
  found: string[],
): Promise<void> {
  const { notes, live } = LIVE_COPY[speaks]
  const [colleague] = await seedStaff(pair.desk, 1)
  if (!colleague) throw new Error('nobody to meet')
  const { client } = colleague
  const people = await client.notes.colleagues()
  const mentions = people.filter(({ alias }) => alias === me.login).map(({ id }) => id)
  const caseId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const { items } = await client.queue.list({ view: 'flagged', limit: 2 })
  const elsewhere = items.find(({ id }) => id !== caseId)?.id ?? caseId
  await client.live.presence({ page: randomUUID(), caseId, doing: 'typing' })
  for (const each of [caseId, elsewhere])
    await client.notes.add({ caseId: each, text: `@${me.login} お願いします`, mentions })
  await waitForVisible(page.getByRole('list', { name: live.here }))
  await page.keyboard.press('i')
  await page.keyboard.type('@')
  await waitForVisible(page.getByRole('listbox', { name: notes.colleagues }))
  await checkAccessibility(page, 'notes', found)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await pressTabTo(page, page.getByRole('button', { name: copy.shell.inbox }))
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('heading', { name: copy.shell.inbox }))
  await checkAccessibility(page, 'mentions', found, 'header')
  await page.keyboard.press('Escape')
}

/** What narrows a list down and keeps it, cases decided together, and the patrol as it is read. */
async function checkLists(page: Page, copy: Copy, { speaks }: AccessibilityContext, found: string[]): Promise<void> {
  const { lists, bulk, patrol } = LIST_COPY[speaks]
  await openScreen(page, '/queue/flagged?severity=low')
  await waitForVisible(page.getByRole('list', { name: lists.filters }))
  await page.keyboard.press('l')
  await waitForVisible(page.getByRole('group', { name: lists.filters }))
  await checkAccessibility(page, 'filters', found)
  await openScreen(page, '/queue/flagged')
  await waitForVisible(page.locator('main a[data-case]').first())
  await page.keyboard.press('y')
  await page.getByRole('button', { name: lists.save, exact: true }).press('Enter')
  await waitForVisible(page.getByLabel(lists.name))
  await checkAccessibility(page, 'saved views', found)
  await page.keyboard.press('Escape')
  for (const key of ['j', 'x', 'Shift+J']) await page.keyboard.press(key)
  await checkAccessibility(page, 'selection', found)
  await page.keyboard.press('b')
  await waitForVisible(page.getByRole('list', { name: bulk.rows }).locator('[data-card]').first())
  await waitForDecidingFloor(page)
  await checkAccessibility(page, 'together', found)
  await page.keyboard.press('h')
  await waitForVisible(page.getByRole('list', { name: copy.decisions.hideTitle }))
  await checkAccessibility(page, 'together, categories', found, 'aside')
  await page.keyboard.press('1')
  await waitForVisible(page.getByRole('region', { name: bulk.effects }))
  await checkAccessibility(page, 'together, effects', found, 'aside')
  await openScreen(page, '/patrol')
  await waitForVisible(page.getByRole('region', { name: patrol.cards }).getByRole('article').first())
  await waitForDecidingFloor(page)
  await page.keyboard.press('i')
  await waitForVisible(page.getByLabel(patrol.reason))
  await checkAccessibility(page, 'patrol', found)
}

/** Both themes are real: the page is painted otherwise. */
async function checkThemes(page: Page): Promise<void> {
  const light = await backgroundColor(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => backgroundColor(page)).not.toBe(light)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** A lead takes over the desk. */
async function openAsLead(page: Page, { pair, speaks, copy }: AccessibilityContext): Promise<void> {
  await page.context().clearCookies()
  await openSignedIn(page, copy, await addStaff(pair.desk, 'rin', 'lead', speaks))
}

/** The catalogue as a lead has it: a thing with its versions, a version with flaws, a thing that is new. */
async function checkCatalogue(page: Page, found: string[]): Promise<void> {
  await openScreen(page, '/catalogue?kind=template&id=hide')
  await waitForVisible(page.getByRole('article'))
  await checkAccessibility(page, 'catalogue', found)
  await openScreen(page, '/catalogue?kind=template&id=hide&edit=version')
  await page.locator('[data-field="text.ja"]').fill('{{name}}')
  await page.locator('form button[type=submit]').press('Enter')
  await waitForVisible(page.locator('[aria-invalid=true]').first())
  await checkAccessibility(page, 'catalogue, flaws', found)
  await openScreen(page, '/catalogue?kind=clause&edit=new')
  await waitForVisible(page.locator('[data-field="text.ja"]'))
  await checkAccessibility(page, 'catalogue, new', found)
}

/** What a call is answered with that has to be confirmed first. */
const UNCONFIRMED = {
  status: 403,
  contentType: 'application/json',
  body: JSON.stringify({
    json: {
      defined: true,
      code: 'REFUSED_403',
      status: 403,
      message: '',
      data: { refusal: 'step_up_required', present: null },
    },
  }),
}

/** The settings, what asks once more who one is, and a key that is taken. */
async function checkSettings(page: Page, { security, settings, keys }: Copy, found: string[]): Promise<void> {
  await openScreen(page, '/settings')
  await interceptRequests(page, '**/api/desk/security/makeRecoveryCodes', (route) => route.fulfill(UNCONFIRMED))
  await page.getByRole('button', { name: security.codesAnew }).press('Enter')
  await waitForVisible(page.getByRole('dialog', { name: security.confirm }).locator('input'))
  await checkAccessibility(page, 'confirm', found, 'dialog')
  await page.keyboard.press('Escape')
  const name = settings.changeKey(keys.actions.warn, 'W')
  await pressTabTo(page, page.getByRole('button', { name, exact: true }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('a')
  // behind what was not confirmed above
  await waitForVisible(page.getByRole('alert').nth(1))
  await checkAccessibility(page, 'settings', found)
}

/** What a picture is painted on in the dark theme, and with what. */
async function coloursInTheDark(page: Page, picture: Locator): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' })
  const colours = await picture.evaluate((on) => {
    const [within] = on.children
    return [getComputedStyle(on).backgroundColor, within ? getComputedStyle(within).fill : '']
  })
  await page.emulateMedia({ colorScheme: 'light' })
  return colours
}

/** The way in of somebody who comes for the first time, and the second step of somebody who came before. */
async function checkSigningIn(
  page: Page,
  { security }: Copy,
  { pair, me }: AccessibilityContext,
  found: string[],
): Promise<void> {
  await page.goto('/')
  await signInOnPage(page, await createAccount(pair.desk, 'nagi'))
  await waitForVisible(page.getByRole('img', { name: security.appQr }))
  await checkAccessibility(page, 'setting up a second step', found)
  expect(await coloursInTheDark(page, page.getByRole('img', { name: security.appQr })), 'phones read it').toEqual([
    'rgb(255, 255, 255)',
    'rgb(0, 0, 0)',
  ])
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await enrolAuthenticator(secret, async (code) => {
    await page.locator('input[name=code]').fill(code)
    await page.keyboard.press('Enter')
    await waitForVisible(page.locator('[data-print]').first())
  })
  await checkAccessibility(page, 'recovery codes', found)
  await page.context().clearCookies()
  await page.goto('/')
  await signInOnPage(page, { login: me.login, password: me.password })
  await waitForVisible(page.locator('input[name=code]'))
  await checkAccessibility(page, 'second step', found)
  await page.context().clearCookies()
}

/** What waits. */
async function checkQueues(page: Page, copy: Copy, meeting: AccessibilityContext, found: string[]): Promise<void> {
  await checkAccessibility(page, 'queue', found)
  await openScreen(page, '/queue/mine')
  await waitForVisible(page.getByText(copy.queueEmpty.now.mine))
  await checkAccessibility(page, 'queue empty', found)
  await checkLists(page, copy, meeting, found)
}

/** What is opened from a case. */
async function checkBesideCase(
  page: Page,
  copy: Copy,
  { speaks }: AccessibilityContext,
  found: string[],
): Promise<void> {
  await openCase(page, copy)
  // what hears the keys comes behind the case, with the ways to set it aside
  await waitForVisible(page.locator(ON_SCREEN).getByRole('button', { name: copy.aside.moves.snooze }))
  await page.keyboard.press('?')
  await waitForVisible(page.getByRole('dialog'))
  await checkAccessibility(page, 'keys', found)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  const { profile } = { ja: membersJa, en: membersEn }[speaks]
  await waitForVisible(page.getByRole('complementary', { name: profile }))
  await page.keyboard.press('i')
  await checkAccessibility(page, 'member', found)
  await openScreen(page, '/search?q=%E4%BB%95%E4%BA%8B')
  await waitForVisible(page.locator('[data-hit]').first())
  await checkAccessibility(page, 'search', found)
  await page.keyboard.press('Control+k')
  await waitForVisible(page.getByRole('dialog', { name: copy.palette.label }))
  await checkAccessibility(page, 'palette', found)
  await page.keyboard.type('090-1234-5678')
  await checkAccessibility(page, 'palette, nothing', found, 'dialog')
}

/** What is looked up beside it. */
async function checkSecondaryScreens(
  page: Page,
  copy: Copy,
  meeting: AccessibilityContext,
  found: string[],
): Promise<void> {
  await checkSettings(page, copy, found)
  await openScreen(page, '/audit')
  await waitForVisible(page.getByRole('table', { name: copy.audit.title }))
  await checkAccessibility(page, 'audit', found)
  await openScreen(page, '/appeals')
  await page.getByRole('tabpanel').getByRole('heading', { level: 2 }).waitFor()
  await checkAccessibility(page, 'appeals', found)
  await openScreen(page, '/deliveries?list=delivered')
  const { lists } = { ja: deliveryJa, en: deliveryEn }[meeting.speaks]
  await waitForVisible(page.getByRole('table', { name: lists.delivered }))
  await checkAccessibility(page, 'deliveries', found)
  await openScreen(page, '/own-decisions?span=week')
  // early in a week there may be none yet: the figures are there all the same
  await waitForVisible(page.locator('main dl').first())
  await checkAccessibility(page, 'own decisions', found)
}

/** What leads read. */
async function checkLeadScreens(page: Page, meeting: AccessibilityContext, found: string[]): Promise<void> {
  await openAsLead(page, meeting)
  await openScreen(page, '/coverage')
  await page.locator('tbody button[aria-expanded]').first().press('Enter')
  await checkAccessibility(page, 'coverage', found)
  await openScreen(page, '/track-record?days=90')
  await waitForVisible(page.locator('main tbody button').first())
  await checkAccessibility(page, 'track record', found)
  await page.locator('main tbody button').first().press('Enter')
  await checkAccessibility(page, 'silencing a rule', found)
  await page.keyboard.press('Escape')
  await checkBreakdown(page, found)
}

/** Somebody has seen something, a lead judges by standards, and an admin looks after the desk. */
async function checkAdministration(page: Page, meeting: AccessibilityContext, found: string[]): Promise<void> {
  await openCase(page, meeting.copy)
  await revealMember(page, meeting.copy, async () => {})
  await openAsLead(page, meeting)
  await checkStandards(page, found)
  const member = await checkAdminScreens(page, meeting, found)
  const link = await checkAdmin(page, { ...meeting, member }, found)
  await checkPublicScreens(page, meeting, link, found)
}

/** The words of queues and of a case are looked at for every change; other screens, axe, and contrast in both themes take longer. */
const LOOKS = [
  { speaks: 'en', axe: false },
  { speaks: 'en', axe: true },
  { speaks: 'ja', axe: true },
] as const

for (const { speaks, axe } of LOOKS) {
  test.describe(axe ? `by axe in ${speaks}` : `by its words in ${speaks}`, () => {
    test.use({ speaks, colorScheme: 'light', demo: { opening: 20 } })

    /** `whose` is done with every screen of some; what is wrong stands in `found`. */
    const usable = (
      name: string,
      whose: (the: AccessibilityContext & { page: Page; found: string[] }) => Promise<void>,
      { always = false } = {},
    ) =>
      test(name, axe || !always ? { tag: '@verify' } : {}, async ({ page, pair, me, copy }) => {
        // each looks at some twenty states of the page
        test.setTimeout(180_000)
        if (!axe) leaveOutAxe(page)
        const found: string[] = []
        await whose({ page, pair, me, speaks, copy, found })
        expect(found).toEqual([])
      })

    const seesQueues: Parameters<typeof usable>[1] = async (the) => {
      const { page, copy, me, found } = the
      await page.goto('/')
      await waitForVisible(page.getByRole('heading', { level: 1, name: copy.staff.title }))
      await checkThemes(page)
      await checkAccessibility(page, 'sign-in', found)
      await checkSigningIn(page, copy, the, found)
      await signIn(page, copy, me)
      await checkQueues(page, copy, the, found)
    }
    usable('every way in, and every list, can be used by everybody, in the light and in the dark', seesQueues, {
      always: true,
    })

    /** As `usable`, of somebody who is signed in. */
    const usableInside = (name: string, whose: Parameters<typeof usable>[1], when: Parameters<typeof usable>[2] = {}) =>
      usable(
        name,
        async (the) => {
          await openSignedIn(the.page, the.copy, the.me)
          await whose(the)
        },
        when,
      )

    const seesCase: Parameters<typeof usable>[1] = async (the) => {
      await checkReview(the.page, the.copy, the.found)
      await checkLiveScreens(the.page, the, the.found)
    }
    usableInside('so can a case', seesCase, { always: true })

    usableInside('so can whatever is opened from a case', ({ page, copy, found, ...the }) =>
      checkBesideCase(page, copy, { ...the, copy }, found),
    )

    usableInside('so can contact reminders and enquiries', ({ page, copy, found }) =>
      checkReminders(page, copy, speaks, found),
    )

    usableInside('so can every screen beside the queues', ({ page, copy, found, ...the }) =>
      checkSecondaryScreens(page, copy, { ...the, copy }, found),
    )

    usableInside('so can the catalogue and withdrawals of a lead', async (the) => {
      await openAsLead(the.page, the)
      await checkCatalogue(the.page, the.found)
      await checkWithdrawals(the.page, the.copy, the.found)
    })

    usableInside('so can every screen of months', (the) => checkLeadScreens(the.page, the, the.found))

    usableInside('so can every screen of the administration', (the) => checkAdministration(the.page, the, the.found))
  })
}
