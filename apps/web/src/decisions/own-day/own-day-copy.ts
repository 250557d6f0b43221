import { ownDay as en } from '@mimamori/copy/own-day/en'
import { ownDay as ja } from '@mimamori/copy/own-day/ja'
import { copyHook } from '../../i18n/language-provider.tsx'

export type OwnDayCopy = typeof ja

/** The words of one's own decisions; they come with their page. */
export const useOwnDayCopy = copyHook<typeof ja>({ ja, en })
