import type { door as doorJa } from '@mimamori/copy/door/ja'
import type { copy as ja } from '@mimamori/copy/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { loadWordsAgain } from './message-files.ts'

export type Copy = typeof ja
/** The words of the screens before sign-in; the desk uses them too. */
type PublicMessages = typeof doorJa
export type LoadedLanguage = {
  /** the language shown */
  language: Language
  door: PublicMessages
  /** `null` before sign-in */
  copy: Copy | null
}
type LanguageState = LoadedLanguage & {
  /** the language last chosen; its words may still be loading */
  requested: Language
  setLanguage: (language: Language) => void
  /** loads all words, for a person who has signed in */
  loadAll: (language: Language) => void
}

const LOAD_PUBLIC: Record<Language, () => Promise<{ door: PublicMessages }>> = {
  ja: () => import('@mimamori/copy/door/ja'),
  en: () => import('@mimamori/copy/door/en'),
}
const LOAD_ALL: Record<Language, () => Promise<{ copy: Copy }>> = {
  ja: () => import('@mimamori/copy/ja'),
  en: () => import('@mimamori/copy/en'),
}

/** Loads the texts of a language: all of the desk's (`whole`), or only those of the sign-in page. */
export async function loadLanguage(language: Language, whole: boolean): Promise<LoadedLanguage> {
  if (!whole) return { language, ...(await LOAD_PUBLIC[language]()), copy: null }
  const { copy } = await LOAD_ALL[language]()
  return { language, door: copy, copy }
}

/** The language before anybody has signed in: what the address asks for, else what the browser prefers. */
export function initialLanguage(): Language {
  const fromAddress = new URLSearchParams(location.search).get('lang')
  if (fromAddress === 'ja' || fromAddress === 'en') return fromAddress
  return navigator.language.startsWith('ja') ? 'ja' : 'en'
}

/** Shows words that were edited while `npm run dev` runs. */
let showEdited: (words: LoadedLanguage) => void = () => undefined
if (import.meta.hot) {
  type Edited = { copy: Copy } | undefined
  const show = (language: Language) => (edited: unknown) => {
    const { copy } = (edited as Edited) ?? {}
    if (copy) showEdited({ language, door: copy, copy })
  }
  import.meta.hot.accept('@mimamori/copy/ja', show('ja'))
  import.meta.hot.accept('@mimamori/copy/en', show('en'))
}

const Context = createContext<LanguageState | null>(null)

/**
 * Provides the words of the page. Begins with these, loads those of the other language on demand, and keeps `<html
 * lang>` in step.
 */
export function LanguageProvider({ first, children }: { first: LoadedLanguage; children: ReactNode }): ReactNode {
  const [loaded, setLoaded] = useState(first)
  const [requested, setRequested] = useState({ language: first.language, whole: first.copy !== null })
  const setLanguage = useCallback((language: Language) => setRequested((now) => ({ ...now, language })), [])
  const loadAll = useCallback((language: Language) => setRequested({ language, whole: true }), [])
  useEffect(() => {
    if (loaded.language === requested.language && (loaded.copy !== null) === requested.whole) return
    let latest = true
    const words = loadLanguage(requested.language, requested.whole)
    // what is on screen is drawn in the other language at once, or stays as it is
    const others = loadWordsAgain(requested.language).catch(() => undefined)
    void Promise.all([words, others]).then(([all]) => latest && setLoaded(all))
    return () => {
      latest = false
    }
  }, [requested, loaded])
  useEffect(() => {
    document.documentElement.lang = loaded.language
  }, [loaded])
  useEffect(() => {
    showEdited = (words) => setLoaded((now) => (now.language === words.language && now.copy ? words : now))
  }, [])
  const value = useMemo(
    () => ({ ...loaded, requested: requested.language, setLanguage, loadAll }),
    [loaded, requested.language, setLanguage, loadAll],
  )
  return <Context value={value}>{children}</Context>
}

/** The language of the page, and functions that change it. */
export function useLanguage(): Omit<LanguageState, 'copy'> {
  const state = useContext(Context)
  if (!state) throw new Error('outside LanguageProvider')
  return state
}

/** The words of the sign-in page, and of what both sides of it show. */
export const usePublicMessages = (): PublicMessages => useLanguage().door

/** Whether all words are loaded. */
export const useMessagesReady = (): boolean => useContext(Context)?.copy != null

/** Every word of the screens in the person's language. */
export function useCopy(): Copy {
  const copy = useContext(Context)?.copy
  if (!copy) throw new Error('nobody has come in')
  return copy
}
