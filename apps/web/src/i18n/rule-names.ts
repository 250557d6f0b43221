import type { ruleNames as ja } from '@mimamori/copy/rule-names/ja'
import { useEffect, useState } from 'react'
import { delayedAfterFirstPaint, preload } from '../api/idle-loading.ts'
import { useLanguage } from './language-provider.tsx'
import { lazyMessages } from './lazy-messages.ts'

export type RuleNames = typeof ja

const ruleNames = lazyMessages<RuleNames>({
  ja: () => import('@mimamori/copy/rule-names/ja').then((words) => words.ruleNames),
  en: () => import('@mimamori/copy/rule-names/en').then((words) => words.ruleNames),
})

const NOT_LOADED: RuleNames = { rules: {}, model: '', beside: {} }

/** The names of what raises flags; empty until they are loaded, which nothing waits for. */
export function useRuleNames(): RuleNames {
  const { language } = useLanguage()
  const [names, setNames] = useState(NOT_LOADED)
  useEffect(() => preload(delayedAfterFirstPaint(() => ruleNames(language).then(setNames))), [language])
  return names
}

/**
 * The name of what raised a flag: a rule, the learned model (`<category>.model`), or what is compared beside wording; empty while
 * names are not loaded.
 */
export function ruleName({ rules, model, beside }: RuleNames, rule: string): string {
  const name = rule.slice(rule.indexOf('.') + 1)
  return rules[rule] ?? (name === 'model' || model === '' ? model : (beside[name] ?? rule))
}
