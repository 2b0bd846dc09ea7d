import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { practiceAppChoices, practiceAppTexts } from '../../shared/strings/practiceApps.ts';
import { AccessText } from '../keyboard/AccessText.tsx';
import { accessKey } from '../keyboard/mnemonic.ts';
import { useWizard } from './wizardContext.ts';

/** Practice mode: fills in the values of an app with which something is the matter. */
export function PracticeAppMenu() {
  const { dispatch } = useWizard();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton size="small" {...accessKey('practiceApps')}>
          <AccessText id="practiceApps">{practiceAppTexts.open}</AccessText>
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
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
