import type { EnquiryCase } from '@mimamori/contract/enquiries/enquiry-case-contract'
import type { ReminderCase } from '@mimamori/contract/reminders/reminder-case-contract'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, type RefObject, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useNow } from '../../api/server-clock.ts'
import { adoptForThisTab } from '../../api/tab-ownership.ts'
import { CaseHeadLine } from '../../cases/case-head-line.tsx'
import { CaseLease, isClaimedHere } from '../../cases/case-lease.tsx'
import type { CasePanelId } from '../../decisions/secondary-actions/case-action-panel.tsx'
import { CaseActions } from '../../decisions/secondary-actions/case-actions.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useOpenChoice } from '../../keys/use-key-scene.ts'
import CaseViewers from '../../live/case-viewers.tsx'
import { MemberTitle } from '../../parts/member-title.tsx'
import { usePersonName } from '../../parts/person-names.tsx'
import { useOffline } from '../../parts/use-offline.ts'
import { useDesk } from '../desk-context.tsx'
import { CaseContext, type CaseMember } from './case-context.tsx'
import CaseNotices from './case-notices.tsx'
import type { CasePaneProps } from './case-pane-props.ts'
import { readOnlyReason } from './read-only-reason.ts'
import { useCaseFrameKeys } from './use-case-frame-keys.ts'
import { useCaseLease } from './use-case-lease.ts'
import { useCaseOnScreen } from './use-case-on-screen.ts'

const CLOCK_INTERVAL_MS = 5_000
/** a form has more of the height than a menu */
const ROWS = { gridTemplateRows: 'fit-content(82%) minmax(0, 1fr)' }

/** What the parts inside the frame know of it. */
export type CaseFrameState = {
  /** is the case in this person's hand, in this tab? */
  readonly held: boolean
  /** why nothing can be decided now; `null`: it can */
  readonly closed: string | null
  /** why nothing can be written either; while the desk does not answer it can */
  readonly barred: string | null
  /** is it on screen, with no panel of another action open? Keys are for it then */
  readonly listens: boolean
  readonly focusHeading: () => void
  /** below the reading, for a letter, while the window is wide enough; see `useLetterPlace` */
  readonly letter: RefObject<HTMLDivElement | null>
  /** shows the decision column where the window is too narrow for it to be there always */
  readonly unfold: () => void
}

type Props = CasePaneProps & {
  review: ReminderCase | EnquiryCase
  /** what is decided on, and in which state: another one is another scene for deciding keys */
  scene: string
  /** marks behind the severity */
  tags?: ReactNode
  /** who holds it, where that says more than the state of the case */
  lease?: ReactNode
  /** facts before the due time */
  facts?: ReactNode
  /** above the heading, where something has to be said first */
  notice?: ReactNode
  /** the middle: everything the decision rests on */
  children: ReactNode
  /** the decision column, while no panel of another action is open */
  decision: (frame: CaseFrameState) => ReactNode
  members: readonly CaseMember[]
  /** below the notes, above the members */
  context?: ReactNode
}

/** A case that is not reviewed as a text: what is read, the decision beside it, and what surrounds both, as `ReviewCase` has them. */
export function CaseFrame(props: Props): ReactNode {
  const { review, scene, active, onSetAside, onLeave, decision } = props
  const copy = useCopy()
  const { me } = useDesk()
  const heading = useRef<HTMLHeadingElement>(null)
  const scroller = useRef<HTMLElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const letter = useRef<HTMLDivElement>(null)
  const now = useNow(CLOCK_INTERVAL_MS)
  const lease = useCaseLease(review)
  const held = isClaimedHere(review, now)
  const [panel, setPanel] = useState<CasePanelId | null>(null)
  const [busy, setBusy] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  const focusHeading = useCallback(() => heading.current?.focus({ preventScroll: true }), [])
  useCaseOnScreen(review, review.title, scene, active, heading, text)
  const { claim, release } = lease
  useCaseFrameKeys({ active, held, claim, release, scroller, focusHeading, onLeave: () => onLeave(review.id), panel })
  useOpenChoice(active && panel !== null ? 'no_measure' : null)
  useEffect(() => adoptForThisTab(review), [review])
  const offline = useOffline()
  const nameOf = usePersonName()
  const sending = busy ? copy.decisions.states.sending : null
  const barred = sending ?? (held ? null : readOnlyReason(copy, review, now, nameOf))
  const closed = offline ?? barred
  const unfold = useCallback(() => setUnfolded(true), [])
  const open = (id: CasePanelId | null) => {
    setPanel(id)
    if (id !== null) setUnfolded(true)
  }
  return (
    <div className="layer" style={ROWS} inert={!active} data-case-layer={review.number}>
      <div className="reading">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section ref={scroller} tabIndex={0} aria-label={copy.cases.review} className="evidence">
          <CaseNotices review={review} changed={false} problem={lease.problem} restored={false} onRead={focusHeading} />
          {props.notice}
          <header>
            <CaseHeadLine
              review={review}
              lease={props.lease ?? <CaseLease review={review} onClaim={claim} onRelease={release} />}
              present={
                <Suspense>
                  <CaseViewers caseId={review.id} staffId={me.id} />
                </Suspense>
              }
              tags={props.tags}
            >
              {props.facts}
            </CaseHeadLine>
            <h1 ref={heading} tabIndex={-1} className="mt-1.5 mb-2 text-xl font-semibold break-words outline-none">
              <MemberTitle text={review.title} />
            </h1>
          </header>
          <div ref={text}>{props.children}</div>
        </section>
        <div ref={letter} className="letter" />
      </div>
      <div className="decide">
        <section aria-label={copy.decisions.column} className="grid content-start gap-3">
          <Button
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
            className="justify-center sheet:hidden"
          >
            {copy.decisions.column}
          </Button>
          <div className={cx('grid gap-3', !unfolded && 'max-sheet:hidden')}>
            <div className={panel === null ? 'contents' : 'hidden'}>
              {decision({ held, closed, barred, listens: active && panel === null, focusHeading, letter, unfold })}
            </div>
            <CaseActions
              review={review}
              staffId={me.id}
              active={active}
              closed={closed}
              barred={barred}
              panel={panel}
              onPanel={open}
              busy={busy}
              onBusy={setBusy}
              onLeavePanel={focusHeading}
              onSetAside={onSetAside}
            />
          </div>
        </section>
      </div>
      <CaseContext
        review={review}
        me={me}
        active={active}
        takesNoteKey={active && panel === null}
        members={props.members}
      >
        {props.context}
      </CaseContext>
    </div>
  )
}
