import { ruleNames as en } from '@mimamori/copy/rule-names/en'
import { ruleNames as ja } from '@mimamori/copy/rule-names/ja'
import { copyHook } from './language-provider.tsx'
import type { RuleNames } from './rule-names.ts'

/** The names of what raises flags, for parts that are loaded by themselves: they come with them. */
export const useWholeRuleNames = copyHook<RuleNames>({ ja, en })
