import type { EnquiryLinkView, EnquiryView } from '@mimamori/contract/enquiries/enquiry-case-contract'
import { Button } from '@mimamori/ui/button'
import { Tag } from '@mimamori/ui/tag'
import { Search, SearchX } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useEnquiryCopy } from './enquiry-copy.ts'
import { EnquiryRow, EnquirySection } from './enquiry-section.tsx'
import type { LinkSide, LinkSuggestion } from './link-side.ts'
import { LinkedJobLine, LinkedMemberLine } from './linked-lines.tsx'
import { useOpenerFocus } from './use-opener-focus.ts'

type Props = {
  enquiry: EnquiryView
  works: boolean
  busy: boolean
  suggestions: Readonly<Record<LinkSide, LinkSuggestion | null>>
  memberLink: (id: string) => ReactNode
  /** looks for the member or job; `onClose` gives the focus back */
  finder: (side: LinkSide, onClose: () => void) => ReactNode
  /** `found` null: looked for, and not found */
  onLink: (side: LinkSide, found: string | null) => void
}

/** What the stated name and address were found to be: a member and a job of the site, or nothing. */
export function EnquiryLinks({ enquiry, memberLink, ...row }: Props): ReactNode {
  const { links: copy } = useEnquiryCopy()
  const { member, job } = enquiry.links
  return (
    <EnquirySection title={copy.title}>
      <LinkRow
        {...row}
        side="member"
        stated={enquiry.statedName}
        link={member}
        suggestion={row.suggestions.member}
        found={
          member.looked && member.found ? <LinkedMemberLine member={member.found} memberLink={memberLink} /> : null
        }
      />
      <LinkRow
        {...row}
        side="job"
        stated={enquiry.statedJobUrl}
        link={job}
        suggestion={row.suggestions.job}
        found={job.looked && job.found ? <LinkedJobLine job={job.found} memberLink={memberLink} /> : null}
      />
    </EnquirySection>
  )
}

type LinkRowProps = {
  side: LinkSide
  /** as it was given; empty: it was not */
  stated: string
  link: EnquiryLinkView<unknown>
  /** what was found; `null`: nothing, or nobody has looked */
  found: ReactNode
  works: boolean
  busy: boolean
  suggestion: LinkSuggestion | null
  finder: (side: LinkSide, onClose: () => void) => ReactNode
  onLink: (side: LinkSide, found: string | null) => void
}

/** One side: as it was given, what it was found to be, and, until the enquiry is answered, what looks for it. */
function LinkRow({ side, stated, link, found, works, busy, suggestion, finder, onLink }: LinkRowProps): ReactNode {
  const { links: copy } = useEnquiryCopy()
  const [open, setOpen] = useState(false)
  const opener = useOpenerFocus(open)
  const missing = link.looked && found === null
  return (
    <EnquiryRow className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-3 gap-y-2 py-2.5 max-sheet:grid-cols-1 max-sheet:gap-y-1">
      <h3 className="font-semibold">{copy.sides[side]}</h3>
      <div className="grid min-w-0 gap-2">
        <div className="flex items-start gap-x-3">
          <div className="grid min-w-0 flex-1 gap-1.5">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="text-sm text-ink2">{copy.stated}</span>
              {stated === '' ? (
                <span className="text-ink2">{copy.notStated}</span>
              ) : (
                <span lang={langOf(stated)} className="min-w-0 wrap-anywhere">
                  {stated}
                </span>
              )}
            </p>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {found}
              {missing ? (
                <>
                  <Tag tone="amber">{copy.missing}</Tag>
                  <span className="text-sm text-ink2">{copy.missingNote}</span>
                </>
              ) : null}
              {link.looked ? null : <Tag tone="amber">{copy.notLooked}</Tag>}
            </div>
          </div>
          {works && !open ? (
            <span className="flex flex-none gap-1.5 max-sheet:flex-col max-sheet:items-end">
              <Button
                ref={opener}
                small
                icon={link.looked ? null : <Search size={14} aria-hidden="true" />}
                aria-label={`${copy.sides[side]} ${link.looked ? copy.change : copy.search}`}
                onClick={() => setOpen(true)}
              >
                {link.looked ? copy.change : copy.search}
              </Button>
              {missing ? null : (
                <Button
                  small
                  disabled={busy}
                  icon={<SearchX size={14} aria-hidden="true" />}
                  aria-label={`${copy.sides[side]} ${copy.notFound}`}
                  onClick={() => onLink(side, null)}
                >
                  {copy.notFound}
                </Button>
              )}
            </span>
          ) : null}
        </div>
        {works && suggestion ? (
          <Suggestion suggestion={suggestion} busy={busy} onTake={() => onLink(side, suggestion.id)} />
        ) : null}
        {works && open ? finder(side, () => setOpen(false)) : null}
      </div>
    </EnquiryRow>
  )
}

type SuggestionProps = { suggestion: LinkSuggestion; busy: boolean; onTake: () => void }

function Suggestion({ suggestion: { why, label, keycap }, busy, onTake }: SuggestionProps) {
  const { links: copy } = useEnquiryCopy()
  return (
    <div className="flex items-center gap-x-3 rounded-md bg-accent-bg px-2.5 py-1.5">
      <span className="grid min-w-0 flex-1">
        <span className="text-sm text-ink2">{why}</span>
        <span className="wrap-anywhere">{label}</span>
      </span>
      <Button small disabled={busy} keycap={keycap} onClick={onTake} className="flex-none">
        {copy.take}
      </Button>
    </div>
  )
}
