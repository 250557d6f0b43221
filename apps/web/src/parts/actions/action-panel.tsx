import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { Problem } from '@mimamori/ui/problem'
import { Fragment, type KeyboardEvent, type ReactNode, Suspense, useRef, useState } from 'react'
import { isImeComposing } from '../../keys/key-intent.ts'
import { KeyName } from '../../keys/key-name.tsx'
import { useKeyboard, useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { useAnnounce } from '../announcer.tsx'
import type { Operations } from '../use-operation.ts'
import { ReasonForm, type ReasonWords } from './reason-form.tsx'

/** What can be done on a screen. */
export type Action = {
  readonly id: string
  /** left out: the name of its key in the key sheet */
  readonly label?: string
  /** of a declared action: on its button, and what the key, the key sheet and the palette do */
  readonly key?: KeyAction | undefined
  /** `none`: without a button, by its key alone */
  readonly look?: 'primary' | 'quiet' | 'none' | undefined
  /** its label says that something is sent, while it is; left out: of a primary one */
  readonly waits?: boolean
  /** left out: to who has the permission of its key */
  readonly shown?: boolean
  /** why it cannot be done now; empty: it cannot, and nothing is said of it */
  readonly refused?: string | null
  /** what it leads to, or what is said instead of the reason */
  readonly note?: ReactNode
  /** a reason is written first */
  readonly asks?: {
    readonly title: string
    readonly hint: string
    /** left out: as its button */
    readonly confirm?: string
    readonly atMost: number
    /** why it cannot be sent, whatever is written */
    readonly closed?: string | null
  } | null
  /** another panel is opened instead of this one */
  readonly opens?: (back: () => void) => ReactNode
  /** resolves with `null` where it failed */
  readonly run?: (reason: string) => unknown
}

type Props = {
  /** of the section; left out: it is a part of one */
  label?: string
  actions: readonly Action[]
  operation: Operations
  words?: ReasonWords | { readonly sending: string }
  /** what reasons are written for, and by whom: unsent ones are kept for it */
  place?: string
  /** its keys are heard */
  active?: boolean
  /** the buttons stand beside each other */
  row?: boolean
  /** after a form, instead of the focus going back to its button */
  onLeave?: () => void
  /** above the buttons */
  children?: ReactNode
}

/** The actions of a part of a screen: their buttons and keys, why they cannot be done, and the reasons they ask for. */
export function ActionPanel(props: Props): ReactNode {
  const { actions, operation, words, place = '', active = true, onLeave } = props
  const announce = useAnnounce()
  const { allows } = useKeyboard()
  const [openId, setOpenId] = useState<string | null>(null)
  const leftId = useRef<string | null>(null)
  const shown = actions.filter(({ shown, key }) => shown ?? (!key || allows(key)))
  const open = shown.find(({ id, asks, opens }) => id === openId && (asks ?? opens))
  const close = () => {
    setOpenId(null)
    operation.forget()
    onLeave?.()
  }
  const back = () => {
    if (!onLeave) leftId.current = openId
    close()
  }
  const start = (action: Action) => {
    if (action.refused) return announce(action.refused, true)
    if (open || action.refused === '') return
    if (!action.asks && !action.opens) return void action.run?.('')
    operation.forget()
    setOpenId(action.id)
  }
  // under an open form its own key does nothing, rather than something else
  const keyed = shown.filter((each) => each.key && (!open || each === open))
  useKeys(
    Object.fromEntries(keyed.map((each) => [each.key, () => start(each)])),
    active && keyed.length > 0,
    Object.fromEntries(keyed.map(({ key, refused }) => [key, refused])),
  )
  useKeys({ escape: back }, active && open !== undefined)
  if (open?.opens) return <Suspense>{open.opens(back)}</Suspense>
  if (!open?.asks || !words || !('reason' in words)) return <Buttons {...props} {...{ shown, start, leftId }} />
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isImeComposing(event.nativeEvent)) return
    event.stopPropagation()
    back()
  }
  const send = async (reason: string) => {
    const done = (await open.run?.(reason)) !== null
    if (done) close()
    return done
  }
  return (
    // its words are loaded with it: the screen around it stays meanwhile
    <Suspense>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape goes back from every field of the form */}
      <div onKeyDown={leave}>
        <ReasonForm
          confirm={nameOf(open)}
          {...open.asks}
          {...{ words, operation, active }}
          place={`${open.id} ${place}`}
          onSend={send}
          onBack={back}
        />
      </div>
    </Suspense>
  )
}

const nameOf = ({ label, key }: Action) => label ?? (key ? <KeyName action={key} /> : null)

type ButtonsProps = Props & {
  shown: readonly Action[]
  start: (action: Action) => void
  /** the action whose form was left */
  leftId: { current: string | null }
}

function Buttons({ label, operation: { busy, problem }, words, row, children, shown, start, leftId }: ButtonsProps) {
  const keycap = useKeycap()
  const buttons = shown.filter(({ look }) => look !== 'none')
  const focusLeft = (button: HTMLButtonElement | null) => {
    if (button?.dataset.action !== leftId.current) return
    leftId.current = null
    button?.focus()
  }
  // a reason beside its button is not repeated
  const shownProblem = buttons.some(({ refused }) => refused === problem) ? null : problem
  if (!label && !children && buttons.length === 0 && !shownProblem) return null
  const noteClass = cx('text-sm', row && 'order-last basis-full')
  const content = (
    <>
      {children}
      {buttons.length > 0 ? (
        <div className={row ? 'flex flex-wrap items-center gap-2' : 'grid gap-1.5'}>
          {buttons.map((action, index) => {
            const { id, key, look, refused, note, waits = look === 'primary' } = action
            const primary = look === 'primary'
            return (
              <Fragment key={id}>
                <Button
                  ref={focusLeft}
                  data-action={id}
                  variant={look === 'primary' || look === 'quiet' ? look : 'outline'}
                  small={look === 'quiet'}
                  keycap={key && keycap(key)}
                  disabled={busy || typeof refused === 'string'}
                  title={refused || undefined}
                  onClick={() => start(action)}
                  className={cx(
                    look === 'quiet' ? 'justify-self-start' : 'justify-between',
                    primary && 'min-h-9 font-semibold',
                  )}
                >
                  {busy && waits && words ? words.sending : nameOf(action)}
                </Button>
                {refused && index === 0 && !note ? <p className={cx(noteClass, 'text-amber')}>{refused}</p> : null}
                {note ? <div className={cx(noteClass, 'grid gap-1.5 text-ink2')}>{note}</div> : null}
              </Fragment>
            )
          })}
        </div>
      ) : null}
      <Problem small>{shownProblem}</Problem>
    </>
  )
  return label ? (
    <section aria-label={label} className="grid content-start gap-3">
      {content}
    </section>
  ) : (
    <div className="grid gap-2">{content}</div>
  )
}
