import type { InboxEntry } from '@mimamori/contract/inbox/inbox-contract'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { ruleName, useRuleNames } from '../i18n/rule-names.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

type Props = { entry: InboxEntry; onOpen: (entry: InboxEntry) => void }

/** One entry of the inbox: what happened, to which case, and the words of who did it. */
export function InboxEntryLine({ entry, onOpen }: Props): ReactNode {
  const copy = useMessages('inbox')
  const nameOf = usePersonName()
  const { instants } = useCopy()
  const { kind, at, by, caseNumber, title, words, until, month, rule, read } = entry
  const names = useRuleNames()
  const decided = useDecidedWords(entry)
  return (
    <li className="border-t border-line first:border-t-0">
      <button
        type="button"
        onClick={() => onOpen(entry)}
        className="grid w-full grid-cols-[8px_minmax(0,1fr)] gap-x-2.5 px-4 py-2 text-left -outline-offset-2 hover:bg-hover"
      >
        <span className={cx('mt-1.5 size-2 rounded-full', !read && 'bg-accent')}>
          {read ? null : <span className="sr-only">{copy.unread}</span>}
        </span>
        <span className="grid gap-0.5">
          <span className={cx('text-sm/5', !read && 'font-semibold')}>
            {copy.told[kind](by === null ? copy.system : nameOf(by))}
          </span>
          {decided ? <span className="text-sm/5">{decided}</span> : null}
          {words ? (
            <span lang={langOf(words)} className="line-clamp-2 text-sm/5 [overflow-wrap:anywhere]">
              {words}
            </span>
          ) : null}
          <span className="flex items-baseline gap-2 text-sm text-ink2">
            {caseNumber === null ? (
              <span className="min-w-0 flex-1 truncate">
                {month !== null ? copy.month(month) : rule !== null ? ruleName(names, rule) : null}
              </span>
            ) : (
              <>
                <span className="sr-only">{copy.opens(caseNumber)}</span>
                <span aria-hidden="true">#{caseNumber}</span>
                <MemberTitle text={title} className="min-w-0 flex-1 truncate" />
              </>
            )}
            {until ? (
              <span className="flex-none">
                {(rule === null ? copy.until : copy.silentUntil)(instants.brief(until))}
              </span>
            ) : null}
            <Timestamp at={at} brief />
          </span>
        </span>
      </button>
    </li>
  )
}

/** What was decided, in words; `null`: it is about no decision that says more. */
function useDecidedWords({ kind, measures }: InboxEntry): string | null {
  const { words } = useCopy()
  // an enquiry that was answered has no measures, which is no “no violation”
  if (measures === null || (kind !== 'escalation_decided' && kind !== 'watched_decided')) return null
  return measures.map((measure) => words.measures[measure]).join(words.plus) || words.noViolation
}
