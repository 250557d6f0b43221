import { admin as adminEn } from '@mimamori/copy/admin/en'
import { admin as adminJa } from '@mimamori/copy/admin/ja'
import { apiKeys as keysEn } from '@mimamori/copy/api-keys/en'
import { apiKeys as keysJa } from '@mimamori/copy/api-keys/ja'
import { company as companyEn } from '@mimamori/copy/company/en'
import { company as companyJa } from '@mimamori/copy/company/ja'
import { erasure as erasureEn } from '@mimamori/copy/erasure/en'
import { erasure as erasureJa } from '@mimamori/copy/erasure/ja'
import { incidents as incidentsEn } from '@mimamori/copy/incidents/en'
import { incidents as incidentsJa } from '@mimamori/copy/incidents/ja'
import { invitation as invitationEn } from '@mimamori/copy/invitation/en'
import { invitation as invitationJa } from '@mimamori/copy/invitation/ja'
import { lookups as lookupsEn } from '@mimamori/copy/lookups/en'
import { lookups as lookupsJa } from '@mimamori/copy/lookups/ja'
import { people as peopleEn } from '@mimamori/copy/people/en'
import { people as peopleJa } from '@mimamori/copy/people/ja'
import { retention as retentionEn } from '@mimamori/copy/retention/en'
import { retention as retentionJa } from '@mimamori/copy/retention/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Page } from '@playwright/test'
import { type Account, addStaff, signIn } from '../harness/desk-accounts.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'
import { checkAccessibility, openScreen } from './accessibility-checks.ts'
import { type Copy, expect, openSignedIn, waitForAlert, waitForVisible } from './journey-fixtures.ts'

const ADMIN_COPY = {
  ja: {
    ...{ admin: adminJa, people: peopleJa, invitation: invitationJa, company: companyJa, apiKeys: keysJa },
    ...{ erasure: erasureJa, incidents: incidentsJa, lookups: lookupsJa, retention: retentionJa },
  },
  en: {
    ...{ admin: adminEn, people: peopleEn, invitation: invitationEn, company: companyEn, apiKeys: keysEn },
    ...{ erasure: erasureEn, incidents: incidentsEn, lookups: lookupsEn, retention: retentionEn },
  },
}

type AccessibilityContext = {
  readonly pair: DeskPair
  readonly me: Account
  readonly speaks: Language
  readonly copy: Copy
}

/** A moderator looks up more than an hour has; a lead is told, and looks into it. */
async function checkLookups(page: Page, { pair, speaks }: AccessibilityContext, found: string[]): Promise<void> {
  const { incidents, lookups: words } = ADMIN_COPY[speaks]
  const { client } = await signIn(pair.desk.url, await addStaff(pair.desk, 'sagasu', 'moderator', speaks))
  for (let n = 0; n < 16; n++) {
    await client.members.lookUp({ value: `nobody${n}@example.jp`, reason: 'other' }).catch(() => null)
  }
  await openScreen(page, '/incidents')
  const over = page.getByRole('region', { name: incidents.refused.title })
  await waitForVisible(over.getByText(incidents.refused.waiting))
  const mark = page.getByRole('link', { name: words.mark('1') })
  await waitForVisible(mark)
  await checkAccessibility(page, 'incidents, over the limit', found)
  await over.getByRole('button').press('Enter')
  const lookups = page.getByRole('table', { name: incidents.lookups.title })
  await expect(lookups.getByRole('row')).toHaveCount(17)
  await waitForVisible(lookups.getByText(incidents.lookups.outcomes.refused))
  await expect(mark, 'somebody has looked into it').toHaveCount(0)
  await checkAccessibility(page, 'incidents, look-ups', found)
}

/** What a lead has of the trail: whose data somebody saw, an entry, the file. `me` has seen a field of a member, whose id is answered. */
export async function checkAdminScreens(page: Page, meeting: AccessibilityContext, found: string[]): Promise<string> {
  const { me, speaks, copy } = meeting
  const { incidents } = ADMIN_COPY[speaks]
  await checkLookups(page, meeting, found)
  await openScreen(page, '/incidents')
  await page.getByRole('form', { name: incidents.title }).getByRole('combobox').selectOption({ label: me.login })
  await checkAccessibility(page, 'incidents, nothing asked', found, 'main')
  await page.getByRole('button', { name: incidents.ask }).press('Enter')
  await waitForVisible(page.getByRole('region', { name: incidents.ofPerson(me.login) }).getByRole('table'))
  await checkAccessibility(page, 'incidents', found)
  const member = (await page.getByRole('rowheader').first().textContent()) ?? ''
  await openScreen(page, '/audit')
  await waitForVisible(page.getByRole('table', { name: copy.audit.title }).locator('tbody button').first())
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByText(copy.audit.entry.hash))
  await checkAccessibility(page, 'audit, entry', found)
  await page.getByRole('button', { name: copy.audit.exporting.open }).press('Enter')
  await waitForVisible(page.getByRole('dialog', { name: copy.audit.exporting.title }))
  await checkAccessibility(page, 'audit, file', found, 'dialog')
  return member
}

/** What an admin has: people, keys of other systems, retention, erasure. Answers the link of somebody new. */
export async function checkAdmin(
  page: Page,
  { pair, speaks, copy, member }: AccessibilityContext & { readonly member: string },
  found: string[],
): Promise<string> {
  const words = ADMIN_COPY[speaks]
  const { admin, people, apiKeys, erasure, retention } = words
  await page.context().clearCookies()
  await openSignedIn(page, copy, await addStaff(pair.desk, 'kanri', 'admin', speaks), { at: '/', there: admin.title })
  await waitForVisible(page.getByRole('table', { name: people.title }))
  await checkAccessibility(page, 'people', found)
  await page.getByRole('button', { name: people.add }).press('Enter')
  await page.getByLabel(people.fields.login).fill('mio')
  await page.getByLabel(people.fields.alias, { exact: true }).fill('Mio')
  await checkAccessibility(page, 'people, new', found, 'main')
  await page.getByRole('button', { name: people.create }).press('Enter')
  const link = await page.getByRole('textbox', { name: people.link.label }).inputValue()
  await checkAccessibility(page, 'people, link', found, 'main')
  await page.getByRole('button', { name: people.link.done }).press('Enter')
  await page.getByRole('button', { name: people.verbs.disable.name }).press('Enter')
  await checkAccessibility(page, 'people, one', found, 'main')
  await openScreen(page, '/admin/apiKeys')
  await page.getByRole('button', { name: apiKeys.add }).press('Enter')
  await page.getByLabel(apiKeys.name).fill('marketplace')
  await checkAccessibility(page, 'keys, new', found, 'dialog')
  await page.getByRole('button', { name: apiKeys.make }).press('Enter')
  await waitForVisible(page.getByText(apiKeys.madeTitle))
  await checkAccessibility(page, 'keys', found)
  await page.getByRole('button', { name: apiKeys.replace, exact: true }).first().press('Enter')
  await waitForVisible(page.getByRole('dialog'))
  await checkAccessibility(page, 'keys, replaced', found, 'dialog')
  await openScreen(page, '/admin/retention')
  await page.getByRole('table', { name: retention.title }).locator('input').first().fill('1')
  await waitForAlert(page)
  await checkAccessibility(page, 'retention', found)
  await openScreen(page, '/admin/erasure')
  await page.getByLabel(erasure.memberId).fill(member)
  await page.keyboard.press('Enter')
  await waitForVisible(page.getByRole('heading', { name: erasure.found(member) }))
  await checkAccessibility(page, 'erasure', found)
  return link
}

/** The doors of those who are not in yet. */
export async function checkPublicScreens(
  page: Page,
  { speaks }: AccessibilityContext,
  link: string,
  found: string[],
): Promise<void> {
  const { invitation, company } = ADMIN_COPY[speaks]
  await page.context().clearCookies()
  await page.goto('about:blank')
  await page.goto(link)
  await waitForVisible(page.getByRole('heading', { level: 1, name: invitation.title }))
  await checkAccessibility(page, 'invitation', found)
  await page.goto('/sign-in/return?error=access_denied')
  await waitForVisible(page.getByRole('heading', { level: 1, name: company.denied }))
  await checkAccessibility(page, 'company', found)
}
