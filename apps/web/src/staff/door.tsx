import type { ReactNode } from 'react'
import { useDoorCopy } from '../language/language.tsx'
import { Mark } from './mark.tsx'
import { LanguageChoice } from './preferences.tsx'

/** The frame of what is shown before anybody is at the desk, beside the sign-in page itself. */
export function Door({ children }: { children: ReactNode }) {
  const { titles } = useDoorCopy()
  return (
    <main className="grid min-h-full grid-rows-[1fr_auto] bg-bg">
      <div className="m-auto w-full max-w-md px-4 py-10">
        <p className="mb-6 flex items-center gap-2.5 text-lg font-semibold">
          <Mark /> {titles.desk}
        </p>
        {children}
      </div>
      <footer className="flex justify-center px-4 pb-6">
        <LanguageChoice />
      </footer>
    </main>
  )
}
