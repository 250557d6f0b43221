import { live as en } from '@mimamori/copy/live/en'
import { live as ja } from '@mimamori/copy/live/ja'
import { useLanguage } from '../language/language.tsx'

const WORDS = { ja, en }

/** The words of who is where. They come with what shows it, behind the first paint. */
export const useLiveCopy = (): typeof ja => WORDS[useLanguage().language]
