import { Button } from '@mimamori/ui/button'
import { Notice } from '@mimamori/ui/notice'
import { CircleAlert, Compass } from 'lucide-react'
import { useCopy } from '../language/language.tsx'

/** A screen that broke: what is kept, and what to do. */
export function PageFailed() {
  const { errors } = useCopy()
  return (
    <Notice
      problem
      heading="h1"
      icon={<CircleAlert size={18} />}
      title={errors.page}
      actions={<Button onClick={() => location.reload()}>{errors.reload}</Button>}
    >
      {errors.pageNext}
    </Notice>
  )
}

/** An address without a screen. */
export function PageMissing() {
  const { errors } = useCopy()
  return (
    <Notice heading="h1" icon={<Compass size={18} />} title={errors.nowhere}>
      {errors.nowhereNext}
    </Notice>
  )
}
