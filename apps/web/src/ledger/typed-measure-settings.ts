import { MEASURE_BOUNDS, type MeasureSettings } from '@mimamori/policy/ledger/measure-settings-rules'

export const NUMBER_SETTINGS = ['undoSeconds', 'warningDays', 'appealDays', 'holdMinutes', 'withdrawalsAnHour'] as const
export type NumberSetting = (typeof NUMBER_SETTINGS)[number]

/** The typed settings; empty days mean that warnings count for ever. */
export type TypedMeasureSettings = Readonly<Record<NumberSetting, string>> & { readonly restricting: boolean }

/** Settings as the texts of their fields. */
export const typedFromSettings = ({ warningDays, restricting, ...now }: MeasureSettings): TypedMeasureSettings => ({
  warningDays: warningDays === null ? '' : String(warningDays),
  appealDays: String(now.appealDays),
  undoSeconds: String(now.undoSeconds),
  holdMinutes: String(now.holdMinutes),
  withdrawalsAnHour: String(now.withdrawalsAnHour),
  restricting,
})

/** Is this a whole number within the setting's bounds? `warningDays` may be empty: warnings do not expire. */
export function isValidNumber(name: NumberSetting, typed: string): boolean {
  if (name === 'warningDays' && typed.trim() === '') return true
  const { min, max } = MEASURE_BOUNDS[name]
  return /^\d+$/.test(typed.trim()) && Number(typed) >= min && Number(typed) <= max
}

/** The settings that are typed; `null`: not all of them can be set. */
export function settingsFromTyped(typed: TypedMeasureSettings): MeasureSettings | null {
  if (!NUMBER_SETTINGS.every((name) => isValidNumber(name, typed[name]))) return null
  const days = typed.warningDays.trim()
  return {
    warningDays: days === '' ? null : Number(days),
    appealDays: Number(typed.appealDays),
    undoSeconds: Number(typed.undoSeconds),
    holdMinutes: Number(typed.holdMinutes),
    withdrawalsAnHour: Number(typed.withdrawalsAnHour),
    restricting: typed.restricting,
  }
}
