import { signIn as en } from '@mimamori/copy/sign-in/en'
import { signIn as ja } from '@mimamori/copy/sign-in/ja'
import { useLanguage } from '../language/language.tsx'

const WORDS = { ja, en }

/** The words of the first page. They come with it: whoever is at the desk already needs none of them. */
export const useSignInCopy = (): typeof ja => WORDS[useLanguage().language]
