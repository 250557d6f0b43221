import type { Language } from '@mimamori/policy/staff/staff-member'
import type { Standard, StandardLine } from '@mimamori/policy/standards/standard-definition'
import * as en from './standard-values.en.ts'
import * as ja from './standard-values.ja.ts'

const WORDS = { ja, en }

/** A line of a standard with its thresholds and windows put in: what it says is what is in force. */
export function standardLineText({ text, criteria }: StandardLine, language: Language): string {
  const { thresholdText, windowText } = WORDS[language]
  return text[language].replace(/\{\{([^}]*)\}\}/g, (whole, name: string) => {
    const [id, of] = name.trim().split('.')
    const criterion = criteria.find((each) => each.id === id)
    const [comparison] = criterion?.anyOf ?? []
    if (!criterion || !comparison) return whole
    return of === 'months' ? windowText(criterion.windowMonths ?? 0) : thresholdText(comparison)
  })
}

/** That another standard has to be held first, as a line. */
export const requirementText = (name: Standard['name'], language: Language): string =>
  WORDS[language].requirement(name[language])
