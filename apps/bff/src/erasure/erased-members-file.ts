import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ERASE_REASONS } from '@mimamori/policy/erasure/erasure-rules'
import { allErasures } from '@mimamori/storage/erasure/erasure-log-reads'
import { erasableMember } from '@mimamori/storage/erasure/erasure-reads'
import { z } from 'zod'
import type { Settings } from '../config/server-settings.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** A line of the file: a member whose data was erased, by id alone. */
const ErasedLine = z.object({ memberId: z.string(), at: z.string(), reason: z.enum(ERASE_REASONS) })
export type ErasedLine = Readonly<z.infer<typeof ErasedLine>>

/** Beside the backups, which hold what was erased after them: so a restore knows whom to erase again. */
const erasedMembersFile = ({ backups }: Settings): string => join(backups.folder, 'erased-members.jsonl')

function parseLine(line: string): ErasedLine[] {
  try {
    return [ErasedLine.parse(JSON.parse(line))]
  } catch {
    return []
  }
}

/** The members that the file says were erased; none where there is no file. A line that is none is left out. */
export function readErasedMembers(settings: Settings): ErasedLine[] {
  const file = erasedMembersFile(settings)
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(parseLine) : []
}

/** Puts these lines in the place of the file's. */
export function writeErasedMembers(settings: Settings, lines: readonly ErasedLine[]): void {
  const file = erasedMembersFile(settings)
  mkdirSync(settings.backups.folder, { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.part`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600, flush: true })
  renameSync(`${file}.part`, file)
}

const keyOf = ({ memberId, at }: Pick<ErasedLine, 'memberId' | 'at'>) => `${at} ${memberId}`

/** Adds the erasures of the desk that the file lacks. Never takes any out: a desk that went back in time lacks some. */
export async function completeErasedMembers({ storage, settings }: AppContext): Promise<void> {
  const erased = await allErasures(storage.db)
  const listed = readErasedMembers(settings)
  const known = new Set(listed.map(keyOf))
  const more = erased.filter((each) => !known.has(keyOf(each)))
  if (more.length > 0) writeErasedMembers(settings, [...listed, ...more])
}

/** Of members that were erased, those that are back: the desk does not know of their erasure, and has something of them. */
export async function findReturned(
  { storage: { db } }: AppContext,
  erased: readonly ErasedLine[],
): Promise<ErasedLine[]> {
  const done = new Set((await allErasures(db)).map(keyOf))
  const unknown = erased.filter((each) => !done.has(keyOf(each)))
  const returned: ErasedLine[] = []
  for (const each of new Map(unknown.map((line) => [line.memberId, line])).values())
    if ((await erasableMember(db, each.memberId))?.erased === false) returned.push(each)
  return returned
}
