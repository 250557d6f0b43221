import { addPeriods, kindOfPeriod, yearBefore } from '@mimamori/policy/breakdown/period'
import type { Messages } from '../i18n/messages.ts'

/** What a period is compared with, in words; `standard`: it is the one before, or the same a year before. */
export function comparedName(
  words: Messages['breakdown/periods'],
  period: string,
  compared: string,
): { readonly name: string; readonly standard: boolean } {
  const kind = kindOfPeriod(period)
  if (compared === addPeriods(period, -1)) return { name: words.compared.before[kind], standard: true }
  if (compared === yearBefore(period)) return { name: words.compared.yearBefore[kind], standard: true }
  return { name: words.name(compared), standard: false }
}

/** The headers of the columns that compare. */
export function comparedColumns(
  words: Messages['breakdown/periods'],
  period: string,
  compared: string,
): { readonly before: string; readonly change: string; readonly changeShare: string } {
  const { name, standard } = comparedName(words, period, compared)
  const headOf = (column: Messages['breakdown/periods']['columns']['change']) =>
    standard ? column.standard(name) : column.other
  return { before: name, change: headOf(words.columns.change), changeShare: headOf(words.columns.changeShare) }
}
