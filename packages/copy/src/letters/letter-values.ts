import { plusSeconds } from '@mimamori/policy/instant'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { instants as en } from '../instants/en.ts'
import { instants as ja } from '../instants/ja.ts'

const INSTANTS = { ja, en }

/** An amount of yen as a letter writes it: `30,000円`, `¥30,000`. */
export function letterYen(yen: number, language: Language): string {
  const amount = yen.toLocaleString('en-US')
  return language === 'ja' ? `${amount}円` : `¥${amount}`
}

/** The last day before an instant that is too late, Japan time: until midnight after the 7th is until the 7th. */
export const lastDayBefore = (tooLate: string, language: Language): string =>
  INSTANTS[language].letterDay(plusSeconds(tooLate, -1))
