import { useCopy } from '../i18n/language-provider.tsx'

/** Whole yen in words: `50,000円`, `¥50,000`. */
export function useYen(): (yen: number) => string {
  const { words } = useCopy()
  return (yen) => words.yen(yen.toLocaleString('en'))
}
