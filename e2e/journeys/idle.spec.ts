import { deskContract } from '@mimamori/contract/desk'
import { metaByPath } from '@mimamori/contract/operation'
import { BACKGROUND_HEADER, DESK_PREFIX } from '@mimamori/contract/transport'
import type { Browser, BrowserContext, Page, Request } from '@playwright/test'
import type { Pair } from '../running/marketplace.ts'
import { demoAccount, type Person, signIn } from '../running/people.ts'
import { caseScreens, ERASURE } from './idle-screens.ts'
import { expect, test } from './world.ts'

const MINUTE_MS = 60_000
/** whatever is asked at least once a minute is asked meanwhile */
const ROUND_MS = 61_000

/** so many pages at once make a busy machine slow */
const PATIENT = { timeout: 90_000 }

const OPERATIONS = metaByPath(deskContract)
const declared = [...OPERATIONS].flatMap(([path, { background }]) => (background ? [path] : []))

/** Declared, and asked by itself only in moments that no page here has: a lapsed claim, an open panel, news of one case or of people. */
const SELDOM = [
  '/cases/claim',
  '/cases/claimNext',
  '/cases/find',
  '/catalogue/history',
  '/members/notes/list',
  '/notes/seen',
  '/people/list',
  '/people/toConfirm',
  '/queue/views/list',
  '/search/similar',
  '/session/current',
  '/withdrawals/prepare',
  '/withdrawals/prepareReversal',
]

type Asked = { readonly path: string; readonly marked: boolean }
/** A screen that is open, and what it asked since `asked` was emptied. */
type Tab = { readonly address: string; readonly page: Page; asked: Asked[]; readonly underWay: Set<Request> }

const isAsked = (request: Request) => request.url().includes(DESK_PREFIX) && request.method() === 'POST'

async function openTab(context: BrowserContext, address: string): Promise<Tab> {
  const page = await context.newPage()
  const tab: Tab = { address, page, asked: [], underWay: new Set() }
  page.on('request', (request) => {
    if (!isAsked(request)) return
    tab.underWay.add(request)
    const path = new URL(request.url()).pathname.slice(DESK_PREFIX.length)
    tab.asked.push({ path, marked: request.headers()[BACKGROUND_HEADER.name] === BACKGROUND_HEADER.value })
  })
  // not `requestfinished`: what the page does not read never ends
  page.on('response', (response) => tab.underWay.delete(response.request()))
  page.on('requestfailed', (request) => tab.underWay.delete(request))
  await page.goto(address)
  return tab
}

/** A browser in which this person is signed in, with a clock that can be moved. */
async function browserOf(browser: Browser, { desk }: Pair, { cookie }: Person): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'ja-JP', baseURL: desk.url })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: 'https://127.0.0.1' }])
  await context.clock.install()
  return context
}

/** Every one of these pages has asked something, and was answered. */
async function settled(tabs: readonly Tab[]): Promise<void> {
  const waiting = () =>
    tabs.filter(({ asked, underWay }) => asked.length === 0 || underWay.size > 0).map(({ address }) => address)
  await expect.poll(waiting, PATIENT).toEqual([])
}

const minutePasses = (tabs: readonly Tab[]) => Promise.all(tabs.map(({ page }) => page.clock.fastForward(ROUND_MS)))

/** A good minute passes in every page, and nobody touches one. Each asks something by itself. */
async function untouched(tabs: readonly Tab[]): Promise<void> {
  for (const tab of tabs) tab.asked = []
  await minutePasses(tabs)
  await settled(tabs)
}

/** What these pages asked without saying that nobody did, and what may not be asked so. */
const amiss = (tabs: readonly Tab[]) =>
  tabs.flatMap(({ address, asked }) =>
    asked
      .filter(({ path, marked }) => !marked || OPERATIONS.get(path)?.background !== true)
      .map(({ path, marked }) => `${address} asks ${path} ${marked ? 'and it is not declared' : 'without the mark'}`),
  )

/** Addresses of the pages that ask to sign in. */
async function signedOut(tabs: readonly Tab[]): Promise<string[]> {
  const fields = await Promise.all(tabs.map(({ page }) => page.locator('input[name=login]').count()))
  return tabs.filter((_, n) => fields[n] === 1).map(({ address }) => address)
}
const addressesOf = (tabs: readonly Tab[]) => tabs.map(({ address }) => address)

/** The answer of a list of erasures in which one goes on: it is asked for again every two seconds. */
const PURGING = {
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

test('pages that nobody touches are signed out at the idle limit, whatever they show; one click in between keeps them', async ({
  browser,
  pair,
}) => {
  // a browser with every screen of the desk in it
  test.slow()
  const [lead, colleague, admin] = await Promise.all(
    (['tanaka', 'nakano', 'admin'] as const).map((login) => signIn(pair.desk.url, demoAccount(login))),
  )
  if (!lead || !colleague || !admin) throw new Error('nobody is signed in')
  const [work, administration] = [await browserOf(browser, pair, lead), await browserOf(browser, pair, admin)]
  await administration.route('**/erasure/list', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { json: [PURGING] } })
  })
  const tabs: Tab[] = []
  for (const address of await caseScreens(lead.client)) tabs.push(await openTab(work, address))
  const erasure = [await openTab(administration, ERASURE)]
  const all = [...tabs, ...erasure]
  await settled(all)
  // whoever opened the pages is there no more
  await untouched(all)

  pair.desk.moveClock(20 * MINUTE_MS)
  const seen = new Set<string>()
  const note = (those: readonly Tab[]) => {
    for (const { path } of those.flatMap(({ asked }) => asked)) seen.add(path)
  }
  await untouched(all)
  note(all)
  expect(amiss(all)).toEqual([])
  for (const tab of tabs) tab.asked = []
  await changeCatalogue(colleague)
  const unseen = () => {
    note(tabs)
    return declared.filter((path) => !seen.has(path) && !SELDOM.includes(path))
  }
  await expect.poll(unseen, PATIENT).toEqual([])
  await settled(tabs.filter(({ address }) => address.startsWith('/review')))
  expect(amiss(tabs)).toEqual([])

  // somebody clicks where there is nothing, on one page of the lead's
  const [clicked, ...others] = tabs
  await clicked?.page.mouse.click(2, 2)
  await untouched(tabs)
  expect(clicked?.asked.filter(({ marked }) => !marked)).not.toEqual([])
  expect(amiss(others)).toEqual([])

  pair.desk.moveClock(40 * MINUTE_MS)
  await untouched(tabs)
  expect(await signedOut(tabs)).toEqual([])
  await minutePasses(erasure)
  await expect.poll(() => signedOut(erasure), PATIENT).toEqual(addressesOf(erasure))

  pair.desk.moveClock(51 * MINUTE_MS)
  await minutePasses(tabs)
  await expect.poll(() => signedOut(tabs), PATIENT).toEqual(addressesOf(tabs))
})
