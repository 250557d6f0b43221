/** Who asks, and for what: a newer request of theirs for the same stands in for one that waits. `null`: it stands for itself. */
export type TurnRequest = { readonly person: string; readonly subject: string | null }

/** `queue_full`: too many wait already, of all or of this person; `replaced`: a newer request stands in for it. */
export type Turn = 'turn' | 'queue_full' | 'replaced'

/** `take` waits for the turn; whoever had it calls `done`. */
export type FairTurns = { take(asked: TurnRequest): Promise<Turn>; done(): void }

/**
 * One at a time, others in their order: so many wait in all, and so many of one person. Who asks anew for what they wait for takes the place of it.
 */
export function createFairTurns(mostWaiting: number, mostOfOne: number): FairTurns {
  let taken = false
  const waiting: (TurnRequest & { settle(turn: Turn): void })[] = []
  return {
    async take(asked) {
      if (!taken) {
        taken = true
        return 'turn'
      }
      const { promise, resolve: settle } = Promise.withResolvers<Turn>()
      const own = waiting.filter(({ person }) => person === asked.person)
      const older = own.find(({ subject }) => subject !== null && subject === asked.subject)
      if (older) {
        waiting.splice(waiting.indexOf(older), 1, { ...asked, settle })
        older.settle('replaced')
        return await promise
      }
      if (own.length >= mostOfOne || waiting.length >= mostWaiting) return 'queue_full'
      waiting.push({ ...asked, settle })
      return await promise
    },
    done() {
      const next = waiting.shift()
      if (next) next.settle('turn')
      else taken = false
    },
  }
}
