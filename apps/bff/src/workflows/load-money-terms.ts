import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { beginningOf } from '@mimamori/policy/reminders/reminder-deadline-rules'
import type { MoneyTerms } from '@mimamori/policy/reminders/reminder-money-rules'
import { movedAlone } from '@mimamori/storage/reminders/reminder-money-reads'
import type { StoredReminder } from '@mimamori/storage/reminders/reminder-reads'
import { reminderSettings } from '@mimamori/storage/reminders/reminder-settings-reads'
import type { Storage } from '@mimamori/storage/storage'

/** What decides at `now` whether an outcome of this reminder, chosen by this person, takes a second one. */
export async function loadMoneyTerms(
  db: Storage['db'],
  now: string,
  staffId: string,
  { id, contract, wholeEscrowYen, twoPeopleAboveYen }: StoredReminder,
): Promise<MoneyTerms> {
  const settings = await reminderSettings(db)
  return {
    escrowedYen: contract.escrowedYen,
    wholeEscrowYen,
    twoPeopleAboveYen: Math.min(twoPeopleAboveYen, settings.twoPeopleAboveYen),
    aloneADayYen: settings.aloneADayYen,
    movedAloneYen: await movedAlone(db, { staffId, since: beginningOf(dayOf(now)), except: id }),
  }
}
