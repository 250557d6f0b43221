import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { buildMailFigures, countPeriod, type MailFigures } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import {
  type MailPeriod,
  monthsOfMail,
  periodBefore,
  periodBounds,
} from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { deskBeganAt } from '@mimamori/storage/breakdown/desk-beginning-reads'
import { dailyFigures, flowWithin, monthFlow } from '@mimamori/storage/breakdown-mail/period-flow-reads'
import type { Storage } from '@mimamori/storage/storage'
import { closedMonthStates } from '../workflows/closed-revisions.ts'

type Db = Storage['db']

async function loadCounts(db: Db, period: MailPeriod) {
  const months = monthsOfMail(period)
  const flow =
    period.rhythm === 'monthly'
      ? await monthFlow(db, period.first.slice(0, 7))
      : await flowWithin(db, periodBounds(period), months)
  return countPeriod(period, await dailyFigures(db, months), flow)
}

/** The figures that a mail says of this period, as the breakdown counts them now. */
export async function loadMailFigures(db: Db, period: MailPeriod): Promise<MailFigures> {
  const [beganAt, earlier] = [await deskBeganAt(db), periodBefore(period)]
  const recorded = beganAt !== null && dayOf(beganAt) <= earlier.first
  const [now, before] = [await loadCounts(db, period), recorded ? await loadCounts(db, earlier) : null]
  return buildMailFigures(period, { now, before }, await closedMonthStates(db, monthsOfMail(period)))
}
