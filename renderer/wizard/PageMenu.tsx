import {
  Link,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { pageNames, railStates, wizardTexts } from '../../shared/strings/pages.ts';
import { media } from '../theme.ts';
import { railRow } from './derive.ts';
import { pagesOf } from './task.ts';
import { useWizard } from './wizardContext.ts';

const useStyles = makeStyles({
  side: {
    display: 'none',
    [media.narrow]: { display: 'flex', alignItems: 'center', gap: '12px', whiteSpace: 'nowrap' },
  },
  position: { color: tokens.colorNeutralForeground3 },
});

/** What becomes of the rail where there is no room for it. */
export function PageMenu() {
  const styles = useStyles();
  const { state, dispatch, today } = useWizard();
  const pageIds = pagesOf(state.task);
  return (
    <div className={styles.side}>
      <span className={styles.position}>
        {wizardTexts.pageOf(pageIds.indexOf(state.page) + 1, pageIds.length)}
      </span>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Link as="button" type="button">
            {wizardTexts.allPages}
          </Link>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {pageIds.map((page) => {
              const row = railRow(state, page, today);
              return (
                <MenuItem
                  key={page}
                  disabled={!row.reachable}
                  secondaryContent={railStates[row.state]}
                  onClick={() => dispatch({ type: 'pageChosen', page })}
                >
                  {pageNames[page].name}
                </MenuItem>
              );
            })}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}
