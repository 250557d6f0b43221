import type { RateBase } from '@mimamori/policy/breakdown/chart-message'
import type { RateInterval } from '@mimamori/policy/breakdown/rate-interval'
import { useMessages } from '../i18n/messages.ts'

/** A rate in words, with its counts and interval: `32 of 169 received, 18.9% (13.8–25.5%)`; of too few the counts alone, of more than the base holds why. */
export function useRateText(): (rate: RateInterval, base: RateBase) => string {
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/charts')
  return (rate, base) => {
    if (rate.kind === 'over') return words.over[base](rate.n, rate.of)
    const part = words.part(base, rate.n, rate.of)
    if (rate.kind !== 'rate') return part
    return words.rateWith(part, words.shareWith(copy.percent(rate.share), words.interval(rate.from, rate.to)))
  }
}
