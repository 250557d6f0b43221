import { enquiryCase as words } from '@mimamori/copy/enquiries/enquiry-case.en'
import type { Page } from '@playwright/test'
import { seedStaff } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import {
  caseTitle,
  expect,
  hideCase,
  interceptRequests,
  openSignedIn,
  pressTabTo,
  test,
  waitForCase,
  waitForDecidingFloor,
  waitForVisible,
} from './journey-fixtures.ts'
import { callSite } from './reminder-steps.ts'

const { links, find, evidence, answer } = words
const LINK = '**/api/desk/enquiries/link'
const OTHER = 'U-kuro-1111'
const NAME = 'クロダ企画'
const JOB = '在宅でできる商品モニター'
const PIECE = 'LINEでのやり取りの記録'

const onScreen = (page: Page) => page.locator('.layer:not([inert])')
const button = (page: Page, name: string) => onScreen(page).getByRole('button', { name, exact: true })

/** One side asked on the marketplace; another told of the same name by telephone, and of a job. */
async function receiveEnquiries(pair: DeskPair): Promise<void> {
  const { marketplace, desk } = pair
  await marketplace.post({ kind: 'member', body: { id: 'U-haru-0505', roles: ['freelancer'] } })
  await marketplace.post({ kind: 'member', body: { id: OTHER, roles: ['client'] } })
  const description = 'やり取りはLINE ID: yamada-work2 でお願いします。報酬は銀行口座へ直接振り込みます。'
  const body = { clientId: OTHER, title: JOB, description }
  const jobId = (await marketplace.post({ kind: 'job', truth: 'direct_deal', body })).arrival.body.id
  const [kaz] = await seedStaff(desk, 1)
  await kaz?.client.enquiries.enter(
    {
      ...{ memberId: null, statedName: NAME, text: '電話で相談。前払いの保証金を払ったあと連絡が取れない。' },
      ...{ statedJobUrl: `https://www.example.jp/work/detail/${jobId}`, evidence: [] },
    },
    { context: { idempotencyKey: 'by-telephone' } },
  )
  const text = 'サイト外で3万円を振り込みましたが、報酬が支払われません。'
  await callSite(pair, '/enquiries', { memberId: 'U-haru-0505', statedName: NAME, text })
}

/** The other side is first marked as not found, then found by a search; the job is taken as it is suggested. */
async function linkBothSides(page: Page): Promise<void> {
  await button(page, `${links.sides.member} ${links.notFound}`).press('Enter')
  await waitForVisible(onScreen(page).getByText(links.missingNote))
  await button(page, `${links.sides.member} ${links.change}`).press('Enter')
  const search = onScreen(page).getByRole('searchbox', { name: find.label.member })
  await waitForVisible(search.and(page.locator(':focus')))
  await expect(search, 'what was stated is looked for first').toHaveValue(NAME)
  await waitForVisible(onScreen(page).getByText(find.none.member))
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(OTHER)
  const found = onScreen(page).getByRole('button', { name: `${OTHER} ${links.take}` })
  await waitForVisible(found)
  // what could not be linked is still there, with the search that found it
  await interceptRequests(page, LINK, (route) => route.fulfill({ status: 500 }))
  await found.press('Enter')
  await waitForVisible(onScreen(page).getByRole('alert'))
  await page.unroute(LINK)
  await found.press('Enter')
  await expect(onScreen(page).getByText(links.missingNote)).toHaveCount(0)
  // the focus comes back to where the search was opened
  await expect(button(page, `${links.sides.member} ${links.change}`)).toBeFocused()
  await onScreen(page).getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('Enter')
  await expect(onScreen(page).getByText(links.notLooked, { exact: true })).toHaveCount(0)
}

test.use({ speaks: 'en', longUndo: true })

test('an enquiry by telephone is linked by a search that survives a failure, its job is hidden, and it is closed with a note', {
  tag: '@verify',
}, async ({ page, pair, me, copy, mouse }) => {
  await receiveEnquiries(pair)
  await openSignedIn(page, copy, me, { at: '/queue/enquiries', there: copy.queue.titles.enquiries })
  await waitForVisible(page.locator('main a[data-case]').first())
  await page.keyboard.press('c')
  await waitForCase(page, NAME)
  await waitForVisible(onScreen(page).getByText(words.related.name(1, '').slice(0, 12)))
  await waitForVisible(onScreen(page).getByText(words.asking.unknown))
  await waitForVisible(onScreen(page).getByText(answer.noLetter))
  await expect(page.getByRole('button', { name: answer.finish })).toBeDisabled()
  await linkBothSides(page)

  await button(page, evidence.add).press('Enter')
  await waitForVisible(page.locator('textarea:focus'))
  await page.keyboard.insertText(PIECE)
  await page.keyboard.press('Escape')
  await button(page, evidence.add).press('Enter')
  await expect(page.locator('textarea:focus'), 'what was typed is kept').toHaveValue(PIECE)
  await page.keyboard.press('Control+Enter')
  await waitForVisible(onScreen(page).getByRole('listitem').filter({ hasText: PIECE }))

  await button(page, words.opened.open.job).press('Enter')
  await onScreen(page).getByRole('region', { name: words.opened.title }).getByRole('link').press('Enter')
  await waitForCase(page, JOB)
  await page.keyboard.press('c')
  await expect(onScreen(page).getByRole('button', { name: copy.words.measures.hide }).first()).toBeEnabled()
  await waitForDecidingFloor(page)
  await hideCase(page, copy)
  // the enquiry is back, and says what was done
  await waitForCase(page, NAME)
  await waitForVisible(onScreen(page).getByRole('listitem').filter({ hasText: copy.words.measures.hide }))

  await page.keyboard.press('Control+Enter')
  await expect(onScreen(page).getByRole('alert')).toHaveText(answer.noteNeeded)
  await pressTabTo(page, onScreen(page).getByRole('textbox', { name: answer.note }))
  await page.keyboard.insertText('警察への相談を案内した')
  await page.keyboard.press('Control+Enter')
  await expect(caseTitle(page)).not.toHaveText(new RegExp(JOB))
  await expect(onScreen(page).getByText(PIECE)).toHaveCount(0)
  expect(mouse, 'nothing of it needs a mouse').toEqual([])
})
