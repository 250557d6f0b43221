import { useEffect, useState } from 'react'
import { delayedAfterFirstPaint, preload } from '../api/idle-loading.ts'
import { useLanguage } from './language-provider.tsx'
import { loadWords } from './message-files.ts'
import type { Messages } from './messages.ts'

const NOT_LOADED: Messages['rule-names'] = { rules: {}, model: '', beside: {} }

/** The names of what raises flags; empty until they are loaded, which nothing waits for. */
export function useRuleNames(): Messages['rule-names'] {
  const { language } = useLanguage()
  const [names, setNames] = useState(NOT_LOADED)
  useEffect(() => preload(delayedAfterFirstPaint(() => loadWords(language, 'rule-names').then(setNames))), [language])
  return names
}

/**
 * The name of what raised a flag: a rule, the learned model (`<category>.model`), or what is compared beside wording; empty while
 * names are not loaded.
 */
export function ruleName({ rules, model, beside }: Messages['rule-names'], rule: string): string {
  const name = rule.slice(rule.indexOf('.') + 1)
  return rules[rule] ?? (name === 'model' || model === '' ? model : (beside[name] ?? rule))
}
