import type { MailFigures } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import type { MailPeriod } from '@mimamori/policy/breakdown-mail/report-mail-periods'

const KEPT_MS = 60_000

/** Loads the figures of a period once a minute at the most, however many people they are mailed to. What failed is loaded again. */
export function keepForAMinute(
  clock: { readonly now: () => string },
  load: (period: MailPeriod) => Promise<MailFigures>,
): (period: MailPeriod) => Promise<MailFigures> {
  const kept = new Map<string, { readonly at: number; readonly figures: Promise<MailFigures> }>()
  return (period) => {
    const now = Date.parse(clock.now())
    for (const [key, { at }] of kept) if (Math.abs(now - at) >= KEPT_MS) kept.delete(key)
    const key = `${period.rhythm} ${period.first}`
    const known = kept.get(key)
    if (known) return known.figures
    const figures = load(period)
    kept.set(key, { at: now, figures })
    figures.catch(() => kept.delete(key))
    return figures
  }
}
