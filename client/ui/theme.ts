import {
  Button,
  createTheme,
  type CSSVariablesResolver,
  Input,
  type MantineColorsTuple,
} from '@mantine/core';

// Lighter to darker; index 6 is used on light ground, 4 on dark: both at least 4.5 : 1 there.
const violet: MantineColorsTuple = [
  '#f3effe',
  '#e3dafa',
  '#c9b8f5',
  '#b7a2ff',
  '#9b7ff0',
  '#7c5be0',
  '#5a37c8',
  '#4d2eae',
  '#402692',
  '#321d74',
];

const TOUCH = '44px';
// By the page's language: see tokens.css.
const font = 'var(--font)';

/**
 * Encore's look for Mantine: one accent, captions of 13, work of 16 and 20, amounts of 28, steps of
 * 4, and nothing to touch that is lower than 44 px.
 */
export const theme = createTheme({
  primaryColor: 'violet',
  colors: { violet },
  primaryShade: { light: 6, dark: 6 },
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: '600' },
  fontSizes: { xs: '13px', sm: '16px', md: '16px', lg: '20px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'md' },
      vars: (_theme, props) => ({
        root: { '--button-height': props.size === 'lg' || props.size === 'xl' ? '56px' : TOUCH },
      }),
    }),
    Input: Input.extend({
      defaultProps: { size: 'md' },
      vars: () => ({
        wrapper: {
          '--input-height': TOUCH,
          '--input-bg': 'var(--surface)',
          '--input-bd': 'var(--line)',
        },
      }),
    }),
  },
});

const grounds = {
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-dim)',
  '--mantine-color-default': 'var(--surface-raised)',
  '--mantine-color-default-hover': 'var(--accent-soft)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-placeholder': 'var(--ink-dim)',
  '--mantine-color-error': 'var(--tone-bad)',
  '--mantine-color-anchor': 'var(--accent)',
};

/** Puts Encore's grounds and inks (tokens.css) under Mantine's names for them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: grounds,
  dark: grounds,
});
