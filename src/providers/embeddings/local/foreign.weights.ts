/** Made by scripts/languages/train.mjs from 4508 examples for all-MiniLM-L6-v2; run it, do not edit. */
export const FOREIGN = {
  /** Base64 of one int8 for each dimension. */
  weights: [
    'ymDW3q8ZZEwVGiXPB9X31bdaGwUO29sdxOQXH/3MMB4m3/zsHMX7OpTwr7Ub3vBLpNzI0ikXHsr3ChjtI/Xg5M+9LOu2Q1qm6wjCBuYE1+E8Cff3BuL5',
    'DST69BeX4Q72JNIPF0XwMTfM/iPUGznBr9K19Mojq9O5GejzAmPvOADmvM762A3X3frszQrq/DouCb8i/skEHRcd5fykliRd3+Ls3LYHLvzXPOoQ+zZB',
    'AhgzB+bcpfcOPaA3FO/28wzZCs8fIEcjwcUhRv8uDSXQEp0NCPQtIgH+LkoBLAPOJAAIF/o98yvSEOPQAJB65PozFOrl4d/dFgbq5SEZwCE7CDRJABhr',
    'SP0n0Syu/hrzq8rdwFYj9t9d6d7LtBpnKf74RvioECUkUNT4LsLo0jEAH9b3/eXm+usDEdkgKecBBAAbwcsTKbzq7Oo5Cg3zN/tVHzcT0H/LxdQEHfS9',
    'CMICPgDW/yUCBs4jS0U+2fPKCB0dIbYQPBUfESENzO9DQTu1',
  ].join(''),
  /** The sum of the dimensions of a vector, each times its weight, above which a text is foreign. */
  threshold: 268.7,
} as const;
