import type { EnquiryCoverageDay } from '@mimamori/contract/enquiries/enquiry-contract'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { plusSeconds } from '@mimamori/policy/instant'
import { countEnquiries } from '@mimamori/storage/enquiries/enquiry-reads'
import type { AppContext } from '../runtime/app-context.ts'

const DAYS = 31
const DAY_SECONDS = 24 * 60 * 60

/** The enquiries received on each of the last 31 days, Japan time, the newest first, and what became of them. A held answer counts as one. */
export async function getEnquiryDays({ storage, clock }: AppContext): Promise<{ days: EnquiryCoverageDay[] }> {
  const today = new Date(`${dayOf(clock.now())}T00:00:00.000+09:00`).toISOString()
  const begins = Array.from({ length: DAYS }, (_, ago) => plusSeconds(today, -ago * DAY_SECONDS))
  const days = await Promise.all(
    begins.map(async (from) => {
      const { open, held, answered } = await countEnquiries(storage.db, from, plusSeconds(from, DAY_SECONDS))
      return { day: dayOf(from), received: open + held + answered, open, answered: held + answered }
    }),
  )
  return { days }
}
