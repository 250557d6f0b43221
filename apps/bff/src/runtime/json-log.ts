import { type DestinationStream, type Logger, pino } from 'pino'
import { currentRequestId } from '../http/request-id.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'isLevelEnabled'>

type Fault = { readonly name?: string; readonly message?: string; readonly code?: unknown; readonly cause?: unknown }

/** Database drivers put the values of a statement behind it, and those are people's texts. */
const withoutValues = (text: string): string => text.split('\nparams: ', 1)[0] ?? ''

/** What may be written of a fault: its kind, its words and where it came from, none of its other properties. */
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

/** The desk's log: one line of JSON each, on stderr, with the id of the request it was written for. */
export function createLog(level: string, to: DestinationStream = stderr()): Log {
  const mixin = () => {
    const requestId = currentRequestId()
    return requestId ? { requestId } : {}
  }
  return pino({ level, mixin, serializers: { err: serializeFault } }, to)
}
