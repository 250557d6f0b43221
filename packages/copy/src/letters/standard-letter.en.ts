import { instants } from '../instants/en.ts'
import { metricNames } from '../standards/metric-names.en.ts'
import * as values from '../standards/standard-values.en.ts'
import type { standardLetter as ja } from './standard-letter.ja.ts'

const GREETING = 'Thank you for using our service.'
const ASK = 'If you have a question, please contact us through the help desk.\n\nThe committee'

const letter = (...parts: readonly string[]): string => [...parts.filter((part) => part !== ''), ASK].join('\n\n')

export const standardLetter: typeof ja = {
  granted: (name, reached, day) =>
    letter(
      `${GREETING}\nYou meet the account standard “${name}” and have held it since ${day}.`,
      `What you meet:\n${reached}`,
    ),
  graceBegan: (name, missing, until) =>
    letter(
      `${GREETING}\nWe checked the standard “${name}” and found that you no longer meet it in the following:`,
      missing,
      `You keep “${name}” until ${until}. If you meet the standard again by then, nothing changes.`,
    ),
  kept: (name, reached) =>
    letter(`${GREETING}\nYou meet the standard “${name}” again and keep it.`, `What you meet:\n${reached}`),
  lost: (name, missing, day) =>
    letter(
      `${GREETING}\nWe checked the standard “${name}”. You no longer hold it as of ${day}, because of the following:`,
      missing,
      `Once you meet the standard, you will hold “${name}” again after the next check.`,
    ),
  ended: (name, day) => letter(`As your membership was ended, you no longer hold “${name}” as of ${day}.`),
  noLongerApplies: (name, day) =>
    letter(`${GREETING}\n“${name}” no longer applies to your account, so you no longer hold it as of ${day}.`),
  line: (text) => `- ${text}`,
  metrics: metricNames,
  values,
  day: instants.letterDay,
  over: (metric, window) => `${metric} over ${window}`,
  monthly: (metric) => `${metric} per month`,
  valueOf: (metric, value, asked) => `${metric}: ${value} (${asked})`,
  unknown: (metric, asked) => `${metric}: not known (${asked})`,
  flag: (metric, value) => `${metric}: ${value}`,
  atLeast: (threshold) => `at least ${threshold}`,
  atMost: (threshold) => `at most ${threshold}`,
  exactly: (threshold) => `asked for: ${threshold}`,
  withinMonths: (months) => `within ${months}`,
  topShare: (share) => `top ${share}`,
  desk: {
    not_withdrawn: 'Your membership has not been ended',
    not_restricted: 'Your account is not restricted',
    required_standard: (name) => `You hold “${name}”`,
  },
}
