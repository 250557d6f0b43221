import { Notice } from '@mimamori/ui/notice'
import { Compass, LockKeyhole } from 'lucide-react'
import { useCopy } from '../language/language.tsx'
import { useTitle } from '../language/title.ts'
import { NOT_PERMITTED } from './addresses.ts'

/** An address without a screen, or with one that is for others. */
export function PageMissing({ data }: { data?: unknown }) {
  const { errors } = useCopy()
  const forOthers = data === NOT_PERMITTED
  const title = forOthers ? errors.notPermitted : errors.nowhere
  useTitle(title)
  const Icon = forOthers ? LockKeyhole : Compass
  return (
    <Notice heading="h1" icon={<Icon size={18} />} title={title}>
      {errors.nowhereNext}
    </Notice>
  )
}
