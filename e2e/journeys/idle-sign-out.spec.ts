import { deskContract } from '@mimamori/contract/desk-contract'
import { metaByPath } from '@mimamori/contract/operation-contract'
import { BACKGROUND_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import type { Browser, BrowserContext, Page, Request } from '@playwright/test'
import { demoAccount, type Person, signIn } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { ERASURE_PATH, listCaseScreens } from './idle-screens.ts'
import { expect, test } from './journey-fixtures.ts'

const MINUTE_MS = 60_000
/** whatever is asked at least once a minute is asked meanwhile */
const ROUND_DURATION_MS = 61_000

/** so many pages at once make a busy machine slow */
const LONG_TIMEOUT = { timeout: 300_000 }

const OPERATIONS = metaByPath(deskContract)
const BACKGROUND_PATHS = [...OPERATIONS].flatMap(([path, { background }]) => (background ? [path] : []))

/** What keeps cases for somebody is asked only while they are there. */
const PATHS_OF_THE_PRESENT = ['/cases/renew', '/cases/renewMany', '/cases/reserve']

/** Declared, and asked by itself only in moments that no page here has: a lapsed claim, an open panel, a draft, an evaluation, news of one case, of people or of one notice, and a mail server. */
const RARE_PATHS = [
  ...PATHS_OF_THE_PRESENT,
  '/breakdownMail/preview',
  '/breakdownMail/state',
  '/cases/assignees',
  '/cases/claim',
  '/cases/claimNext',
  '/cases/find',
  '/catalogue/history',
  '/drafts/discard',
  '/drafts/list',
  '/drafts/save',
  '/inbox/list',
  '/inbox/read',
  '/inbox/watched',
  '/members/find',
  '/members/notes/list',
  '/notices/changes',
  '/notices/get',
  '/notices/pictures',
  '/ownTexts/use',
  '/people/list',
  '/people/toConfirm',
  '/queue/views/list',
  '/reminders/proposed',
  '/savedSteps/list',
  '/search/similar',
  '/session/current',
  '/snippets/list',
  '/standards/names',
  '/standards/progress',
  '/withdrawals/prepare',
  '/withdrawals/prepareReversal',
]

type TabRequest = { readonly path: string; readonly marked: boolean }
/** A screen that is open, and what it asked since `requests` was emptied. */
type OpenTab = {
  readonly address: string
  readonly page: Page
  requests: TabRequest[]
  readonly underWay: Set<Request>
}

const isDeskCall = (request: Request) => request.url().includes(DESK_PREFIX) && request.method() === 'POST'

async function openTab(context: BrowserContext, address: string): Promise<OpenTab> {
  const page = await context.newPage()
  const tab: OpenTab = { address, page, requests: [], underWay: new Set() }
  page.on('request', (request) => {
    if (!isDeskCall(request)) return
    tab.underWay.add(request)
    const path = new URL(request.url()).pathname.slice(DESK_PREFIX.length)
    tab.requests.push({ path, marked: request.headers()[BACKGROUND_HEADER.name] === BACKGROUND_HEADER.value })
  })
  // not `requestfinished`: what the page does not read never ends
  page.on('response', (response) => tab.underWay.delete(response.request()))
  page.on('requestfailed', (request) => tab.underWay.delete(request))
  await page.goto(address)
  return tab
}

/** A browser in which this person is signed in, with a clock that can be moved. */
async function openBrowserContext(browser: Browser, { desk }: DeskPair, { cookie }: Person): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'ja-JP', baseURL: desk.url })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: 'https://127.0.0.1' }])
  await context.clock.install()
  return context
}

/** Every one of these pages has asked something, and was answered. */
async function waitUntilSettled(tabs: readonly OpenTab[]): Promise<void> {
  const waiting = () =>
    tabs.filter(({ requests, underWay }) => requests.length === 0 || underWay.size > 0).map(({ address }) => address)
  await expect.poll(waiting, LONG_TIMEOUT).toEqual([])
}

const passMinute = (tabs: readonly OpenTab[]) =>
  Promise.all(tabs.map(({ page }) => page.clock.fastForward(ROUND_DURATION_MS)))

/** A good minute passes in every page, and nobody touches one. Each asks something by itself. */
async function leaveUntouched(tabs: readonly OpenTab[]): Promise<void> {
  for (const tab of tabs) tab.requests = []
  await passMinute(tabs)
  await waitUntilSettled(tabs)
}

/** What these pages asked without saying that nobody did, and what may not be asked so. */
const findWronglyMarked = (tabs: readonly OpenTab[]) =>
  tabs.flatMap(({ address, requests }) =>
    requests
      .filter(({ path, marked }) => !marked || OPERATIONS.get(path)?.background !== true)
      .map(({ path, marked }) => `${address} asks ${path} ${marked ? 'and it is not declared' : 'without the mark'}`),
  )

/** Addresses of the pages that ask to sign in. */
async function waitUntilSignedOut(tabs: readonly OpenTab[]): Promise<string[]> {
  const fields = await Promise.all(tabs.map(({ page }) => page.locator('input[name=login]').count()))
  return tabs.filter((_, n) => fields[n] === 1).map(({ address }) => address)
}
const listAddresses = (tabs: readonly OpenTab[]) => tabs.map(({ address }) => address)

/** The answer of a list of erasures in which one goes on: it is asked for again every two seconds. */
const PURGING_ERASURE = {
  id: 'e-1',
  memberId: 'U-1',
  at: new Date().toISOString(),
  actor: { id: 'a-1', alias: '管理' },
  reason: 'member_request',
  counts: {},
  purge: { state: 'purging', at: null },
}

/** Something that changes what every case is judged by: whoever listens asks for everything again. */
async function changeCatalogue({ client }: Person): Promise<void> {
  const label = { ja: '確認用', en: 'Test' }
  const data = { label, category: 'other', active: false } as const
  await client.catalogue.add({ kind: 'reason', id: 'idle', effectiveFrom: '2099-01-01', after: 0, data })
}

test.use({ demo: { opening: 3 } })

type IdleContext = { readonly browser: Browser; readonly pair: DeskPair }

/** Opens every screen, which nobody touches but one, until all are signed out. */
async function leaveScreensIdle({ browser, pair }: IdleContext): Promise<void> {
  const [lead, colleague, admin] = await Promise.all(
    (['tanaka', 'nakano', 'admin'] as const).map((login) => signIn(pair.desk.url, demoAccount(login))),
  )
  if (!lead || !colleague || !admin) throw new Error('nobody is signed in')
  const [work, administration] = [
    await openBrowserContext(browser, pair, lead),
    await openBrowserContext(browser, pair, admin),
  ]
  await administration.route('**/erasure/list', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { json: [PURGING_ERASURE] } })
  })
  const tabs: OpenTab[] = []
  for (const address of await listCaseScreens(lead.client)) tabs.push(await openTab(work, address))
  const erasure = [await openTab(administration, ERASURE_PATH)]
  const all = [...tabs, ...erasure]
  await waitUntilSettled(all)
  // whoever opened the pages is there no more
  await leaveUntouched(all)

  pair.desk.moveClock(20 * MINUTE_MS)
  const seen = new Set<string>()
  const note = (those: readonly OpenTab[]) => {
    for (const { path } of those.flatMap(({ requests }) => requests)) seen.add(path)
  }
  await leaveUntouched(all)
  note(all)
  expect(findWronglyMarked(all)).toEqual([])
  for (const tab of tabs) tab.requests = []
  await changeCatalogue(colleague)
  const unseen = () => {
    note(tabs)
    return BACKGROUND_PATHS.filter((path) => !seen.has(path) && !RARE_PATHS.includes(path))
  }
  await expect.poll(unseen, LONG_TIMEOUT).toEqual([])
  expect(
    PATHS_OF_THE_PRESENT.filter((path) => seen.has(path)),
    'a page that nobody touches keeps no case',
  ).toEqual([])
  await waitUntilSettled(tabs.filter(({ address }) => address.startsWith('/review')))
  expect(findWronglyMarked(tabs)).toEqual([])

  // somebody clicks where there is nothing, on one page of the lead's
  const [clicked, ...others] = tabs
  for (const tab of tabs) tab.requests = []
  await clicked?.page.mouse.click(2, 2)
  await passMinute(tabs)
  await waitUntilSettled(tabs)
  expect(clicked?.requests.filter(({ marked }) => !marked)).not.toEqual([])
  expect(findWronglyMarked(others)).toEqual([])

  pair.desk.moveClock(40 * MINUTE_MS)
  await leaveUntouched(tabs)
  expect(await waitUntilSignedOut(tabs)).toEqual([])
  await passMinute(erasure)
  await expect.poll(() => waitUntilSignedOut(erasure), LONG_TIMEOUT).toEqual(listAddresses(erasure))

  pair.desk.moveClock(51 * MINUTE_MS)
  await passMinute(tabs)
  await expect.poll(() => waitUntilSignedOut(tabs), LONG_TIMEOUT).toEqual(listAddresses(tabs))
}

test('every screen that nobody touches is signed out at the idle limit, whatever it asks by itself; one click in between keeps them', {
  tag: '@verify',
}, async ({ browser, pair }) => {
  // a browser with every screen of the desk in it
  test.setTimeout(300_000)
  await leaveScreensIdle({ browser, pair })
})
