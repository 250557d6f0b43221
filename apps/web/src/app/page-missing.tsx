import { Notice } from '@mimamori/ui/notice'
import { Compass } from 'lucide-react'
import { useCopy } from '../language/language.tsx'

/** An address without a screen. */
export function PageMissing() {
  const { errors } = useCopy()
  return (
    <Notice heading="h1" icon={<Compass size={18} />} title={errors.nowhere}>
      {errors.nowhereNext}
    </Notice>
  )
}
