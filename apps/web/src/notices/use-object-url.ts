import { useEffect, useState } from 'react'

/** An object URL for `text`, revoked when the text changes or the component unmounts. */
export function useObjectUrl(text: string, type: string): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const objectUrl = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
    setAddress(objectUrl)
    return () => URL.revokeObjectURL(objectUrl)
  }, [text, type])
  return address
}
