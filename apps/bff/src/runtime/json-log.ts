import { type DestinationStream, type Logger, pino } from 'pino'
import { currentRequestId } from '../http/request-id.ts'

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

/** The desk's log: a line of JSON each, on stderr, with the id of the request being answered. */
export function createLog(level: string, to: DestinationStream = stderr()): Log {
  const mixin = () => {
    const requestId = currentRequestId()
    return requestId ? { requestId } : {}
  }
  return pino({ level, mixin, serializers: { err: serializeFault } }, to)
}
