import { Button } from '@mimamori/ui/button'
import { Link } from '@tanstack/react-router'
import { LogOut, Settings } from 'lucide-react'
import { type MouseEvent, type ReactNode, useState } from 'react'
import { LanguageChoice, ThemeChoice } from '../auth/preference-choices.tsx'
import { useCopy } from '../i18n/language-provider.tsx'
import { failureMessage } from '../parts/failure-message.ts'
import { useDesk } from '../screens/desk-context.tsx'

/** Content of the user menu. Loaded after the first paint. */
export default function UserMenuPanel(): ReactNode {
  const copy = useCopy()
  const { shell, staff } = copy
  const { me, theme, prefer, signOut } = useDesk()
  const [problem, setProblem] = useState<string | null>(null)
  const leave = async () => {
    setProblem(null)
    const failure = await signOut()
    if (failure) setProblem(copy.shell.signOutFailed(failureMessage(copy, failure)))
  }
  return (
    <>
      <p className="font-semibold">{me.alias}</p>
      <p className="text-sm text-ink2">
        {staff.roles[me.role]} · {me.login}
      </p>
      <div className="mt-4 grid justify-items-start gap-1.5">
        <span className="text-sm text-ink2">{staff.theme}</span>
        <ThemeChoice theme={theme} onChoose={(next) => void prefer({ theme: next })} />
      </div>
      <div className="mt-3 grid justify-items-start gap-1.5">
        <span className="text-sm text-ink2">{staff.language}</span>
        <LanguageChoice onChoose={(language) => void prefer({ language })} />
      </div>
      <Link
        to="/settings"
        onClick={(event: MouseEvent<HTMLAnchorElement>) =>
          event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
        }
        className="mt-4 flex min-h-8 items-center gap-2 rounded-md border border-line2 bg-panel px-2.5 hover:bg-hover"
      >
        <Settings size={16} aria-hidden="true" />
        {shell.settings}
      </Link>
      <Button className="mt-2 w-full" icon={<LogOut size={16} aria-hidden="true" />} onClick={() => void leave()}>
        {staff.signOut}
      </Button>
      {problem ? (
        <p role="alert" className="mt-2 rounded-md bg-red-bg px-3 py-2 text-sm text-red">
          {problem}
        </p>
      ) : null}
    </>
  )
}
