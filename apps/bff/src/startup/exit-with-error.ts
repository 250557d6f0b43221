import { DeskInUse, UnusableDatabase } from '@mimamori/storage/open-storage'
import { isStorageFault } from '@mimamori/storage/storage'
import { BadSettings } from '../config/server-settings.ts'
import { AlreadyReported, UpgradeKilled, UpgradeRefused } from './upgrade-faults.ts'

/** The desk is running where the command needs it stopped; the same command works once it is. */
export class DeskRunning extends Error {
  override readonly name = 'DeskAtWork'
}

/** of sysexits.h: a person has to change something; and: it may pass by itself, so trying again makes sense */
const EXIT_CONFIGURATION = 78
const EXIT_TEMPORARY = 75
const EXIT_UNEXPECTED = 1

type SystemError = {
  readonly code?: string
  readonly address?: string
  readonly hostname?: string
  readonly port?: number
}

/** The system does not let the database's files be opened or written. */
const FILES_REFUSED = /^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/

/** The server of DATABASE_URL knows the user, password or database not, or does not let it do what it must. */
const REFUSED_BY_SERVER = /^(28|3D|42501)/

/**
 * The message for a person when the program cannot go on, and the exit code that tells a supervisor whether to restart
 * it.
 */
function explainError(fault: unknown): { readonly line: string; readonly exitCode: number } | null {
  if (fault instanceof BadSettings || fault instanceof UnusableDatabase || fault instanceof UpgradeRefused) {
    return { line: fault.message, exitCode: EXIT_CONFIGURATION }
  }
  if (fault instanceof DeskInUse || fault instanceof DeskRunning || fault instanceof UpgradeKilled) {
    return { line: fault.message, exitCode: EXIT_TEMPORARY }
  }
  const { code = '', address, hostname, port } = (fault ?? {}) as SystemError
  if (code === 'EADDRINUSE' && port !== undefined) {
    const line = `PORT: ${address}:${port} is taken by another program; expected a free port, or 0 for any`
    return { line, exitCode: EXIT_TEMPORARY }
  }
  if (code === 'EACCES' && port !== undefined) {
    return {
      line: `PORT: this user may not listen on ${port}; expected a port above 1023`,
      exitCode: EXIT_CONFIGURATION,
    }
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const line = `HOST: expected an address of this machine, such as 127.0.0.1 or 0.0.0.0, got "${hostname ?? address}"`
    return { line, exitCode: EXIT_CONFIGURATION }
  }
  if (FILES_REFUSED.test(code) && fault instanceof Error) {
    const line = `MIMAMORI_DATA: the database in it cannot be opened: ${fault.message}`
    return { line, exitCode: EXIT_CONFIGURATION }
  }
  if (isStorageFault(fault)) {
    return { line: `the database cannot be used: ${innermostMessage(fault)}`, exitCode: EXIT_TEMPORARY }
  }
  if (REFUSED_BY_SERVER.test(code) && fault instanceof Error) {
    return { line: `DATABASE_URL: the server refuses it: ${fault.message}`, exitCode: EXIT_CONFIGURATION }
  }
  return null
}

/** The first words of the innermost cause. */
function innermostMessage({ message, cause }: Error): string {
  if (cause instanceof Error) return innermostMessage(cause)
  return message.split('\n', 1)[0] ?? ''
}

/**
 * Ends the program: with one line when the reason is known, else with all details of the fault. `inWords`: for commands,
 * whose faults have messages that are enough.
 */
export function exitWithError(fault: unknown, inWords = false): never {
  if (fault instanceof AlreadyReported) process.exit(fault.exitCode)
  const known = explainError(fault)
  const words = inWords && fault instanceof Error ? fault.message : fault
  console.error(known ? known.line : words)
  process.exit(known?.exitCode ?? EXIT_UNEXPECTED)
}
