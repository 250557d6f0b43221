import { palette as en } from '@mimamori/copy/palette/en'
import { palette as ja } from '@mimamori/copy/palette/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type PaletteCopy = typeof ja

/** The words of the palette. They come with it. */
export const usePaletteCopy = copyHook<PaletteCopy>({ ja, en })
