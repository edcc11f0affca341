export const toSixDecimals = (value: number) => Math.round(value * 1e6) / 1e6;
