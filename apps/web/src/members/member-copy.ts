import { members as en } from '@mimamori/copy/members/en'
import { members as ja } from '@mimamori/copy/members/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type MemberCopy = typeof ja

/** The words of this screen. They come with its page. */
export const useMemberCopy = copyHook<MemberCopy>({ ja, en })
