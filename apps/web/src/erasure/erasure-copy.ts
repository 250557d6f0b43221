import { erasure as en } from '@mimamori/copy/erasure/en'
import { erasure as ja } from '@mimamori/copy/erasure/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

export type ErasureCopy = typeof ja
const WORDS = { ja, en }

/** The words of this section; they come with it. */
export const useErasureCopy = (): ErasureCopy => WORDS[useLanguage().language]
