import { enquiryCase as enquiryEn } from '@mimamori/copy/enquiries/enquiry-case.en'
import { enquiryCase as enquiryJa } from '@mimamori/copy/enquiries/enquiry-case.ja'
import { newEnquiry as entryEn } from '@mimamori/copy/enquiries/new-enquiry.en'
import { newEnquiry as entryJa } from '@mimamori/copy/enquiries/new-enquiry.ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Page } from '@playwright/test'
import { checkAccessibility, openScreen } from './accessibility-checks.ts'
import { type Copy, expect, waitForDecidingFloor, waitForVisible } from './journey-fixtures.ts'
import { outcomeForm, REMINDER_COPY } from './reminder-steps.ts'

const ENQUIRY = { ja: { ...enquiryJa, entry: entryJa }, en: { ...enquiryEn, entry: entryEn } }

/** Takes the next of a queue on screen. */
async function claimFirst(page: Page, queue: 'reminders' | 'enquiries', copy: Copy): Promise<void> {
  await openScreen(page, `/queue/${queue}`)
  await waitForVisible(page.getByRole('heading', { level: 1, name: copy.queue.titles[queue] }))
  await waitForVisible(page.locator('main a[data-case]').first())
  await page.keyboard.press('c')
}

/** Contact reminders and enquiries: their lists, a case of each in hand with what stops it, and the dialog that writes one down. */
export async function checkReminders(page: Page, copy: Copy, speaks: Language, found: string[]): Promise<void> {
  const reminder = REMINDER_COPY[speaks]
  const { entry, find, links, answer, evidence } = ENQUIRY[speaks]
  const layer = page.locator('.layer:not([inert])')
  await claimFirst(page, 'reminders', copy)
  await waitForVisible(outcomeForm(page, reminder))
  await waitForDecidingFloor(page)
  await page.keyboard.press('Control+Enter')
  await waitForVisible(outcomeForm(page, reminder).getByRole('alert').first())
  await checkAccessibility(page, 'contact reminder', found)

  await openScreen(page, '/queue/enquiries')
  await waitForVisible(page.getByRole('button', { name: entry.open }))
  await page.getByRole('button', { name: entry.open }).press('Enter')
  await waitForVisible(page.getByRole('dialog', { name: entry.title }))
  // the dialog hears keys once its focus is in it
  await expect(async () => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(entry.problems.nobody)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await checkAccessibility(page, 'new enquiry', found, 'dialog')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await checkAccessibility(page, 'enquiries', found)
  await claimFirst(page, 'enquiries', copy)
  await waitForVisible(layer.getByRole('region', { name: answer.title }))
  const search = layer.getByRole('button', {
    name: new RegExp(`^${links.sides.member} (${links.search}|${links.change})$`),
  })
  await search.press('Enter')
  await waitForVisible(layer.getByRole('searchbox', { name: find.label.member }))
  await layer.getByRole('button', { name: evidence.add }).press('Enter')
  await waitForVisible(layer.getByRole('textbox', { name: evidence.label }))
  await checkAccessibility(page, 'enquiry', found)
}
