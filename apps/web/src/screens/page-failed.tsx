import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useDocumentTitle } from '../parts/use-document-title.ts'

/** Shown when a screen threw an error: what is kept, and what to do. */
export function PageFailed(): ReactNode {
  const { errors } = useCopy()
  useDocumentTitle(errors.page)
  return (
    <ScreenMessage
      problem
      heading="h1"
      icon={<CircleAlert size={18} />}
      title={errors.page}
      actions={<Button onClick={() => location.reload()}>{errors.reload}</Button>}
    >
      {errors.pageNext}
    </ScreenMessage>
  )
}
