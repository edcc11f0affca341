/** Drawings of the navigation and of buttons, on a grid of 24; each stands beside a text or in a button with a name. */
const PATHS = {
  overview: 'M4 13h7V4H4zM13 20h7v-9h-7zM4 20h7v-4H4zM13 4v4h7V4z',
  memories: 'M4 6h16M4 12h16M4 18h10',
  retrieve: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20',
  store: 'M12 5v14M5 12h14',
  optimization: 'M4 18a8 8 0 1 1 16 0M12 18l4-6',
  connect: 'M9 7V3M15 7V3M7 7h10v4a5 5 0 0 1-10 0zM12 16v5',
  conversations: 'M4 5h12v9H9l-4 3v-3H4zM19 9h1v8h-1v3l-3-3h-5',
  usage: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  settings: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4',
  accounts: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20a8 8 0 0 1 16 0',
  plans: 'M4 8l8-4 8 4-8 4zM4 12l8 4 8-4M4 16l8 4 8-4',
  upload: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  download: 'M12 4v12M7 11l5 5 5-5M4 20h16',
  keys: 'M8 15a4 4 0 1 1 3.5-6H21v3h-2v3h-3v-3h-4.5A4 4 0 0 1 8 15z',
  applications: 'M5 5h5v5H5zM14 14h5v5h-5zM10 7.5h4a2.5 2.5 0 0 1 2.5 2.5v4M7.5 10v4a2.5 2.5 0 0 0 2.5 2.5h4',
  webhooks: 'M12 8a3 3 0 1 1 2.6 3L17 15M10 9l-3 6M17 15a3 3 0 1 1-2 4H9M7 15a3 3 0 1 0 2 4',
  workspaces: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  audit: 'M7 4h10v16H7zM10 8h4M10 12h4M10 16h2',
  system: 'M4 5h16v5H4zM4 14h16v5H4zM8 7.5h.01M8 16.5h.01',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M5 5l1.4 1.4M17.6 17.6 19 19M2 12h2M20 12h2M5 19l1.4-1.4M17.6 6.4 19 5',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  device: 'M4 5h16v11H4zM9 20h6M12 16v4',
  signOut: 'M14 8V5H5v14h9v-3M10 12h11M18 9l3 3-3 3',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  filter: 'M4 5h16l-6 7v6l-4 2v-8z',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing that says nothing by itself. */
export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg
    aria-hidden="true"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d={PATHS[name]} />
  </svg>
);
