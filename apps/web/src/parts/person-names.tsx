import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { api } from '../api/api-client.ts'
import { delayedAfterFirstPaint, preload } from '../api/idle-loading.ts'
import { useLanguage } from '../i18n/language-provider.tsx'

/** Names with their reading, by alias. */
type ReadNames = ReadonlyMap<string, string>
const NONE: ReadNames = new Map()
const PersonNames = createContext(NONE)

async function loadNames(): Promise<ReadNames> {
  const colleagues = await api.notes.colleagues()
  return new Map(colleagues.map(({ alias, latinName }) => [alias, `${latinName} ${alias}`.trim()]))
}

/** Loads how colleagues' names are read, for those who read English; nothing waits for it. */
export function PersonNamesProvider({ children }: { children: ReactNode }): ReactNode {
  const { language } = useLanguage()
  const english = language === 'en'
  const [names, setNames] = useState(NONE)
  useEffect(() => {
    if (english) preload(delayedAfterFirstPaint(() => loadNames().then(setNames)))
  }, [english])
  return <PersonNames value={english ? names : NONE}>{children}</PersonNames>
}

/** Names people as the reader can say them: in English `Sato 佐藤`. */
export function usePersonName(): (alias: string) => string {
  const names = use(PersonNames)
  return (alias) => names.get(alias) ?? alias
}
