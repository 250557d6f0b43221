import type { EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { FolderPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { stepWords } from '../i18n/step-words.ts'
import { useEnquiryCopy } from './enquiry-copy.ts'
import { EnquiryRow, EnquirySection } from './enquiry-section.tsx'
import type { LinkSide } from './link-side.ts'

type Props = {
  enquiry: EnquiryView
  works: boolean
  busy: boolean
  problem: string | null
  caseLink: (caseId: string, text: string) => ReactNode
  onOpen: (side: LinkSide) => void
}

const SIDES = ['member', 'job'] as const

/** The other side before the desk: what the ladder suggests next, and the usual cases that were opened because of this enquiry. */
export function OpenedCases({ enquiry, works, busy, problem, caseLink, onOpen }: Props): ReactNode {
  const { opened: copy } = useEnquiryCopy()
  const step = useMessages('ledger/next-step')
  const { cases, words } = useCopy()
  const { links, opened, next } = enquiry
  const linked = SIDES.filter((side) => {
    const link = links[side]
    return link.looked && link.found !== null
  })
  const open = works ? linked.filter((side) => !opened.some(({ target }) => target === side)) : []
  return (
    <EnquirySection title={copy.title}>
      {linked.includes('member') ? (
        <EnquiryRow className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-sm text-ink2">{copy.next}</span>
          <span>{next ? stepWords(step, next) : copy.noNext}</span>
          {next && next.hides > 0 ? <span className="text-sm text-ink2">{step.withHides(next.hides)}</span> : null}
        </EnquiryRow>
      ) : null}
      {opened.length > 0 ? (
        <ul>
          {opened.map(({ caseId, caseNumber, target, state, measures }) => (
            <li key={caseId} className="flex flex-wrap items-center gap-x-3 border-t border-line px-3.5 py-2">
              {caseLink(caseId, copy.case(caseNumber))}
              <span className="text-sm text-ink2">{copy.target[target]}</span>
              <span className="ml-auto flex flex-wrap gap-x-3 text-sm">
                <span className={measures.length > 0 ? '' : 'text-ink2'}>
                  {measures.map((measure) => words.measures[measure]).join(words.plus) ||
                    (state === 'closed' ? words.noViolation : copy.undecided)}
                </span>
                <span className="text-ink2">{cases.stateWords[state]}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {open.length > 0 ? (
        <EnquiryRow className="flex flex-wrap items-center gap-2">
          {open.map((side) => (
            <Button
              key={side}
              small
              disabled={busy}
              icon={<FolderPlus size={14} aria-hidden="true" />}
              onClick={() => onOpen(side)}
            >
              {copy.open[side]}
            </Button>
          ))}
          <Problem small plain>
            {problem}
          </Problem>
        </EnquiryRow>
      ) : null}
      {linked.length === 0 && opened.length === 0 ? (
        <EnquiryRow>
          <p className="text-sm text-ink2">{copy.none}</p>
        </EnquiryRow>
      ) : null}
    </EnquirySection>
  )
}
