import type { copy as ja } from '@mimamori/copy/ja'
import type { Language } from '@mimamori/policy/staff/staff'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'

export type Copy = typeof ja
type Spoken = {
  /** the language shown */
  language: Language
  copy: Copy
  /** the language last asked for; its words may still be on their way */
  asked: Language
  speak: (language: Language) => void
}

const LOAD: Record<Language, () => Promise<{ copy: Copy }>> = {
  ja: () => import('@mimamori/copy/ja'),
  en: () => import('@mimamori/copy/en'),
}

/** The language before anybody has signed in: what the address asks for, else what the browser prefers. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked === 'ja' || asked === 'en') return asked
  return navigator.language.startsWith('ja') ? 'ja' : 'en'
}

const Context = createContext<Spoken | null>(null)

/** Loads the words of one language, and only of that one, and keeps `<html lang>` in step. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState<{ language: Language; copy: Copy } | null>(null)
  const [asked, setAsked] = useState(firstLanguage)
  const speak = useCallback((language: Language) => {
    setAsked(language)
    void LOAD[language]().then(({ copy }) => setSpoken({ language, copy }))
  }, [])
  useEffect(() => speak(firstLanguage()), [speak])
  useEffect(() => {
    if (!spoken) return
    document.documentElement.lang = spoken.language
    document.title = spoken.copy.shell.name
  }, [spoken])
  const value = useMemo(() => spoken && { ...spoken, asked, speak }, [spoken, asked, speak])
  return value ? <Context value={value}>{children}</Context> : null
}

function useSpoken(): Spoken {
  const spoken = useContext(Context)
  if (!spoken) throw new Error('outside LanguageProvider')
  return spoken
}

/** Every word of the screens in the person's language. */
export function useCopy(): Copy {
  return useSpoken().copy
}

/** The language shown, and the way to change it. */
export function useLanguage(): Omit<Spoken, 'copy'> {
  return useSpoken()
}
