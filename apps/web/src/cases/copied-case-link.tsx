import type { CopiedCase } from '@mimamori/contract/cases/review-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

/** The reason of a flag on a copy, as a link to the case that hid what it copies. */
export default function CopiedCaseLink({ copied: { id, number, type } }: { copied: CopiedCase }): ReactNode {
  const evidence = useMessages('beside')
  return (
    <Link
      to="/review/$caseId"
      params={{ caseId: id }}
      search={({ queue = 'flagged' }) => ({ queue })}
      className="text-accent underline underline-offset-2"
    >
      {evidence.copiesHidden(number, type)}
    </Link>
  )
}
