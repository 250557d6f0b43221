import { type LadderTerms, MEASURE_BOUNDS, type MeasureSettings } from '@mimamori/policy/ledger/measure-settings-rules'

export const NUMBER_SETTINGS = ['undoSeconds', 'warningDays', 'appealDays', 'holdMinutes', 'withdrawalsAnHour'] as const
type AdminNumber = (typeof NUMBER_SETTINGS)[number]
/** A setting of a number, of admins or of leads. */
export type NumberSetting = AdminNumber | keyof LadderTerms

/** What admins set of the measures. */
export type AdminSettings = Omit<MeasureSettings, keyof LadderTerms>

/** The typed settings; empty days mean that warnings count for ever. */
export type TypedMeasureSettings = Readonly<Record<AdminNumber, string>> & { readonly restricting: boolean }

/** Settings as the texts of their fields. */
export const typedFromSettings = ({ warningDays, restricting, ...now }: AdminSettings): TypedMeasureSettings => ({
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
export function settingsFromTyped(typed: TypedMeasureSettings): AdminSettings | null {
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
