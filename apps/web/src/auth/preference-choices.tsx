import type { Theme } from '@mimamori/contract/staff/session-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Segmented } from '@mimamori/ui/segmented'
import type { ReactNode } from 'react'
import { useLanguage, usePublicMessages } from '../i18n/language-provider.tsx'

/** The two languages, each in its own. */
export function LanguageChoice({ onChoose }: { onChoose?: (language: Language) => void }): ReactNode {
  const { staff } = usePublicMessages()
  const { requested, setLanguage } = useLanguage()
  const choose = (next: Language) => {
    setLanguage(next)
    onChoose?.(next)
  }
  return (
    <Segmented
      label={staff.language}
      value={requested}
      onChange={choose}
      options={[
        { value: 'ja', label: staff.languages.ja, lang: 'ja' },
        { value: 'en', label: staff.languages.en, lang: 'en' },
      ]}
    />
  )
}

/** Light, dark, or as the device has it. */
export function ThemeChoice({ theme, onChoose }: { theme: Theme; onChoose: (theme: Theme) => void }): ReactNode {
  const { staff } = usePublicMessages()
  return (
    <Segmented
      label={staff.theme}
      value={theme}
      onChange={onChoose}
      options={[
        { value: 'system', label: staff.themes.system },
        { value: 'light', label: staff.themes.light },
        { value: 'dark', label: staff.themes.dark },
      ]}
    />
  )
}
