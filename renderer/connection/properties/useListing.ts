import { useCallback, useEffect, useRef, useState } from 'react';
import type { MethodOutputs } from '../../../shared/methodOutputs.ts';
import type { ConnectionView, SiteSource } from '../../../shared/model.ts';
import { usePorts } from '../../ports.tsx';
import type { Refusal } from '../useReading.ts';

export interface Listing {
  readonly value: MethodOutputs['listCollections'] | undefined;
  readonly refusal: Refusal | undefined;
  readonly reading: boolean;
  readonly read: () => void;
}

/** The provider that served last, or the made-up site. */
export function sourceOf({ practice, providers, site }: ConnectionView): SiteSource {
  return practice ? { kind: 'practice' } : { kind: 'provider', fqdn: providers[0] ?? site.providerFqdn };
}

/** The device collections of a connection's site, read when they are first needed and on demand. */
export function useListing(connection: ConnectionView): Listing {
  const { api, now } = usePorts();
  const [value, setValue] = useState<Listing['value']>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [reading, setReading] = useState(true);
  const source = useRef(sourceOf(connection));
  const isThere = useRef(true);
  const read = useCallback(() => {
    setReading(true);
    void api.listCollections({ source: source.current }).then((answer) => {
      if (!isThere.current) return;
      setReading(false);
      if (answer.ok) setValue(answer.value);
      setRefusal(answer.ok ? undefined : { error: answer.error, at: now().toISOString() });
    });
  }, [api, now]);
  useEffect(() => {
    isThere.current = true;
    read();
    return () => {
      isThere.current = false;
    };
  }, [read]);
  return { value, refusal, reading, read };
}
