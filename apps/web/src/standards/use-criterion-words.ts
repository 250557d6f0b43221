import { type CriterionWords, criterionWords } from '@mimamori/copy/standards/criterion-words'
import { copyHook } from '../i18n/language-provider.tsx'

/** Criteria and what became of them, in the language shown. */
export const useCriterionWords = copyHook<CriterionWords>({ ja: criterionWords('ja'), en: criterionWords('en') })
