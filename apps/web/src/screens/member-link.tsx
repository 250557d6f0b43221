import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** To the page of a member. */
export function MemberLink({ id, children }: { id: string; children: ReactNode }): ReactNode {
  return (
    <Link
      to="/members/$memberId"
      params={{ memberId: id }}
      search={{}}
      className="min-w-0 truncate text-accent underline-offset-2 hover:underline"
    >
      {children}
    </Link>
  )
}
