import { MEASURE_BOUNDS, type MeasureSettings } from '@mimamori/policy/ledger/measure-settings-rules'

export const NUMBERS = ['warningDays', 'appealDays', 'holdMinutes', 'withdrawalsAnHour'] as const
export type NumberName = (typeof NUMBERS)[number]

/** What is typed; empty days mean that warnings count for ever. */
export type Typed = Readonly<Record<NumberName, string>> & { readonly restricting: boolean }

export const typedOf = ({ warningDays, restricting, ...now }: MeasureSettings): Typed => ({
  warningDays: warningDays === null ? '' : String(warningDays),
  appealDays: String(now.appealDays),
  holdMinutes: String(now.holdMinutes),
  withdrawalsAnHour: String(now.withdrawalsAnHour),
  restricting,
})

/** Can this be set? */
export function isFine(name: NumberName, typed: string): boolean {
  if (name === 'warningDays' && typed.trim() === '') return true
  const { min, max } = MEASURE_BOUNDS[name]
  return /^\d+$/.test(typed.trim()) && Number(typed) >= min && Number(typed) <= max
}

/** The settings that are typed; `null`: not all of them can be set. */
export function settingsOf(typed: Typed): MeasureSettings | null {
  if (!NUMBERS.every((name) => isFine(name, typed[name]))) return null
  const days = typed.warningDays.trim()
  return {
    warningDays: days === '' ? null : Number(days),
    appealDays: Number(typed.appealDays),
    holdMinutes: Number(typed.holdMinutes),
    withdrawalsAnHour: Number(typed.withdrawalsAnHour),
    restricting: typed.restricting,
  }
}
