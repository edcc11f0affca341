import { Anchor, type CSSVariablesResolver, createTheme, Drawer, type MantineColorsTuple, Modal } from '@mantine/core';

/** The blue of the sign of the service. */
const BRAND: MantineColorsTuple = [
  '#eef3ff',
  '#dbe5fd',
  '#b8ccfa',
  '#8fb0ff',
  '#6f97f5',
  '#4a78ea',
  '#2f5bd7',
  '#264cb8',
  '#203f97',
  '#1a3377',
];

/** The greys of the dark scheme: those of Mantine are without the blue of the rest. */
const DARK: MantineColorsTuple = [
  '#e7eaf1',
  '#c3cad8',
  '#a3adc0',
  '#8c97ac',
  '#384256',
  '#2b3342',
  '#1d2431',
  '#151a24',
  '#10141c',
  '#0b0e14',
];

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 6 },
  colors: { brand: BRAND, dark: DARK },
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    // A header inside a dialog is no banner of the page.
    Drawer: Drawer.extend({ defaultProps: { attributes: { header: { role: 'none' } } } }),
    Modal: Modal.extend({ defaultProps: { attributes: { header: { role: 'none' } } } }),
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } } },
  defaultRadius: 'md',
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
});

/** Colours that differ from Mantine's so that every text has the contrast of WCAG 2.2 AA (4.5 to 1). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f7f8fb',
    '--mantine-color-text': '#1b2130',
    '--mantine-color-dimmed': '#566074',
    '--mantine-color-placeholder': '#667085',
    '--mantine-color-error': '#b42318',
    '--mantine-color-red-filled': '#b42318',
    '--mantine-color-red-filled-hover': '#912018',
    '--mantine-color-red-light-color': '#912018',
    '--mantine-color-red-outline': '#b42318',
    '--mantine-color-brand-light-color': '#203f97',
    '--mantine-color-anchor': '#264cb8',
    '--mantine-color-default-border': '#d5dae4',
    '--panel': '#ffffff',
    '--line': '#dde1ea',
    '--relevance': '#2f5bd7',
    '--recency': '#0f8a7e',
    '--importance': '#b45309',
    '--frequency': '#8b3fb8',
    '--added': '#d5f2dd',
    '--removed': '#fbdcd9',
    '--mark': '#fff0b8',
  },
  dark: {
    '--mantine-color-body': '#11141b',
    '--mantine-color-text': '#e7eaf1',
    '--mantine-color-bright': '#ffffff',
    '--mantine-color-dimmed': '#a3adc0',
    '--mantine-color-placeholder': '#8c97ac',
    '--mantine-color-error': '#ff9b92',
    '--mantine-color-red-filled': '#b42318',
    '--mantine-color-red-filled-hover': '#912018',
    '--mantine-color-red-light-color': '#ffb4ad',
    '--mantine-color-red-outline': '#ff9b92',
    '--mantine-color-brand-light-color': '#b8ccfa',
    '--mantine-color-anchor': '#8fb0ff',
    '--mantine-color-default': '#191e28',
    '--mantine-color-default-hover': '#222938',
    '--mantine-color-default-border': '#384256',
    '--panel': '#191e28',
    '--line': '#2b3342',
    '--relevance': '#6f97f5',
    '--recency': '#2dbcae',
    '--importance': '#e8a33d',
    '--frequency': '#c58af0',
    '--added': '#14432a',
    '--removed': '#5a1f1c',
    '--mark': '#5c4a10',
  },
});
