import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import { collectionTexts } from '../../../shared/strings/collections.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { PageLead } from '../../components/PageLead.tsx';
import { totalMembers } from '../../grid/sorting.ts';
import { usePageKey } from '../../keyboard/KeyboardProvider.tsx';
import { ChosenCollections } from '../ChosenCollections.tsx';
import { freshRefusal, freshValue, isRunning, spaceLeft } from '../derive.ts';
import { keyOf } from '../keys.ts';
import { CollectionPicker } from '../picker/CollectionPicker.tsx';
import { useFieldFocus, useWizard } from '../wizardContext.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: '300px' },
  label: { margin: '-12px 0 8px', color: tokens.colorNeutralForeground2 },
  panel: { marginTop: '12px' },
});

// The list may be edited row by row: the workspace is asked once the hand rests.
const REST_IN_MS = 400;

/** The list of collections that become computer groups. */
export function CollectionsPage() {
  const styles = useStyles();
  const { state, dispatch, commands, context } = useWizard();
  const labelId = useId();
  const [picking, setPicking] = useState(false);
  const { collections } = state.draft;
  const add = useFieldFocus<HTMLButtonElement>('collections');

  const listKey = keyOf(state, 'list');
  const isUnread = state.checks.list.kind === 'idle' || state.checks.list.key !== listKey;
  useEffect(() => {
    if (isUnread) void commands.readCollections();
  }, [isUnread, commands]);

  const previewKey = keyOf(state, 'preview');
  const isUnmeasured = state.checks.preview.kind === 'idle' || state.checks.preview.key !== previewKey;
  const measures = isUnmeasured && collections.length > 0;
  useEffect(() => {
    if (!measures || previewKey === '') return undefined;
    const timer = setTimeout(() => void commands.preview(), REST_IN_MS);
    return () => clearTimeout(timer);
  }, [measures, previewKey, commands]);

  usePageKey('F5', () => void commands.readCollections());
  const isKnown = collections.every((one) => one.memberCount !== undefined);
  const preview = freshValue(state, 'preview');
  const left = spaceLeft(state);
  const refusal = freshRefusal(state, 'preview');

  return (
    <div className={styles.page}>
      <PageLead lead={collectionTexts.lead} />
      <p id={labelId} className={styles.label}>
        {collectionTexts.listLabel}
      </p>
      <ChosenCollections
        collections={collections}
        empty={collectionTexts.empty}
        addButton={add}
        onAdd={() => setPicking(true)}
        onRemove={(ids) => dispatch({ type: 'collectionsRemoved', ids })}
      >
        {collections.length > 0 && (
          <div>
            {isKnown
              ? collectionTexts.totals(collections.length, totalMembers(collections))
              : collectionTexts.count(collections.length)}
          </div>
        )}
        {preview !== undefined && left !== undefined && collections.length > 0 && (
          <div>{collectionTexts.room(preview.estimatedBytes, left)}</div>
        )}
      </ChosenCollections>
      {refusal?.error.code === 'overBudget' && (
        <div className={styles.panel}>
          <ErrorPanel error={refusal.error} at={refusal.at} context={context} />
        </div>
      )}
      <CollectionPicker
        open={picking}
        listing={freshValue(state, 'list')}
        refusal={freshRefusal(state, 'list')}
        reading={isRunning(state, 'list')}
        siteCode={freshValue(state, 'site')?.site?.siteCode ?? ''}
        chosen={collections}
        left={left}
        context={context}
        onRead={() => void commands.readCollections()}
        onAdd={(added) => dispatch({ type: 'collectionsAdded', collections: added })}
        onClose={() => setPicking(false)}
      />
    </div>
  );
}
