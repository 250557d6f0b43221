import { incidents as en } from '@mimamori/copy/incidents/en'
import { incidents as ja } from '@mimamori/copy/incidents/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type IncidentCopy = typeof ja

/** The words of this screen. They come with its page. */
export const useIncidentCopy = copyHook<IncidentCopy>({ ja, en })
