import { aside as en } from '@mimamori/copy/aside/en'
import { aside as ja } from '@mimamori/copy/aside/ja'
import { useLanguage } from '../../i18n/language-provider.tsx'

export type SecondaryActionsCopy = typeof ja
export const SECONDARY_ACTIONS_COPY = { ja, en }

/** The words for setting a case aside. They come with its panels. */
export const useSecondaryActionsCopy = (): SecondaryActionsCopy => SECONDARY_ACTIONS_COPY[useLanguage().language]
