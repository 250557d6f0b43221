import { members as en } from '@mimamori/copy/members/en'
import { members as ja } from '@mimamori/copy/members/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

export type MemberCopy = typeof ja
const WORDS = { ja, en }

/** The words of this screen. They come with its page. */
export const useMemberCopy = (): MemberCopy => WORDS[useLanguage().language]
