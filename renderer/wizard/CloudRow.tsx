import { Dropdown, Input, makeStyles, Option } from '@fluentui/react-components';
import { LockClosed16Regular } from '@fluentui/react-icons';
import { type CloudId, cloudIds } from '../../shared/clouds.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { cloudNames } from '../../shared/strings/fields.ts';
import { policyTexts } from '../../shared/strings/policy.ts';
import { FieldRow } from '../components/FieldRow.tsx';
import { isLocked } from './locked.ts';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({ wide: { width: '100%', minWidth: 0 } });

/** The Azure environment; a box to read where the organisation has settled it. */
export function CloudRow() {
  const styles = useStyles();
  const { state, dispatch } = useWizard();
  if (isLocked(state, 'cloud')) {
    return (
      <FieldRow label={azureAdTexts.cloud} access="cloud" hint={policyTexts.whyLocked}>
        <Input
          className={styles.wide}
          readOnly
          appearance="filled-darker"
          value={cloudNames[state.draft.cloud]}
          contentAfter={<LockClosed16Regular />}
        />
      </FieldRow>
    );
  }
  return (
    <FieldRow label={azureAdTexts.cloud} access="cloud">
      <Dropdown
        className={styles.wide}
        value={cloudNames[state.draft.cloud]}
        selectedOptions={[state.draft.cloud]}
        onOptionSelect={(_event, data) => {
          const cloud = cloudIds.find((id) => id === data.optionValue);
          if (cloud !== undefined) dispatch({ type: 'cloudChosen', cloud });
        }}
      >
        {cloudIds.map((id: CloudId) => (
          <Option key={id} value={id}>
            {cloudNames[id]}
          </Option>
        ))}
      </Dropdown>
    </FieldRow>
  );
}
