import { page as en } from '@mimamori/copy/catalogue/catalogue-page.en'
import { page as ja } from '@mimamori/copy/catalogue/catalogue-page.ja'

/** What a letter is tried on, in the language of the letter. */
export const EXAMPLES = { ja: ja.example, en: en.example }

/** A day of the calendar, as instants are written: at noon in Japan it is the same day everywhere that matters. */
export const noonInJapan = (day: string): string => `${day}T03:00:00.000Z`
