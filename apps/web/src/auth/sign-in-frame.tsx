import type { ReactNode } from 'react'
import { usePublicMessages } from '../i18n/language-provider.tsx'
import { LogoMark } from './logo-mark.tsx'
import { LanguageChoice } from './preference-choices.tsx'

/** The frame of the screens before sign-in, except the sign-in page itself. */
export function SignInFrame({ children }: { children: ReactNode }): ReactNode {
  const { titles } = usePublicMessages()
  return (
    <main className="grid min-h-full grid-rows-[1fr_auto] bg-bg">
      <div className="m-auto w-full max-w-md px-4 py-10">
        <p className="mb-6 flex items-center gap-2.5 text-lg font-semibold">
          <LogoMark /> {titles.desk}
        </p>
        {children}
      </div>
      <footer className="flex justify-center px-4 pb-6">
        <LanguageChoice />
      </footer>
    </main>
  )
}
