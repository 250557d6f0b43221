import type { MarketplaceContext } from '../marketplace-context.ts'
import type { ContactReminderRecord, ContractRecord } from '../site/contract-records.ts'
import type { EnquiryRecord } from '../site/enquiry-records.ts'
import { type Asking, createReminder } from '../site/site-contracts.ts'
import { createEnquiry, type EnquiryForm } from '../site/site-enquiries.ts'

type Sending = Pick<MarketplaceContext, 'site' | 'requests' | 'markChanged'>

/** Asks the desk to remind the other side. It stays `sending` until the desk answers. */
export async function askForReminder(
  { site, requests, markChanged }: Sending,
  contract: ContractRecord,
  asking: Asking,
): Promise<ContactReminderRecord> {
  const reminder = createReminder(site, contract, asking)
  markChanged()
  await requests.send()
  return reminder
}

/** Tells the desk what was written, where it reminds who wrote. */
export async function tellContact({ site, requests, markChanged }: Sending): Promise<void> {
  markChanged()
  if (site.contacts.length > 0) await requests.send()
}

/** Asks the desk about a direct deal. It stays `sending` until the desk answers. */
export async function sendEnquiry(
  { site, requests, markChanged }: Sending,
  form: EnquiryForm,
  { at, language }: { readonly at: string; readonly language: string },
): Promise<EnquiryRecord> {
  const enquiry = createEnquiry(site, form, at, language)
  markChanged()
  await requests.send()
  return enquiry
}
