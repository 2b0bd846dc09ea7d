import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { practiceAppChoices, practiceAppTexts } from '../../shared/strings/practiceApps.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({ list: { maxWidth: '420px', overflowY: 'auto' } });

/** Practice mode: fills in the values of an app with which something is the matter. */
export function PracticeAppMenu() {
  const styles = useStyles();
  const { dispatch } = useWizard();
  return (
    // A small window has no room for all of them: then the list scrolls.
    <Menu positioning={{ autoSize: 'height' }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" {...accessKey('practiceApps')}>
          <AccessText id="practiceApps">{practiceAppTexts.open}</AccessText>
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.list}>
        <MenuList>
          {practiceAppChoices.map(({ app, name, shows }) => (
            <MenuItem key={app} subText={shows} onClick={() => dispatch({ type: 'practiceValuesUsed', app })}>
              {name}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
