import { settings as en } from '@mimamori/copy/settings/en'
import { settings as ja } from '@mimamori/copy/settings/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words of the settings page. They come with it. */
export const useSettingsCopy = (): typeof ja => WORDS[useLanguage().language]
