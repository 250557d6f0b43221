import { statfsSync } from 'node:fs'
import { resolve } from 'node:path'
import { isDiskFull } from '@mimamori/storage/storage'
import { type DestinationStream, type Logger, pino } from 'pino'
import { currentRequestId } from '../http/request-id.ts'
import { createRareLines } from './rare-lines.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'isLevelEnabled'>

type Fault = { readonly name?: string; readonly message?: string; readonly code?: unknown; readonly cause?: unknown }

/** Removes the values that database drivers append to a statement: they are people's texts. */
const withoutValues = (text: string): string => text.split('\nparams: ', 1)[0] ?? ''

/** What may be logged of a fault: its type, message and stack, and no other property. */
function serializeFault(fault: unknown): object {
  if (!(fault instanceof Error)) return { type: typeof fault }
  const { name, message, stack = '', code, cause } = fault as Error & Fault
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: name,
    message: withoutValues(message),
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames.join('\n'),
    ...(cause === undefined ? {} : { cause: serializeFault(cause) }),
  }
}

const stderr = (): DestinationStream => pino.destination({ dest: 2, sync: true })

const MEGABYTE = 1024 ** 2

/**
 * What a log does with faults beside writing them. `onFault`: called with each. `dataFolder`: named, with its free space, in the one line a minute that is written while the disk is
 * full, in the place of a stack for each request that was refused.
 */
export type LogOptions = { readonly onFault?: (fault: unknown) => void; readonly dataFolder?: string }

function freeMegabytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return Math.floor((bavail * bsize) / MEGABYTE)
  } catch {
    return null
  }
}

/** The desk's log: a line of JSON each, on stderr, with the id of the request being answered. */
export function createLog(
  level: string,
  to: DestinationStream = stderr(),
  { onFault = () => undefined, dataFolder = '.' }: LogOptions = {},
): Log {
  const mixin = () => {
    const requestId = currentRequestId()
    return requestId ? { requestId } : {}
  }
  const logger = pino({ level, mixin, serializers: { err: serializeFault } }, to)
  const writeFull = createRareLines((_key, refused) => {
    const folder = resolve(dataFolder)
    logger.error({ folder, freeMb: freeMegabytes(folder), refused }, 'the disk is full: nothing is stored')
  })
  const writeError = logger.error.bind(logger) as (fields: object, words?: string) => void
  const error = (fields: object | string, words?: string): void => {
    const fault = typeof fields === 'string' ? undefined : (fields as { readonly err?: unknown }).err
    if (fault !== undefined) onFault(fault)
    if (isDiskFull(fault)) writeFull('full')
    else writeError(fields as object, words)
  }
  return {
    debug: logger.debug.bind(logger),
    info: logger.info.bind(logger),
    warn: logger.warn.bind(logger),
    isLevelEnabled: logger.isLevelEnabled.bind(logger),
    error: error as Log['error'],
  }
}
