import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'

/** What this version corrects, once it is published, and by which version it is corrected itself. */
export function NoticeCorrections({ notice, language }: { notice: NoticeView; language: Language }): ReactNode {
  const editor = useMessages('notices/editor')
  const { published, version, versions, texts, correction } = notice
  if (!published) return null
  const shown = texts[language] ? language : 'ja'
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
      {before && correction[shown] ? (
        <div className="grid gap-0.5 border-l-2 border-amber pl-2.5">
          <h2 className="font-semibold">{editor.corrects(before.version)}</h2>
          <p lang={shown} className="verbatim">
            {correction[shown]}
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
