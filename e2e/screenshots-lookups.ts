import { incidents as incidentsEn } from '@mimamori/copy/incidents/en'
import { incidents as incidentsJa } from '@mimamori/copy/incidents/ja'
import { lookups as lookupsEn } from '@mimamori/copy/lookups/en'
import { lookups as lookupsJa } from '@mimamori/copy/lookups/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Page } from 'playwright'
import { demoAccount, signIn } from './harness/desk-accounts.ts'

const COPY = {
  ja: { incidents: incidentsJa, lookups: lookupsJa },
  en: { incidents: incidentsEn, lookups: lookupsEn },
}
const SIZES = [
  ['', { width: 1440, height: 900 }],
  ['-narrow', { width: 390, height: 844 }],
] as const

/** A moderator looks up until the hour's units are spent. Answers the mail address of a member of the demo. */
export async function useUpLookups(url: string): Promise<string> {
  const { client } = await signIn(url, demoAccount('sato'))
  const lead = await signIn(url, demoAccount('tanaka'))
  const { items } = await client.queue.list({ view: 'flagged', limit: 1 })
  const { authorId: memberId } = await client.cases.get({ caseId: items[0]?.id ?? '' })
  const { value } = await lead.client.members.reveal({ memberId, field: 'email', reason: 'fraud_enquiry' })
  await client.members.lookUp({ value, reason: 'member_contact' })
  for (let n = 0; n < 16; n++) {
    await client.members.lookUp({ value: `0901299${1000 + n}`, reason: 'fraud_enquiry' }).catch(() => null)
  }
  return value
}

/** Look up a member by mail; and what a lead has of somebody who reached the limit. A lead is signed in. */
export async function pictureLookups(
  page: Page,
  email: string,
  { language, take }: { language: Language; take: (name: string) => Promise<void> },
): Promise<void> {
  const { incidents, lookups } = COPY[language]
  const both = async (name: string) => {
    for (const [suffix, size] of SIZES) {
      await page.setViewportSize(size)
      await take(`${name}${suffix}`)
    }
    await page.setViewportSize(SIZES[0][1])
  }
  await page.goto('/search')
  await page.getByRole('searchbox').fill(email)
  await page.getByRole('heading', { name: lookups.asks.email }).waitFor()
  await both('lookup')
  await page.keyboard.press('Control+k')
  await page.keyboard.type(email)
  await page.getByRole('option', { name: lookups.entry(lookups.reasons.member_contact) }).waitFor()
  await both('lookup-palette')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: lookups.reasons.member_contact }).press('Enter')
  await page.getByRole('heading', { name: lookups.done(lookups.reasons.member_contact) }).waitFor()
  await both('lookup-found')
  await page.goto('/incidents')
  const over = page.getByRole('region', { name: incidents.refused.title })
  await over.waitFor()
  await both('incidents-refused')
  await over.getByRole('button').first().press('Enter')
  await page.getByRole('region', { name: incidents.lookups.title }).waitFor()
  await both('incidents-lookups')
}
