import { useSyncExternalStore } from 'react'
import { type Connection, currentConnection, watchConnection } from './server-connection.ts'

/** Whether the server answers and can store; rerenders when that changes. */
export const useConnection = (): Connection => useSyncExternalStore(watchConnection, currentConnection)
