import { type CriterionWords, criterionWords } from '@mimamori/copy/standards/criterion-words'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja: criterionWords('ja'), en: criterionWords('en') }

/** Criteria and what became of them, in the language shown. */
export const useCriterionWords = (): CriterionWords => WORDS[useLanguage().language]
