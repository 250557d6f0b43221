import { company as companyEn } from '@mimamori/copy/company/en'
import { company as companyJa } from '@mimamori/copy/company/ja'
import { people as peopleEn } from '@mimamori/copy/people/en'
import { people as peopleJa } from '@mimamori/copy/people/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Page } from 'playwright'

const COPY = { ja: { people: peopleJa, company: companyJa }, en: { people: peopleEn, company: companyEn } }

type PictureContext = {
  readonly language: Language
  readonly take: (name: string) => Promise<void>
}

const SIZES = [
  ['', { width: 1440, height: 900 }],
  ['-narrow', { width: 390, height: 844 }],
] as const

/** What an admin has of the people of the desk, and how somebody comes in by a link. An admin is signed in. */
export async function picturePeople(page: Page, login: string, { language, take }: PictureContext): Promise<void> {
  const { people, company } = COPY[language]
  const both = async (name: string) => {
    for (const [suffix, size] of SIZES) {
      await page.setViewportSize(size)
      await take(`${name}${suffix}`)
    }
  }
  await page.goto('/admin')
  await page.getByRole('table', { name: people.title }).waitFor()
  await both('people')
  await page.getByRole('button', { name: people.add }).press('Enter')
  await page.getByLabel(people.fields.login).fill(login)
  await page.getByLabel(people.fields.alias, { exact: true }).fill(language === 'ja' ? '高橋' : 'Robin')
  await both('people-new')
  await page.getByRole('button', { name: people.create }).press('Enter')
  const link = await page.getByRole('textbox', { name: people.link.label }).inputValue()
  await both('people-link')
  await page.getByRole('button', { name: people.link.done }).press('Enter')
  await page.getByRole('button', { name: people.verbs.disable.name }).press('Enter')
  await both('people-one')
  await page.context().clearCookies()
  await page.goto('about:blank')
  await page.goto(link)
  await page.locator('input[name=password]').waitFor()
  await both('invitation')
  await page.goto('/sign-in/return?error=access_denied')
  await page.getByRole('heading', { name: company.denied }).waitFor()
  await both('company-denied')
}
