import type { CaseNote } from '@mimamori/contract/notes/note-contract'
import { cx } from '@mimamori/ui/class-names'
import { FoldedText } from '@mimamori/ui/folded-text'
import type { ReactNode } from 'react'
import { langOf } from '../i18n/lang-of.ts'
import { useMessages } from '../i18n/messages.ts'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { splitAtMentions } from './mention-text.ts'

/** One note of a case. */
export function NoteLine({ note, staffId }: { note: CaseNote; staffId: string }): ReactNode {
  const notes = useMessages('notes')
  const nameOf = usePersonName()
  return (
    <li className="grid gap-0.5">
      <p className="flex items-baseline justify-between gap-2 text-ink2">
        <span className="truncate font-semibold">{nameOf(note.author.alias) || notes.system}</span>
        <span className="text-xs">
          <Timestamp at={note.at} brief />
        </span>
      </p>
      <FoldedText
        more={notes.more}
        less={notes.less}
        className="leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        <span lang={langOf(note.text)}>
          {splitAtMentions(note.text, note.mentions).map(({ at, text, who }) =>
            who.length === 0 ? (
              text
            ) : (
              <span
                key={at}
                className={cx('font-semibold', who.some(({ id }) => id === staffId) ? 'text-accent' : 'text-ink')}
              >
                {text}
              </span>
            ),
          )}
        </span>
      </FoldedText>
    </li>
  )
}
