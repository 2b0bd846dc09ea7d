import { Combobox, makeStyles, Option } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { GroupView } from '../../../shared/groupsModel.ts';
import { listTexts } from '../../../shared/strings/fields.ts';
import { readyTexts } from '../../../shared/strings/logSearch.ts';
import { filterGroups, sortGroups } from '../groups/groupRows.ts';

/** A workspace may have thousands of groups: more than these are found by typing. */
const SHOWN = 30;

const useStyles = makeStyles({ box: { width: '100%', maxWidth: '352px', minWidth: 0, marginTop: '8px' } });

export interface GroupChoiceProps {
  /** Undefined until they have been read. */
  readonly groups: readonly GroupView[] | undefined;
  readonly chosen: GroupView | undefined;
  readonly onChoose: (collectionId: string | undefined) => void;
}

/** One of the groups that are in the workspace, chosen or found by typing. */
export function GroupChoice({ groups, chosen, onChoose }: GroupChoiceProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const written = useMemo(
    () =>
      sortGroups(
        (groups ?? []).filter(({ lastChangeAt }) => lastChangeAt !== undefined),
        { column: 'name', descending: false },
      ),
    [groups],
  );
  const found = useMemo(() => filterGroups(written, typed ?? ''), [written, typed]);
  const shown = found.slice(0, SHOWN);
  return (
    <Combobox
      className={styles.box}
      aria-label={readyTexts.group}
      expandIcon={{ 'aria-label': listTexts.open }}
      placeholder={readyTexts.groupPlaceholder}
      autoComplete="off"
      value={typed ?? chosen?.name ?? ''}
      selectedOptions={chosen === undefined ? [] : [chosen.collectionId]}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => setTyped(undefined)}
      onOptionSelect={(_event, data) => {
        setTyped(undefined);
        onChoose(data.optionValue);
      }}
    >
      {shown.map(({ collectionId, name }) => (
        <Option key={collectionId} value={collectionId} text={name}>
          {name}
        </Option>
      ))}
      {found.length === 0 && (
        <Option disabled value="" text="">
          {written.length === 0 ? readyTexts.noGroups : readyTexts.noSuchGroup(typed ?? '')}
        </Option>
      )}
      {found.length > SHOWN && (
        <Option disabled value="more" text="">
          {readyTexts.moreGroups(found.length - SHOWN)}
        </Option>
      )}
    </Combobox>
  );
}
