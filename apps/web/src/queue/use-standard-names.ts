import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'
import { useLanguage } from '../i18n/language-provider.tsx'

const STALE_TIME_MS = 10 * 60_000

/** The account standards in force and their names in the language shown; empty until they are there. */
export function useStandardNames(enabled = true): readonly { readonly id: string; readonly label: string }[] {
  const { language } = useLanguage()
  const { data = [] } = useQuery({ ...queries.standards.names.queryOptions(), staleTime: STALE_TIME_MS, enabled })
  return data.map(({ id, name }) => ({ id, label: name[language] }))
}
