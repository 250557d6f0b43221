import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { hasUntoldCounts, type PublishedFigures } from '@mimamori/policy/notices/small-count-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Timestamp } from '../../i18n/timestamp.tsx'
import { useEditorCopy } from '../../notices/editor-copy.ts'
import { type NoticeCopy, useNoticeCopy } from '../../notices/notice-copy.ts'
import { useReminderCopy } from '../../notices/reminder-copy.ts'

function untoldText({ pooled, total, below }: PublishedFigures, copy: NoticeCopy): string {
  if (pooled) return copy.pooled(pooled.categories, pooled.n)
  return total === null ? copy.fewInAll(below) : copy.hidden(below)
}

/** The authors, their figures, what it corrects, and the other versions. */
export function NoticeFacts({ notice, language }: { notice: NoticeView; language: Language }): ReactNode {
  const copy = useNoticeCopy()
  const { drafted } = useReminderCopy()
  const { figures, edited, byDesk, refused, published, versions } = notice
  return (
    <div className="grid gap-3 text-sm">
      <Corrections notice={notice} language={language} />
      <div className="grid gap-0.5">
        <p>{figures ? copy.basis(notice.figuresMonth, figures.revision) : copy.noBasis(notice.figuresMonth)}</p>
        {figures && hasUntoldCounts(figures) ? <p className="text-ink2">{untoldText(figures, copy)}</p> : null}
      </div>
      <p className="grid">
        <span>{byDesk ? drafted : copy.kept(edited.by.alias)}</span>
        <span className="text-ink2">
          <Timestamp at={edited.at} />
        </span>
      </p>
      {refused && !published ? (
        <div className="grid gap-0.5 border-l-2 border-amber pl-2.5">
          <p>{copy.refusedBy(refused.by.alias)}</p>
          <p className="verbatim text-ink2">{refused.reason}</p>
        </div>
      ) : null}
      {published ? (
        <p className="grid">
          <span>
            {published.by.id === edited.by.id
              ? copy.publishedAlone(published.by.alias)
              : copy.publishedBy(published.by.alias)}
          </span>
          <span className="text-ink2">
            <Timestamp at={published.at} />
          </span>
          {notice.intact ? (
            <span className="text-ink2" title={notice.hash ?? undefined}>
              {copy.intact}
            </span>
          ) : null}
        </p>
      ) : null}
      {versions.length > 1 ? (
        <div className="grid gap-1">
          <h2 className="font-semibold text-ink2">{copy.versions}</h2>
          <ul className="grid gap-0.5">
            {versions.map(({ id, version, state, publishedAt }) => (
              <li key={id}>
                <Link
                  to="/notices/$noticeId"
                  params={{ noticeId: id }}
                  className="flex min-h-6 items-center justify-between rounded-md px-1.5 py-0.5 hover:bg-hover aria-[current=page]:bg-sunk"
                >
                  {copy.version(version)}
                  <span className="text-ink2">
                    {publishedAt ? <Timestamp at={publishedAt} brief /> : copy.states[state]}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}

/** What this version corrects, once it is published, and by which version it is corrected itself. */
function Corrections({ notice, language }: { notice: NoticeView; language: Language }) {
  const editor = useEditorCopy()
  const { published, version, versions, texts } = notice
  if (!published) return null
  const text = texts[language] ?? texts.ja
  const later = versions.find((each) => each.version > version && each.publishedAt !== null)
  const before = versions.find((each) => each.version === version - 1)
  return (
    <>
      {later ? (
        <div className="grid gap-0.5 border-l-2 border-amber pl-2.5">
          <p>{editor.correctedBy(later.version)}</p>
          <VersionLink id={later.id}>{editor.toVersion(later.version)}</VersionLink>
        </div>
      ) : null}
      {before && text.correction ? (
        <div className="grid gap-0.5 border-l-2 border-amber pl-2.5">
          <h2 className="font-semibold">{editor.corrects(before.version)}</h2>
          <p lang={texts[language] ? language : 'ja'} className="verbatim">
            {text.correction}
          </p>
          <VersionLink id={before.id}>{editor.toVersion(before.version)}</VersionLink>
        </div>
      ) : null}
    </>
  )
}

function VersionLink({ id, children }: { id: string; children: string }) {
  return (
    <Link
      to="/notices/$noticeId"
      params={{ noticeId: id }}
      className="min-h-6 content-center text-accent hover:underline"
    >
      {children}
    </Link>
  )
}
