import { delivery as en } from '@mimamori/copy/delivery/en'
import { delivery as ja } from '@mimamori/copy/delivery/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type DeliveryCopy = typeof ja

/** The words of this screen. They come with its page. */
export const useDeliveryCopy = copyHook<DeliveryCopy>({ ja, en })
