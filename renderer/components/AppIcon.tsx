import { makeStyles } from '@fluentui/react-components';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  icon: {
    width: '40px',
    height: '40px',
    flexShrink: 0,
    forcedColorAdjust: 'none',
    [media.short]: { width: '24px', height: '24px' },
  },
});

/** White screen and cloud on a blue tile; keeps its colours in every theme. */
export function AppIcon() {
  const styles = useStyles();
  return (
    <svg className={styles.icon} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id="oms-tile" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#2886de" />
          <stop offset="1" stopColor="#0c3b5e" />
        </linearGradient>
      </defs>
      <rect width="40" height="40" rx="8" fill="url(#oms-tile)" />
      <path
        d="M18.5 12.5H9a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h17a2 2 0 0 0 2-2v-5.2M17.5 27.5v4.2M12.8 32.2h9.4"
        fill="none"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M22.6 18.4a3.7 3.7 0 0 1-.3-7.4 5.1 5.1 0 0 1 9.7-.6 4.1 4.1 0 0 1 .3 8z" fill="#fff" />
    </svg>
  );
}
