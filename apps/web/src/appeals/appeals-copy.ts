import { appeals as en } from '@mimamori/copy/appeals/en'
import { appeals as ja } from '@mimamori/copy/appeals/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type AppealsCopy = typeof ja

/** The words of this screen. They come with its page. */
export const useAppealsCopy = copyHook<AppealsCopy>({ ja, en })
