import {
  Checkbox,
  Combobox,
  Dropdown,
  Input,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { cloudIds } from '../../shared/clouds.ts';
import {
  commonLocations,
  needsLocation,
  type PrepareChoices,
  type PrepareField,
  prepareIssue,
  secretLives,
  tidyChoices,
} from '../../shared/prepare/choices.ts';
import { cloudNames, listTexts } from '../../shared/strings/fields.ts';
import { prepareTexts, roleNames, secretLifeNames } from '../../shared/strings/prepareAzure.ts';
import { FieldRow } from '../components/FieldRow.tsx';
import { usePaste } from '../components/usePaste.ts';
import { OriginRow, useIssue } from './OriginRow.tsx';

const useStyles = makeStyles({
  wide: { width: '100%', minWidth: 0 },
  // Pulled out, so that circle and box stand where the other boxes begin.
  choice: { marginLeft: '-8px' },
  list: { maxHeight: '280px' },
  note: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

export interface PrepareFormProps {
  readonly choices: PrepareChoices;
  readonly onChange: (patch: Partial<PrepareChoices>) => void;
}

/** What is to be prepared. The defaults can be carried out as they stand. */
export function PrepareForm({ choices, onChange }: PrepareFormProps) {
  const styles = useStyles();
  const tidy = tidyChoices(choices);
  const issue = (field: PrepareField) => prepareIssue(tidy, field);
  const isNewApp = choices.app === 'new';
  return (
    <>
      <FieldRow label={prepareTexts.cloud} access="cloud">
        <Dropdown
          className={styles.wide}
          value={cloudNames[choices.cloud]}
          selectedOptions={[choices.cloud]}
          onOptionSelect={(_event, data) => {
            const cloud = cloudIds.find((id) => id === data.optionValue);
            if (cloud !== undefined) onChange({ cloud });
          }}
        >
          {cloudIds.map((id) => (
            <Option key={id} value={id}>
              {cloudNames[id]}
            </Option>
          ))}
        </Dropdown>
      </FieldRow>
      <OriginRow
        key={`app-${choices.app}`}
        label={prepareTexts.app}
        today={isNewApp ? prepareTexts.appName : prepareTexts.clientId}
        kindLabel={prepareTexts.appKind}
        access="prepareApp"
        origin={choices.app}
        onOrigin={(app) => onChange({ app })}
        value={isNewApp ? choices.appName : choices.clientId}
        issue={issue(isNewApp ? 'appName' : 'clientId')}
        onChange={(text) => onChange(isNewApp ? { appName: text } : { clientId: text })}
      />
      <OriginRow
        label={prepareTexts.group}
        today={prepareTexts.groupName}
        kindLabel={prepareTexts.groupKind}
        access="resourceGroup"
        origin={choices.group}
        onOrigin={(group) => onChange({ group })}
        value={choices.resourceGroup}
        issue={issue('resourceGroup')}
        onChange={(resourceGroup) => onChange({ resourceGroup })}
      />
      <OriginRow
        label={prepareTexts.workspace}
        today={prepareTexts.workspaceToday}
        kindLabel={prepareTexts.workspaceKind}
        access="workspace"
        origin={tidy.workspaceOrigin}
        {...(choices.group === 'new'
          ? { follows: prepareTexts.workspaceFollows }
          : { onOrigin: (workspaceOrigin: PrepareChoices['app']) => onChange({ workspaceOrigin }) })}
        value={choices.workspace}
        issue={issue('workspace')}
        onChange={(workspace) => onChange({ workspace })}
      />
      {needsLocation(tidy) && <LocationRow choices={choices} onChange={onChange} />}
      <SubscriptionRow choices={choices} onChange={onChange} />
      <FieldRow
        label={prepareTexts.secret}
        today={prepareTexts.secretToday}
        hint={prepareTexts.secretHint}
        access="prepareSecret"
      >
        <Dropdown
          className={styles.wide}
          value={secretLifeNames[choices.secretDays]}
          selectedOptions={[String(choices.secretDays)]}
          onOptionSelect={(_event, data) => {
            const secretDays = secretLives.find((days) => String(days) === data.optionValue);
            if (secretDays !== undefined) onChange({ secretDays });
          }}
        >
          {secretLives.map((days) => (
            <Option key={days} value={String(days)}>
              {secretLifeNames[days]}
            </Option>
          ))}
        </Dropdown>
      </FieldRow>
      <FieldRow label={prepareTexts.role} access="prepareRole">
        <RadioGroup
          className={styles.choice}
          value={choices.role}
          onChange={(_event, data) =>
            onChange({ role: data.value === 'resourceGroup' ? 'resourceGroup' : 'workspace' })
          }
        >
          {(['workspace', 'resourceGroup'] as const).map((role) => (
            <Radio
              key={role}
              value={role}
              label={
                <>
                  {roleNames[role]}
                  <span className={styles.note}>{prepareTexts.roleNotes[role]}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </FieldRow>
      <FieldRow label={prepareTexts.expiry} hint={prepareTexts.expiryHint} access="prepareExpiry">
        <Checkbox
          className={styles.choice}
          label={prepareTexts.expiryLabel}
          checked={choices.readsExpiry}
          onChange={(_event, data) => onChange({ readsExpiry: data.checked === true })}
        />
      </FieldRow>
    </>
  );
}

/** The usual regions of the cloud; any other is typed. */
function LocationRow({ choices, onChange }: PrepareFormProps) {
  const styles = useStyles();
  const [message, leave] = useIssue(prepareIssue(tidyChoices(choices), 'location'), undefined);
  return (
    <FieldRow
      label={prepareTexts.location}
      message={message}
      hint={prepareTexts.locationHint}
      access="prepareLocation"
      required
    >
      <Combobox
        className={styles.wide}
        freeform
        expandIcon={{ 'aria-label': listTexts.open }}
        autoComplete="off"
        listbox={{ className: styles.list }}
        value={choices.location}
        selectedOptions={[choices.location]}
        onChange={(event) => onChange({ location: event.target.value })}
        onOptionSelect={(_event, data) =>
          data.optionValue !== undefined && onChange({ location: data.optionValue })
        }
        onBlur={leave}
      >
        {commonLocations[choices.cloud].map((location) => (
          <Option key={location} value={location}>
            {location}
          </Option>
        ))}
      </Combobox>
    </FieldRow>
  );
}

function SubscriptionRow({ choices, onChange }: PrepareFormProps) {
  const styles = useStyles();
  const paste = usePaste(choices.subscriptionId, (subscriptionId) => onChange({ subscriptionId }));
  const [message, leave] = useIssue(prepareIssue(tidyChoices(choices), 'subscriptionId'), paste.remark);
  return (
    <FieldRow
      label={prepareTexts.subscription}
      today={prepareTexts.subscriptionToday}
      message={message}
      hint={prepareTexts.subscriptionHint}
      access="subscription"
    >
      <Input
        className={styles.wide}
        value={choices.subscriptionId}
        autoComplete="off"
        spellCheck={false}
        onChange={(_event, data) => paste.edit(data.value)}
        onPaste={paste.onPaste}
        onBlur={() => {
          paste.tidyOnLeave();
          leave();
        }}
      />
    </FieldRow>
  );
}
