import { settings as en } from '@mimamori/copy/settings/en'
import { settings as ja } from '@mimamori/copy/settings/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of the settings page. They come with it. */
export const useSettingsCopy = copyHook<typeof ja>({ ja, en })
