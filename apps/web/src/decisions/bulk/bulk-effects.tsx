import { PASS_REASONS, type PassReason } from '@mimamori/policy/decisions/passing-rules'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { Problem } from '@mimamori/ui/problem'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useKeyScene } from '../../keys/use-key-scene.ts'
import { NumberedList } from '../numbered-list.tsx'
import { ReasonLine } from '../reason-line.tsx'
import { useNumberedChoice } from '../secondary-actions/use-numbered-choice.ts'
import { countBulkEffects, countObjected, countSofter, type PlannedDecision } from './bulk-plan.ts'

type Props = {
  what: string
  plan: readonly PlannedDecision[]
  /** `passReason`: why cases are passed that much speaks against; `null`: it was not asked for */
  onRun: (note: string, passReason: PassReason | null) => void
  onBack: () => void
}

/** What will happen, before it does. Enter does it; a key pressed for the list before cannot. */
export function BulkEffects({ what, plan, onRun, onBack }: Props): ReactNode {
  const bulk = useMessages('bulk')
  const aside = useMessages('aside')
  const place = useRef<HTMLElement>(null)
  const effects = countBulkEffects(plan)
  const some = effects.cases > 0
  useKeyScene(true, null)
  useEffect(() => place.current?.focus({ preventScroll: true }), [])
  useKeys({ escape: onBack })
  const softer = countSofter(plan)
  const [reason, setReason] = useState('')
  const [wanted, setWanted] = useState(false)
  const objected = countObjected(plan)
  const [passReason, setPassReason] = useState<PassReason | null>(null)
  const takesWords = (why: PassReason | null) => softer > 0 || why === 'other'
  const explains = takesWords(passReason)
  const run = (why: PassReason | null = passReason) => {
    if (!some) return
    const words = takesWords(why) ? reason.trim() : ''
    if ((takesWords(why) && words === '') || (objected > 0 && why === null)) setWanted(true)
    else onRun(words, why)
  }
  const takeReason = (why: PassReason) => {
    setPassReason(why)
    run(why)
  }
  const reasons = useNumberedChoice(
    { names: PASS_REASONS, labels: aside.passReasons, onTake: takeReason },
    some && objected > 0,
  )
  useKeys({ open: () => run(), send: () => run() }, some && objected === 0)
  useKeys({ send: () => run() }, some && objected > 0)
  const leftOut = plan.filter(({ whyNot }) => whyNot !== null)
  return (
    <section ref={place} tabIndex={-1} aria-label={bulk.effects} className="grid gap-3 outline-none">
      <div className="flex min-h-6 items-center justify-between gap-2">
        <h2 className="text-sm font-semibold text-ink2">{bulk.effects}</h2>
        <Button small variant="quiet" keycap="Esc" onClick={onBack} className="-mr-2">
          {bulk.back}
        </Button>
      </div>
      <p className="font-semibold">{what}</p>
      {some ? <EffectList effects={effects} /> : <p className="text-sm text-red">{bulk.nothing}</p>}
      {objected > 0 ? (
        <>
          <h3 className="text-sm font-semibold text-ink2">{bulk.objected(objected)}</h3>
          <NumberedList label={aside.passTitle} {...reasons.list} />
        </>
      ) : null}
      {wanted && explains && reason.trim() === '' ? <Problem plain>{bulk.softerNeeded}</Problem> : null}
      {leftOut.length > 0 ? (
        <div className="rounded-md bg-amber-bg px-2.5 py-2 text-sm text-amber">
          <p className="font-semibold">{bulk.leftOut(leftOut.length)}</p>
          <ul>
            {leftOut.map(({ row, whyNot }) => (
              <li key={row.id}>
                #{row.number} {whyNot ? bulk.whyNot[whyNot] : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <MemberMessages plan={plan} />
      {explains ? (
        <ReasonLine
          label={softer > 0 ? bulk.softer(softer) : aside.passWords}
          hint={bulk.softerHint}
          reason={reason}
          wanted={wanted}
          onReason={setReason}
        />
      ) : null}
      <Button
        variant="primary"
        keycap={explains ? SEND_KEY : 'Enter'}
        disabled={!some}
        onClick={objected > 0 && passReason === null ? reasons.take : () => run()}
        className="justify-between font-semibold"
      >
        {bulk.run(effects.cases)}
      </Button>
    </section>
  )
}

function EffectList({ effects }: { effects: ReturnType<typeof countBulkEffects> }) {
  const { effect } = useMessages('bulk')
  const { cases, members, hidden, messages, contracts, escrowedYen } = effects
  const hit = contracts > 0 || escrowedYen > 0
  const lines =
    messages === 0
      ? [effect.pass(cases)]
      : [
          effect.cases(cases),
          effect.members(members),
          hidden > 0 ? effect.hidden(hidden) : null,
          effect.letters(messages),
          hit ? effect.contracts(contracts, escrowedYen.toLocaleString('en')) : effect.noContracts,
        ]
  return (
    <ul className="grid list-disc gap-1 pl-4.5 marker:text-ink2">
      {[...lines, effect.undo].map((line) => (line === null ? null : <li key={line}>{line}</li>))}
    </ul>
  )
}

/** Exactly what each member will read. */
function MemberMessages({ plan }: { plan: readonly PlannedDecision[] }) {
  const bulk = useMessages('bulk')
  const [index, setIndex] = useState(0)
  const messages = plan.flatMap(({ row, choice }) => (choice?.kind === 'measures' ? [{ row, text: choice.text }] : []))
  const message = messages[Math.min(index, messages.length - 1)]
  if (!message) return null
  const step = (by: number) => setIndex((now) => (now + by + messages.length) % messages.length)
  return (
    <div className="grid gap-1.5">
      <div className="flex items-center gap-1 text-sm text-ink2">
        <span className="mr-auto font-semibold">{bulk.letter(messages.indexOf(message) + 1, messages.length)}</span>#
        {message.row.number}
        <IconButton label={bulk.previousLetter} onClick={() => step(-1)} className="size-6!">
          <ChevronLeft size={14} />
        </IconButton>
        <IconButton label={bulk.nextLetter} onClick={() => step(1)} className="size-6!">
          <ChevronRight size={14} />
        </IconButton>
      </div>
      <p
        lang="ja"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="verbatim max-h-72 overflow-y-auto rounded-md border border-line bg-bg px-2.5 py-2 text-sm/5"
      >
        {message.text}
      </p>
    </div>
  )
}
