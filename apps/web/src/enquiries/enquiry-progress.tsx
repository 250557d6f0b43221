import type { EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { cx } from '@mimamori/ui/class-names'
import { Circle, CircleCheck, CircleDot } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEnquiryCopy } from './enquiry-copy.ts'

type Step = { readonly name: string; readonly state: string; readonly phase: 'done' | 'begun' | 'open' }

const ICONS = { done: CircleCheck, begun: CircleDot, open: Circle } as const
const TONES = { done: 'text-green', begun: 'text-amber', open: 'text-ink2' } as const

/** What is done of an enquiry and what is open, for whoever opens it. */
export function EnquiryProgress({ enquiry }: { enquiry: EnquiryView }): ReactNode {
  const { progress } = useEnquiryCopy()
  const { links, openQuestions, state, checklist } = enquiry
  const link = (side: 'member' | 'job'): Step => {
    const link = links[side]
    const name = progress.steps[side]
    if (!link.looked) return { name, state: progress.open, phase: 'open' }
    return { name, state: link.found ? progress.done : progress.missing, phase: 'done' }
  }
  const begun = Object.values(checklist).some((answer) => answer !== null)
  const left = openQuestions.length
  const steps: Step[] = [
    link('member'),
    link('job'),
    {
      name: progress.steps.checklist,
      state: left === 0 ? progress.done : progress.left(left),
      phase: left === 0 ? 'done' : begun ? 'begun' : 'open',
    },
    {
      name: progress.steps.answer,
      state: { open: progress.open, held: progress.held, answered: progress.done }[state],
      phase: ({ open: 'open', held: 'begun', answered: 'done' } as const)[state],
    },
  ]
  return (
    <ol aria-label={progress.label} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {steps.map(({ name, state: is, phase }) => {
        const Icon = ICONS[phase]
        return (
          <li key={name} className="flex items-center gap-1.5">
            <Icon size={15} className={TONES[phase]} aria-hidden="true" />
            <span>{name}</span>
            <span className={cx(phase === 'begun' ? 'text-amber' : 'text-ink2')}>{is}</span>
          </li>
        )
      })}
    </ol>
  )
}
