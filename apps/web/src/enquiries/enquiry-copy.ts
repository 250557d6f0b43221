import { type MessagesOf, useMessages } from '../i18n/messages.ts'

/** The words of enquiries. */
export const useEnquiryCopy = (): MessagesOf<'enquiries' | 'enquiries/enquiry-case'> =>
  useMessages('enquiries', 'enquiries/enquiry-case')

/** `1,234`, in both languages. */
export const formatYen = (n: number): string => n.toLocaleString('en')
