/** The sign of the service: two linked memories. */
export const FAVICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#2f5bd7"/>
<path d="M8 22V12.5l8 7 8-7V22" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>
<circle cx="16" cy="9" r="2.6" fill="#9fd3ff"/>
</svg>
`;
