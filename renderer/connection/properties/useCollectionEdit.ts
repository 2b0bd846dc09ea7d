import { useMemo, useState } from 'react';
import type { ConnectionView } from '../../../shared/model.ts';
import { applyNote, propertiesTexts } from '../../../shared/strings/properties.ts';
import { usePorts } from '../../ports.tsx';
import type { ChosenCollection } from '../../wizard/state.ts';
import type { Refusal } from '../useReading.ts';
import { type CollectionChange, changeBetween, type SavedCollections } from './collectionChange.ts';

export interface CollectionEdit {
  readonly edited: readonly ChosenCollection[];
  readonly change: CollectionChange;
  readonly isChanged: boolean;
  /** It can be saved as it is. */
  readonly isWhole: boolean;
  readonly saving: boolean;
  readonly refusal: Refusal | undefined;
  /** The note tells of a change: on its way, to be made, or made. */
  readonly hasNews: boolean;
  /** What Apply would do, or what it has done. */
  readonly note: string;
  readonly edit: (edited: readonly ChosenCollection[]) => void;
  /** True when it is saved. */
  readonly save: () => Promise<boolean>;
}

const none: SavedCollections = [];

/** The list of device collections while it is edited: kept across the tabs, saved by OK and Apply. */
export function useCollectionEdit(connection: ConnectionView | undefined): CollectionEdit {
  const { api, now } = usePorts();
  const [draft, setDraft] = useState<readonly ChosenCollection[]>();
  // What was saved here is newer than what the connection said when it was read.
  const [saved, setSaved] = useState<SavedCollections>();
  const [told, setTold] = useState<string>();
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const base = saved ?? connection?.collections ?? none;
  const edited = draft ?? base;
  const change = useMemo(() => changeBetween(base, edited), [base, edited]);
  const isChanged = change.added.length + change.removed.length > 0;
  const isWhole = edited.length > 0;

  const save = async () => {
    if (connection === undefined) return false;
    setSaving(true);
    setRefusal(undefined);
    const collections = edited.map(({ collectionId, name }) => ({ collectionId, name }));
    const { connectionId, importEnabled } = connection;
    const answer = await api.saveCollections({ connectionId, collections });
    setSaving(false);
    if (!answer.ok) {
      setRefusal({ error: answer.error, at: now().toISOString() });
      return false;
    }
    setSaved(collections);
    setDraft(undefined);
    const follows = importEnabled && answer.value.runId === undefined;
    setTold(follows ? propertiesTexts.savedLater : propertiesTexts.saved);
    return true;
  };
  return {
    edited,
    change,
    isChanged,
    isWhole,
    saving,
    refusal,
    hasNews: saving || !isWhole || isChanged || told !== undefined,
    note: saving
      ? propertiesTexts.saving
      : !isWhole
        ? propertiesTexts.chooseOne
        : !isChanged && told !== undefined
          ? told
          : applyNote(change.added.length, change.removed.length, connection?.importEnabled !== false),
    edit: setDraft,
    save,
  };
}
