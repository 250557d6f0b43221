import { newEnquiry as en } from '@mimamori/copy/enquiries/new-enquiry.en'
import { newEnquiry as ja } from '@mimamori/copy/enquiries/new-enquiry.ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of the dialog that writes down an enquiry; they come with it. */
export const useNewEnquiryCopy = copyHook<typeof ja>({ ja, en })
