import { useEffect, useMemo, useRef, useState } from 'react';
import type { SyncPreview } from '../../../shared/syncPreview.ts';
import { usePorts } from '../../ports.tsx';
import type { ChosenCollection } from '../../wizard/state.ts';
import type { Refusal } from '../useReading.ts';

/** Why a preview no longer tells what the next sync would do. */
export type Staleness = 'listChanged' | 'synced';

export interface PreviewOfSync {
  readonly reading: boolean;
  readonly value: SyncPreview | undefined;
  /** The collections that it is about. */
  readonly of: readonly ChosenCollection[];
  readonly stale: Staleness | undefined;
  readonly refusal: Refusal | undefined;
  readonly show: () => void;
  readonly cancel: () => void;
}

interface Shown {
  readonly list: string;
  readonly of: readonly ChosenCollection[];
  readonly round: number;
  readonly value?: SyncPreview;
  readonly refusal?: Refusal;
}

/** What the next sync would do with the list as it is edited: looked at when asked, and stale when it no longer fits. */
export function useSyncPreview(
  connectionId: string,
  edited: readonly ChosenCollection[],
  round: number,
): PreviewOfSync {
  const { api, now } = usePorts();
  const [shown, setShown] = useState<Shown>();
  const [reading, setReading] = useState(false);
  /** The question whose answer counts; none where it was called off. */
  const asked = useRef<object>(undefined);
  const list = useMemo(
    () =>
      edited
        .map((one) => one.collectionId)
        .sort()
        .join(' '),
    [edited],
  );
  const cancel = () => {
    asked.current = undefined;
    setReading(false);
    void api.cancelPreview({ connectionId });
  };
  const show = () => {
    const question = {};
    asked.current = question;
    setReading(true);
    const collections = edited.map(({ collectionId, name }) => ({ collectionId, name }));
    void api.previewSync({ connectionId, collections }).then((answer) => {
      if (asked.current !== question) return;
      asked.current = undefined;
      setReading(false);
      const about = { list, of: edited, round };
      setShown(
        answer.ok
          ? { ...about, value: answer.value }
          : { ...about, refusal: { error: answer.error, at: now().toISOString() } },
      );
    });
  };
  // Nobody waits for it any more.
  useEffect(
    () => () => {
      if (asked.current === undefined) return;
      asked.current = undefined;
      void api.cancelPreview({ connectionId });
    },
    [api, connectionId],
  );
  const stale =
    shown === undefined || shown.list === list
      ? shown !== undefined && shown.round !== round
        ? 'synced'
        : undefined
      : 'listChanged';
  return {
    reading,
    value: shown?.value,
    of: shown?.of ?? [],
    stale,
    refusal: stale === undefined ? shown?.refusal : undefined,
    show,
    cancel,
  };
}
