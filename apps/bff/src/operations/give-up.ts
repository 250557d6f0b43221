import { DeskInUse, UnusableDatabase } from '@mimamori/storage/open-storage'
import { isStorageFault } from '@mimamori/storage/storage'
import { BadSettings } from '../settings.ts'
import { AlreadySaid, UpgradeKilled, UpgradeRefused } from '../upgrade-faults.ts'

/** A desk is at work where none may be: stopped, or left in peace, the same command goes through. */
export class DeskAtWork extends Error {
  override readonly name = 'DeskAtWork'
}

/** of sysexits.h: a person has to change something; and: it may pass by itself, so trying again makes sense */
const CONFIGURATION = 78
const FOR_NOW = 75
const UNEXPECTED = 1

type Coded = {
  readonly code?: string
  readonly address?: string
  readonly hostname?: string
  readonly port?: number
}

/** The system does not let the database's files be opened or written. */
const FILES_REFUSED = /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/

/** The server of DATABASE_URL knows the user, password or database not, or does not let it do what it must. */
const REFUSED_BY_SERVER = /^(28|3D|42501)/

/** What a person reads when the program cannot go on, and the exit code that tells a supervisor whether to try again. */
function explained(fault: unknown): { readonly line: string; readonly exitCode: number } | null {
  if (fault instanceof BadSettings || fault instanceof UnusableDatabase || fault instanceof UpgradeRefused) {
    return { line: fault.message, exitCode: CONFIGURATION }
  }
  if (fault instanceof DeskInUse || fault instanceof DeskAtWork || fault instanceof UpgradeKilled) {
    return { line: fault.message, exitCode: FOR_NOW }
  }
  const { code = '', address, hostname, port } = (fault ?? {}) as Coded
  if (code === 'EADDRINUSE' && port !== undefined) {
    const line = `PORT: ${address}:${port} is taken by another program; expected a free port, or 0 for any`
    return { line, exitCode: FOR_NOW }
  }
  if (code === 'EACCES' && port !== undefined) {
    return { line: `PORT: this user may not listen on ${port}; expected a port above 1023`, exitCode: CONFIGURATION }
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const line = `HOST: expected an address of this machine, such as 127.0.0.1 or 0.0.0.0, got "${hostname ?? address}"`
    return { line, exitCode: CONFIGURATION }
  }
  if (FILES_REFUSED.test(code) && fault instanceof Error) {
    const line = `MIMAMORI_DATA: the database in it cannot be opened: ${fault.message}`
    return { line, exitCode: CONFIGURATION }
  }
  if (isStorageFault(fault)) {
    return { line: `the database cannot be used: ${reasonOf(fault)}`, exitCode: FOR_NOW }
  }
  if (REFUSED_BY_SERVER.test(code) && fault instanceof Error) {
    return { line: `DATABASE_URL: the server refuses it: ${fault.message}`, exitCode: CONFIGURATION }
  }
  return null
}

/** The first words of the innermost cause. */
function reasonOf({ message, cause }: Error): string {
  if (cause instanceof Error) return reasonOf(cause)
  return message.split('\n', 1)[0] ?? ''
}

/**
 * End the program: one clear line when the reason is known, and everything there is to know when it is not. `inWords`:
 * for commands, which refuse in words of their own, so that the words of any fault are enough.
 */
export function giveUp(fault: unknown, inWords = false): never {
  if (fault instanceof AlreadySaid) process.exit(fault.exitCode)
  const known = explained(fault)
  const words = inWords && fault instanceof Error ? fault.message : fault
  console.error(known ? known.line : words)
  process.exit(known?.exitCode ?? UNEXPECTED)
}
