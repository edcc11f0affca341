import type { ClassWeights } from '../vector-classifier.js';

/** Made by scripts/importance/train.mjs from 3821 examples; run it, do not edit. */
export const WEIGHTS: {
  readonly model: string;
  readonly dimensions: number;
  /** The addition of each level of the importance by words to the logits of the bands. */
  readonly evidence: readonly (readonly number[])[];
  readonly bands: Readonly<Record<'chat' | 'ordinary' | 'weighty', ClassWeights>>;
} = {
  model: 'all-MiniLM-L6-v2',
  dimensions: 384,
  evidence: [
    [1.844, -0.82, -1.024],
    [0.341, 0.396, -0.738],
    [-0.818, 0.892, -0.074],
    [-0.645, 0.357, 0.289],
    [-0.725, -0.821, 1.546],
  ],
  bands: {
    chat: {
      bias: -1.6675,
      scale: 0.01538,
      weights: [
        'xP0hKwn9NZgR58L2ETvu7QUY6EW8JfD65TQe69/U90D9EPzWQeoR6zoTF9MyOAfyPdfK590OMU8L+UkQ+RM9EkzO4QKdPbIWQRID9M3UDl1P/NbHANk0',
        '5RbSySfsXQrv9dK8MiEEFRwYC64t3NvrzQrvMiDT+iwFFPv8IwDFGwAXW0fmD83W89kdlBntG/oM1sorJ9gNCu8BCVjfKxoI7BIK4sP8DPPxBvXoC/1U',
        '2xLHCq/mdTb4zyNPHUDV6Oi7AebvJAMdGfgjEifiLby5/e7vAgEDyMu59TLM4nbirABPKOlG8yIWAccCKicf4DfnFusBFcwkKtS4K2RCElH/47MkFiU9',
        'CwjeqBnWPQLmGkPQIsDn793O8a8g0vyZESbzSdTU9urrIO+Sae2yHBXh/dz7Ju4XSsAnLRTnEecvBQD67pwYNBg1w9wAaxdASxRGB9kD7iDW/dz12epG',
        '2tD76bv0B+3y5ye5CMs5ANgHINgiFfgrwBlDBe0T2Qh/+BYb',
      ].join(''),
    },
    ordinary: {
      bias: 1.7443,
      scale: 0.01758,
      weights: [
        'OP3c1NcZ1jEkKBEb/uUz2AO+DMxZ/WwRG7jPBvAwBRr+COcX3SEMH9IcJDoEgefone4vQ/jfAQj/K+gu9g7FJtMXCT0MmgAP6DApBxo0rcGeEz0kIhfS',
        '9uMMIf/V4esS7DRUrxnOMR7ZEe77Jx0XGLja0+oVDeFILhIq/gIq6gDouy8aKOXnKB7kMAzm/vUcAD+gtv0v7sgmC+oF3tv/7boHGBvx7QkLHfIO8gSt',
        'NgMv5isx7egU/uX48PHRCh0VBU/4KlQYGx0F8R//+DEF7wAGyyXnMCs6/aQwAMIwBwAEr+A5/cniCyHu3w/ZBRoEqR0I8FTuu/Ts+e7Z/OTnIUPC9C7q',
        '3hxKSc445iHu/uzrwR8C6R4hDgLlEQsL0fMmmwv02PT4+B45uPAuGuoJLDD+5BrIGATl5xhC+/nm6wD7IG7d5TjDLB/j6+Pcu+vfHBwJHhVK5hreFQ/Y',
        'J9YZHg4kQSkS9f0R6ijfxzQJ+BTlBgM3HKyaExrpWuzXM7y6',
      ].join(''),
    },
    weighty: {
      bias: -0.0768,
      scale: 0.01643,
      weights: [
        '/AYJByTo+y3K7Cjs8ubaPfgwCvfg4Jvz/R0YDTD2BKgF6B4P6fHj8vvQw+zMUxQnMToB0CkW0a332NXAEd8Fx+oWFL1RNEjc3bzRBBTxTO0f7+cP2wwB',
        'JAsfENxAyg39IPTmJ8cyuMUT5GDb+AP7FUQ4AvoT+PiuvPHX4f4K/gAE9Yv9x01D4gUDMtwu6BHXJ+8+KynCCkzW7MYa/RD5JzvvAxwUCQID2xkIBf8K',
        '6ewEEx7kp+fyMPy/99RbDPgr+sQZsqPLzOnZALoe3ws+FREKN9gYAgMEDTP+HNToSACyMjiBDxsL8xIR/MsNGbATSfT3/dfxIzZZ4Lbs89Ic9wAh+aze',
        'GdrQBR7r4tsr6tdDJBsVKQAL/0r/GPlVIurjKB02NSEc6vAq6iMXygQT0+4H+/UmoDf48dPR9R/wEgAL7+gP7K4PCwEfswnrAwPi2wb08cvYHwYuDgTq',
        '+lvq9jLktOb6I94wEAjuPe3v6xD95gSdHkIu5/YHxQ210TQx',
      ].join(''),
    },
  },
};
