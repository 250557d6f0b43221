import { palette as en } from '@mimamori/copy/palette/en'
import { palette as ja } from '@mimamori/copy/palette/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

export type PaletteCopy = typeof ja
const WORDS = { ja, en }

/** The words of the palette. They come with it. */
export const usePaletteCopy = (): PaletteCopy => WORDS[useLanguage().language]
