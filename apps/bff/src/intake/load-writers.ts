import type { KnownWriter } from '@mimamori/policy/detection/writer-facts'
import type { Arrival } from '@mimamori/policy/intake/intake-arrivals'
import { knownWriters } from '@mimamori/storage/detection/writer-reads'
import { isStorageFault, type Storage } from '@mimamori/storage/storage'

/** Writers of texts by member id, as far as the desk knows them. */
export type Writers = ReadonlyMap<string, KnownWriter>

export const NO_WRITERS: Writers = new Map()

/** The member who wrote the text of an arrival; `null`: it brings none. */
function writerIdOf({ kind, body }: Arrival): string | null {
  switch (kind) {
    case 'job':
      return body.clientId
    case 'proposal':
      return body.freelancerId
    case 'message':
      return body.senderId
    case 'report':
      return body.snapshot?.authorId ?? null
    case 'member':
    case 'metrics':
      return null
  }
}

/** The writers of these arrivals, in one read before their transactions. */
export async function loadWriters({ db }: Pick<Storage, 'db'>, arrivals: readonly Arrival[]): Promise<Writers> {
  const ids = new Set(arrivals.map(writerIdOf).filter((id) => id !== null))
  if (ids.size === 0) return NO_WRITERS
  try {
    return await knownWriters(db, [...ids])
  } catch (fault) {
    // whether an arrival can be stored is for its own transaction to say
    if (isStorageFault(fault)) return NO_WRITERS
    throw fault
  }
}
