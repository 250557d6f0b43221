import type { DraftContentOf, DraftKind } from '@mimamori/policy/drafts/draft-model'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { api } from './api-client.ts'
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts'
import type { DraftPlace, DraftState } from './draft-slot.ts'
import { setLeaveGuard } from './leave-guard.ts'
import { currentConnection, watchConnection } from './server-connection.ts'

/** a request that outlives its page may carry 64 KiB; a character has up to three bytes */
const MAX_OUTLIVING_CHARACTERS = 20_000

const keepers = new Map<string, DraftKeeper>()
let signedIn: string | null = null

/** The drafts of a person, kept in this tab also while they are signed out, and shown to nobody else who signs in here. */
export function draftKeeperOf(staffId: string): DraftKeeper {
  signedIn = staffId
  const known = keepers.get(staffId)
  if (known) return known
  const keeper = createDraftKeeper(
    {
      list: (subjectId) => api.drafts.list({ subjectId }),
      save: (input, leaving) => {
        const outlives = leaving && JSON.stringify(input).length < MAX_OUTLIVING_CHARACTERS
        return api.drafts.save({ authorId: staffId, ...input } as never, { context: { outlives } })
      },
      discard: (input) => api.drafts.discard(input),
    },
    (any) => setLeaveGuard(`drafts ${staffId}`, any),
  )
  keepers.set(staffId, keeper)
  return keeper
}

/** Calls this with the drafts of who is signed in; those of others wait until they are back. */
function withOwn(work: (keeper: DraftKeeper) => unknown): void {
  const keeper = signedIn === null ? undefined : keepers.get(signedIn)
  if (keeper) void work(keeper)
}

/** What was sent from this tab with an act that is undone is typed again. */
export function putBackDraft(place: DraftPlace): void {
  withOwn((keeper) => keeper.putBack(place))
}

const reload = (keeper: DraftKeeper) => keeper.watched().map((subjectId) => keeper.load(subjectId))

window.addEventListener('pagehide', () => withOwn((keeper) => keeper.flush(true)))
document.addEventListener('visibilitychange', () =>
  withOwn((keeper) => (document.visibilityState === 'hidden' ? keeper.flush(true) : reload(keeper))),
)
watchConnection(() => {
  if (!currentConnection().up) return
  withOwn((keeper) => keeper.flush())
  withOwn(reload)
})

export type KeptDraftOf<Kind extends DraftKind> = {
  readonly state: DraftState
  /** what is in the tab: typed here, or restored */
  readonly content: DraftContentOf<Kind> | null
  readonly write: (content: DraftContentOf<Kind> | null) => void
  readonly sent: () => void
  readonly discard: () => void
  readonly takeNewer: () => void
  readonly keepOwn: () => void
  readonly offer: () => void
  readonly putBack: () => void
}

/** The draft of this kind about a case or an appeal; what the desk has of it is loaded while it is `shown`. */
export function useKeptDraft<Kind extends DraftKind>(
  staffId: string,
  subjectId: string,
  kind: Kind,
  shown = true,
): KeptDraftOf<Kind> {
  const keeper = draftKeeperOf(staffId)
  const place = useMemo(() => ({ subjectId, kind }), [subjectId, kind])
  const watch = useCallback((watcher: () => void) => keeper.watch(place, watcher), [keeper, place])
  const state = useSyncExternalStore(watch, () => keeper.at(place))
  useEffect(() => {
    if (shown) void keeper.load(subjectId)
  }, [keeper, subjectId, shown])
  return useMemo(
    () => ({
      state,
      content: state.content as DraftContentOf<Kind> | null,
      write: (content) => keeper.write(place, content),
      sent: () => keeper.sent(place),
      discard: () => keeper.discard(place),
      takeNewer: () => keeper.takeNewer(place),
      keepOwn: () => keeper.keepOwn(place),
      offer: () => keeper.offer(place),
      putBack: () => keeper.putBack(place),
    }),
    [keeper, place, state],
  )
}
