import { delivery as en } from '@mimamori/copy/delivery/en'
import { delivery as ja } from '@mimamori/copy/delivery/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

export type DeliveryCopy = typeof ja
const WORDS = { ja, en }

/** The words of this screen. They come with its page. */
export const useDeliveryCopy = (): DeliveryCopy => WORDS[useLanguage().language]
