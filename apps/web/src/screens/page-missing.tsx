import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Compass, LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useDocumentTitle } from '../parts/use-document-title.ts'
import { NOT_PERMITTED } from './route-guards.ts'

/** An address without a screen, or with one that is for others. */
export function PageMissing({ data }: { data?: unknown }): ReactNode {
  const { shell } = useCopy()
  const forOthers = data === NOT_PERMITTED
  const title = forOthers ? shell.notPermitted : shell.nowhere
  useDocumentTitle(title)
  const Icon = forOthers ? LockKeyhole : Compass
  return (
    <ScreenMessage heading="h1" icon={<Icon size={18} />} title={title}>
      {shell.nowhereNext}
    </ScreenMessage>
  )
}
