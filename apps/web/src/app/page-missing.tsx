import { Notice } from '@mimamori/ui/notice'
import { Compass } from 'lucide-react'
import { useCopy } from '../language/language.tsx'
import { useTitle } from '../language/title.ts'

/** An address without a screen. */
export function PageMissing() {
  const { errors } = useCopy()
  useTitle(errors.nowhere)
  return (
    <Notice heading="h1" icon={<Compass size={18} />} title={errors.nowhere}>
      {errors.nowhereNext}
    </Notice>
  )
}
