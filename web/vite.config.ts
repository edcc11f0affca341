import { defineConfig } from 'vite';

/** The service that the development server (`npx vite web`) asks for everything but the pages. */
const SERVICE = 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  base: '/dashboard/',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // The policy of the page allows no data: for scripts and fonts, and a file more is cheap.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Of what every page needs, React, Mantine and the router: some 200 KB compressed.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Mantine marks its modules for React's servers, of which there is none here.
      onLog: (level, log, report) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : report(level, log)),
    },
  },
  server: { proxy: Object.fromEntries(['/v1', '/admin', '/dashboard/api', '/favicon.svg'].map((path) => [path, SERVICE])) },
});
