import { aside as en } from '@mimamori/copy/aside/en'
import { aside as ja } from '@mimamori/copy/aside/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

export type AsideCopy = typeof ja
export const ASIDE_WORDS = { ja, en }

/** The words for setting a case aside. They come with its panels. */
export const useAsideCopy = (): AsideCopy => ASIDE_WORDS[useLanguage().language]
