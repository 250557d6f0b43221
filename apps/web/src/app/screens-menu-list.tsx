import { Kbd } from '@mimamori/ui/kbd'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useKeyboard } from '../keys/keys-provider.tsx'
import { SCREEN_GROUPS } from '../screens/route-guards.ts'
import { useScreensInMenu } from './use-screens-in-menu.ts'

/** Links to all screens except the queues, in groups, each with its keys. */
export default function ScreensMenuList({ onGo }: { onGo: () => void }): ReactNode {
  const screens = useScreensInMenu()
  const { screens: names } = useMessages('palette')
  const { on, printed } = useKeyboard().keys
  const { go } = printed
  return SCREEN_GROUPS.map((group) => (
    <ul key={group} className="border-t border-line py-1 first:border-0 first:pt-0 last:pb-0">
      {screens
        .filter((screen) => screen.group === group)
        .map(({ id, icon: Icon, letter, link }) => (
          <li key={id}>
            <Link
              {...link}
              activeOptions={{ includeSearch: false }}
              onClick={onGo}
              className="flex h-8 items-center gap-2.5 rounded-md px-2 text-sm text-ink2 hover:bg-hover hover:text-ink aria-[current=page]:bg-sunk aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              <Icon size={16} aria-hidden="true" className="flex-none" />
              <span className="flex-1 truncate">{names[id]}</span>
              {on && go && letter ? (
                <span className="flex gap-0.5">
                  <Kbd>{go}</Kbd>
                  <Kbd>{letter}</Kbd>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
    </ul>
  ))
}
