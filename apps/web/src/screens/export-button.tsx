import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { failureMessage } from '../parts/failure-message.ts'
import { useExport } from './use-export.ts'

type Props = {
  ask: Parameters<typeof useExport>[0]
  /** what is exported, and that it was */
  words: { readonly label: string; readonly title: string; readonly done: (rows: string) => string }
  small?: boolean
  /** read out instead of the label, where several stand on one screen */
  named?: boolean
}

/** Has the desk export what is on screen as a file, and says why where it does not. */
export function ExportButton({ ask, words, small = false, named = false }: Props): ReactNode {
  const copy = useCopy()
  const failed = (failure: Parameters<typeof failureMessage>[1]) => failureMessage(copy, failure)
  const { problem, busy, take } = useExport(ask, { done: words.done, failed })
  return (
    <>
      <Problem plain small>
        {problem}
      </Problem>
      <Button
        small={small}
        icon={<Download size={small ? 14 : 16} aria-hidden="true" />}
        aria-label={named ? words.title : undefined}
        title={words.title}
        disabled={busy}
        onClick={() => void take()}
      >
        {words.label}
      </Button>
    </>
  )
}
