import { may } from '@mimamori/policy/staff/role-permissions'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { queries } from '../api/api-queries.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import type { PaletteEntry } from '../palette/palette-matching.ts'
import { useDesk } from '../screens/desk-context.tsx'

/** Palette entries of colleagues: the cases they have claimed and, for those who may read the whole audit log, their entries in it. */
export function useColleagueEntries(): PaletteEntry[] {
  const { me } = useDesk()
  const palette = useMessages('palette')
  const { staff } = useCopy()
  const navigate = useNavigate()
  const reads = may(me.role, 'cases.read')
  const colleagues = useQuery({ ...queries.notes.colleagues.queryOptions(), enabled: reads }).data ?? []
  const about = (id: string, alias: string, what: string, run: () => void): PaletteEntry => ({
    id,
    group: 'people',
    label: alias,
    detail: what,
    run,
  })
  const showClaimed = (id: string) =>
    void navigate({ to: '/queue/$view', params: { view: 'flagged' }, search: { holder: id } })
  const trail = (id: string) => void navigate({ to: '/audit', search: { actor: id } })
  return colleagues.flatMap(({ id, alias, role }) => [
    about(id, alias, `${staff.roles[role]} · ${palette.heldBy}`, () => showClaimed(id)),
    ...(may(me.role, 'audit.read_all') ? [about(`${id}-did`, alias, palette.trail, () => trail(id))] : []),
  ])
}

/** Palette entries of language, theme and signing out. */
export function useSettingEntries(): PaletteEntry[] {
  const { prefer, signOut } = useDesk()
  const { setLanguage } = useLanguage()
  const { settings } = useMessages('palette')
  const entry = (id: keyof typeof settings, run: () => void): PaletteEntry => ({
    id: `set-${id}`,
    group: 'settings',
    label: settings[id],
    run,
  })
  return [
    ...LANGUAGES.map((language) =>
      entry(language, () => {
        setLanguage(language)
        void prefer({ language })
      }),
    ),
    ...(['light', 'dark', 'system'] as const).map((theme) => entry(theme, () => void prefer({ theme }))),
    entry('signOut', () => void signOut()),
  ]
}
