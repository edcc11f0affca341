import type { ClassWeights } from '../vector-classifier.js';
import type { Tag } from './tags.js';

/** Made by scripts/categories/train.mjs from 2350 examples; run it, do not edit. */
export const WEIGHTS: {
  readonly model: string;
  readonly dimensions: number;
  /** The weight of the logarithm of the lexicon's evidence. */
  readonly evidence: number;
  readonly tags: Readonly<Record<Tag, ClassWeights>>;
} = {
  model: 'all-MiniLM-L6-v2',
  dimensions: 384,
  evidence: 1.5,
  tags: {
    small_talk: {
      bias: -1.0389,
      scale: 0.02362,
      weights: [
        '29sb8gffJ9zQ/envGTT5Dgfq5SKiFwAMAPwvNLHX6TzCJAjo/e8rExce+B0YMObsRN7wDOIgLzbi5zjqJgvGcSzs8M7AXPAuCf4zDOsCMgY018Df99kN',
        'FgPc6RokKu/QCt6GKj8SBv8aKs1YzKzsB+wY6yvsFSPmE+YDFSOdGQBF7BUu7+7l57jv+AK+G+8g0NdHQPUQ7fYS0yngQyncG9FC5t3/BvIINv3nIOoA',
        'CPHB3bwMLx/07u/8MDPmISa4wcrgDBMsMxAuEuoZ8fAdIAks2Nw39x2f5u6BQFe3kgAfD/r+DP04GMsUTAP32lgG7Qfq6b0RDOjQCCE5Ix0C67kmEvk0',
        '4PPUy97oWfoBHCcEMQITJf0dzOz7BRChJ+YYLtHM4DPlA8/RDif1Ge/+DQMPL/ws8/cbKgzNPCYSAQD8IMMH9WAAvO7yTgDwQSYa4vkByAxB+AMZJQER',
        'AhchFcb9NMIE7ifx//FK5gnhMu3I+QLg+TFbHicf0itP+Bs5',
      ].join(''),
    },
    health: {
      bias: 0.0279,
      scale: 0.0215,
      weights: [
        'ItIVMsr2Wm7tysMM4U799zUh+BIFTRcn+RIeve4j/9jbydf24RWs+/Xy4MkT0QUBUiwA/jT8N+3GGgru1Pg96fgkWrQgRxjzIPjx4g+/FT3kPyoUPRsF',
        'KNEoBgXKLRj03OSe6vzhPxRHEUGh3jg2Kv8F2zIsBQlDH/gP2zPu5QAQ2igN5Rrx4/3Y5O4iE6/p9/AQINzvz12qHwMC4vDn+iudxgY9WgMGNzgyy+3g',
        'wA7Myhe7RPsPRe3bHWEV1+j5z9HZ45Ac5NfxE9wBCDC00h8abVQDDoH9vwVGBuO30QDtODg5OjPsO9qsT9nM6QQxtyb6FtT+Nv8i8gM7yPAEEf7u4U7I',
        'usPj7PI4LwIg99zqI8X6CSkouvC52OrcG+/tNh/72eDo4fgGA+X52QY6+d/RGPns/fLl4yP69aVBDwAcwbG+0y7G9PIABT8uAOcA9WAW3+ziFepT+RxU',
        'EfIVAN/2rLosIglSESsn5NXEHllR4SQzDOChMszYB97dze4i',
      ].join(''),
    },
    food_drink: {
      bias: -0.5194,
      scale: 0.02242,
      weights: [
        'AhzvPMnlE7nwtOTO8N36plY3Hr4f8AHpAg8PIwTSIuHj7LHwGtQmFSwaChfz8+zIBqfy8uL7C/viwv4l/vcXDcbf0BEFR79HGBjVziDX8mrQ9fIU5h8Z',
        'BgAECCji7hXo9srTAfoiMMMuD+EOHBf4IgAU1wMWxqoKzwsjHOItHwDrGyS/IPfc0hwdBODGJgDYHAoi0M4p7/rCCSPfzxkxDM0BCuYCIAY6ChQhJ+r7',
        'G04XBTMCA1Pc9z0N7+Lk9Oj6DUC65+UoLPREz9j1HRwS5zUC1/HiFukaZAnR9i2yyQBH4/5gS/X2/9+70spEHBdgIi4Q8/j9LjwcGQX5vfoZxBGx/v0L',
        'G/rr5wfaLhcNwOroFQfi1uvk984J/97a7vP4QUctN+DJ/BMsCxYPDRMRNQAvzwP6EejhCBnXKgIUWQAb7+B/9ejf5xLn1zUkZ9EOGe0REPXuPQT4/yLg',
        'MTbz6+UiEg7HDvD2qOId8ZT53VXlSRIFAhXy5TD5E/UaFR/v',
      ].join(''),
    },
    travel: {
      bias: 0.0105,
      scale: 0.01799,
      weights: [
        'bmftS1UZEPQO/zgTD/c38wciCbVRGekf2/cx+wzvFb2EFiQrDbxQzw1HZhs0Jyr0Tw8/LSLvsf/V3e3mA/f89ZDS9fdHo8sQ3dfa9P4G8Bfy31o/drzS',
        'VxHnSeEMHdfm200xDTMC9l4gbT0G/+LF+Wvjm0L3G+j1i80cJPLjZgC57tIW8tvyw9gp6o/+8hIFC5Xz+yy2KN4RIqcF4TnmLvcj0vzmKtEWDs6uKSnz',
        'IkhT858Jp5mv5BAyBxHTKwrrO+r96/HmUR8gQELR45Hp2t4C6V45qhYp7bPJBSS7EQBdIwLDql9rGMUqh+9HJkb1FzbuGb7BOug5CA9cqgrsXVUErPsP',
        'JRTrvsr1Iwvo0A/t2yTf1TQpMK4XDKL/CL4gCbPtFeRmijYtVyQtWSZQvA6/4aQqysndIb8wCd7h5QA3KfsXtRQyL7UeIxgOAKop5/AQ8c/250QR+CrW',
        'dpri9PYM4iI+5vohCdbk0A0IBPi6/+bTtDEA2LTK3SPVAYGh',
      ].join(''),
    },
    security: {
      bias: -0.115,
      scale: 0.02225,
      weights: [
        'tE/OvjL0S9AfFTBMZ9cI2tn73wX+2dXS+dXw+A0F//YdF/nxDyQRzgUACQj3GOfwwuQnTfhboKYu8xL7CgJpA8gx29tV9BMSsPdJ4bAmHsoL5jcR5DL3',
        'EEAvFAw9CwXH/QoD/t7V5u03H1bOLeTtFgTSHwz9OfL0Resf4eMQGQAHJ9TmEuUgBOwf8RIzGkNAEv9L8j/J+C5O/+HwWwXk7AIPLyYz+vTJDsQbv//g',
        '7hPYWsYXDeu/0PzpBAsp+Sru+p8h8AMhyjfj8Jf0yBwMIOvnHuueOsXI0h5iHPFEygDPAQXR3RzaI+AkJi4p4CIHByzTGBTeNRzuD+8ZCx4FJeoYDbEx',
        'JuraElP+6tYN9uPWETzjNvHWV8M3f+s36OoH2xEQX6L6ZOMWAyKq472Y7SDR4Nb0/yzx9dqs8tryGwD/F+z08v7Y/+ngEufp0/sCncIEzxTl2uHrJRL1',
        'DSbH1PgP3U/7sAIV6+wU79nyAN8RIjfj5TYY30jJJgL7H+kQ',
      ].join(''),
    },
    legal_compliance: {
      bias: -0.1998,
      scale: 0.02481,
      weights: [
        '70YW0j0j/9UEC0EhFAH9FRAn5RZJFRQj+e4rEjo2+/gRCiKw3Mfk9hDsxvjTLQcOvDLXECcR6ogH5fBD+f2mCfwSAfAMAB3JDRH6DPcKEpbR6hWy6s7r',
        'GPYo7K4bFzbUCtcb9NbuihXvwdjrBjMTLikRPhveAQWPCe4f/Ai57gAiD8zoBCsJIAZKFQD53BI6GitLFEDKDjO38fQHFwzrCjsORizc+R8M//Tc9/nY',
        '0vP6OD4IAdACGc0CEPP3BRYh8QUn5dioLP79/Q3bIiY/GdEmS/by8QExAwcK29AxMADi5uHB79768gj55d37/sn/4ejfCgHTEw/46+PzRw8KAdPnKYFD',
        'COHm+TsCC+/cJ+th7xfxWADBBQYpKAVQJukFCB31GTsE9LsW3wb4JA/U9VEZ6CwhsRbP5kIJ4PEICADc+xvhA/0ozg3lK+jh94rKGOwIP7/v58oB6Pbf',
        '7VL9MS4c2cvR+uDA90o3Pj/bt/EcRPf/FAQIFUEmGeET/mv1',
      ].join(''),
    },
    software_development: {
      bias: 0.8676,
      scale: 0.02648,
      weights: [
        'z+jH4+beyfcMLCLI9vQS78rcLu8rEwIgC9Pt9jHnHja8Dh5W5/zz/hND8QgDvs4H0QUMKQ8cQRX2RsAW7wYvwRUvCOIL2u4n4jfyYM8H3vP66OwKa+sK',
        '2g8gIecc+hcnECH12fjc+TgB2w7T4wMjDRTNxPTH6A8kCvXW6gzs/QD/7uf45PXwFtuvCPQGNRTlGyj78ywF2a4ObN0c/QsEwupNA9TxCe3h1P3F6Q6+',
        '5hIl8PkrPwcD2Sn9CybhDNj3ODXj3UYYExQgQwvq9tr5zSbUwBnj1eAoFgZF1fz9IgDx2AoSzrbsyPntCeDSHxggrdw/EhNJ8gElAOYhf/oZ/O2y+dsD',
        'Ox3mChToygzNJA8f9xjQ//TtLUo679357y3lGNj5FQHuAh4G6xwI9ykiORYpNADq19FoyAHwEu5j3wC43dMmVeLx7Py/5+rtDyDf6ErS6eoJ/Pr3HzcQ',
        'FvT7Eh/04D8ZLDf4GfHP+/bU9Av+E8z3u80u9A/9XgUgAWHy',
      ].join(''),
    },
    infrastructure: {
      bias: -0.1967,
      scale: 0.02335,
      weights: [
        'Qufh6w2ZiBU7KBQwFxMPCvW/Af/NwKb3x+bhFMbY2fKqPCYUTQPy0VsqJxD2MfEF+NH5BTFa+CkTKg06TNgH3QHnUAMLzwQPzhEi9iz52Q8POvE03dEI',
        '863rAAb97Rjy9uc22hfPRBfK4eU5CjEOEPYWBAqn4vgQEb0g5i8PNAAM7CS+QjT0MQ4AkTL+6jmqG0D74PLW+BVREiv6AuYR+iAkPx/nKuf4ECfvHsbU',
        '3MMYSgoC4RtNDuAmLQcV8+PmRCUiEQIc6OE6AxPoj/mfAc/M2hP9EBA40BHvJhc1BQDIo+48+9IDPK/+FQDyCc/xEd4OKQAPRgjXLdRCHQYC9AtuBQAK',
        'IPm6MmTPBAQH1ODN29rPMxAeBvl2w/NDowUcFxgmI/VYSnEb9wzQywPZI9kEy+H8NfcY+QL484E+2gAlDgYRLMlVIAcG6di54A7t0eseCQPECB8LGhrk',
        '4771yQ0d5RrZKgEBBs/y3xvpzyQFFwvk6BTbwCL44z3k79wI',
      ].join(''),
    },
    data_analytics: {
      bias: 0.2382,
      scale: 0.02089,
      weights: [
        'S5YiRgUZnigD/hbPVPTt3x/B3tAJ0hgOFL3SAgvw1y1g9NOF5uAHOSf/JuICELQzykMDTycj3eyfqvcwCO0l5ikDwtJV9/0c9Mv1y+Du8a5RDu75TNIp',
        'E8Aj8TDw3hNBF/xZ5t0M9v3fsgU590X5BLwcHKH9+xAr8ygl5kxP2wDhzfn4z/SZzjMOuSMSSUAYHkq72PoRFOkmEbUes/tB5uyhJfJHVFEHwAUayKsv',
        '/fnFOPXoBQ/6OQMW5lAoGCShEgoFHNVrXwLa/CzjQiobKA3GBKDHDy39+/5j5PsvAgCafy/P1Q8UEPwTJB8DFfwsKcbj6gTenu8FSNIY6bXM9C0S5fcB',
        '/hoa6UXfsA09FAY0whAtxkL089XjwOXLB9gJ7scDpQb6JuLUvc/i3FYDD8r5PMn1IQfcGWnf/oLm3gAM/ihRLR/ZSgMb8NHr2f0C/T0w9/0P39Y9DLYW',
        '0tYU0AHLfCr60c0YHdAMLh4M8/Ul+jDf4x0QHgbb99AhC64M',
      ].join(''),
    },
    design_content: {
      bias: -0.2278,
      scale: 0.02085,
      weights: [
        '3gvg4xMG3w3ivxoB8MsZ8dHlGDNU/zXs7fe7FQn47iBw8iH1JjoABsb54zUPE9ES/BLdwu3F8hjaER0fEvYaVEBA5Omk3/TXLRfAyvfu0/ro+/MzHDYE',
        'g8cU1/8IEqn89cfhFxXHTQfw5PD5BiYCC87+x6L1vEcFDQTl4+7vJQAlXAwHKNzK5dczRwLUVesPugHZ7exGLMjrKUYo3vfQCP/ZGtT73d1A493t7BFr',
        'IwUlGgYOKtkSusway+gQ/ToH6zvBISrT6vdNNwIGFPsRJ9usEfzuwTYPBtDKA70C6gAAAPMU2hI9Szk2DzjA4fvwHQXTAvC6ufsi+1PoI9AVGS7/LDkM',
        '5gQN8SL9wv7n69DOVCHuHfTc9u4wBRjp+63hQsT93Osq9epX3ykKcAvduDgBFDbtXrQD7HUCQQx/6QAFHyuy/iccuQ2/5yjICs70mkvhAPbWBNLA8Lbf',
        '0sjiajfLLSrcOe0CDcAd7T85Kh8D6wvt8vTSFSAlYuH4PPz/',
      ].join(''),
    },
    people_hr: {
      bias: -0.3018,
      scale: 0.03069,
      weights: [
        '+g/5Bh4XHfvO8g3yAAwY+yAaFN4HGvoP5+b7BAUm5wkjCQM7Cf/z3u3x7t7x5Rv+8vkB0Dn69PIr1OX5CgQNEgzE9QMO5t7Y9e0/SBQOOuUqCA/58ufN',
        '/hUNMiH83+3R4zQbGund4fP38QnD7OnD/A7fQSICIOjlIgrt5ufv3QA4KS5W+wUCCE/V9SUk8vQJAv/nGBoG5f3/IPrsA/XiBiLuBOwTCCDc1hNHIwzn',
        'CgspMQTTK/r3Pf5TIdbiLrj65Ob/BQEW+A/H+QULGfjpAgT+D8gm+xjSHUYoNRNETQApBuXoXg8T9+r9+M4cG6EC+wwEATgp3dkF8h31xevj4uwwCefG',
        'zA1/DtEN6fkP3cAjDdLgwQ397NrVIf/34zrsAaAfG/f1D/IN8tAW67L52svh+iAbFRAM9PlG1DPp3AAIBvPq/en75x0s7/YMzfAgGQT3t9cEthLtGef+',
        '8vLlM9vXEhPu9QAi+T0FAA8KAijp3hHu8PTzHAAf0gTGAR4l',
      ].join(''),
    },
    finance: {
      bias: -0.0813,
      scale: 0.02334,
      weights: [
        'Sg8wJwEA/TcUN+fWFens8iYTzzIO6dz+fxQG+vgoQb34qTwD6+vLE+Ei9P8NCQA88ToyQ/oT9fH7J+X1DgAd/g/XLOfHBCLHKdkdFigyAeUr4RHZ++gE',
        'DvX/KvH+8P4E5v8I6AtGBuEg+jc6A94D9TT+GR8UwCUbKxm6DLPW6ADm1yXC4d8uGNjuH+kH27Lf8O9BGajxRCAKBPr84fQDDBvizdj97RAN1xM54Ncx',
        'JPwGEvXxuevYAQ0JBLfvCDkgyu0kFcU/3AsJ9wcDDuklPO3nO94tLgoeI8r81uDSFAAAJy4G1uy+5ApVBw4HBOrwF9BRze8cMSDcCKsAGygK+wAd3+ga',
        '/A7LF8AVKjPZ7KxJBebNAVPWRR4m7dP/RfkG5BHzzRHf5xMACL9gLgb9LRDsHubbyh29uwblCiAH8gDL/9L3Bs3oUvcb+e0PA7fI1e8PNCEvC/0KDfcZ',
        '6LoCCPr+9fwGE+sJDt8b+Q/uhfIurSsBDfAZ5N1C3RcDuhjt',
      ].join(''),
    },
    customer_relations: {
      bias: -0.5045,
      scale: 0.02321,
      weights: [
        'sfVI4xoIHSbg3ur+2NEYGArk+y+++vcm59sU8e8S/UYE/Pwc1/qfJuMJ2ek0yQYe+gkXg/6MxxojI/0mBuoD+h8wwiDY6y7z5uDXJA4aICn20sYIAxEd',
        'sP7fWhHL/dM/BKvvECE/66nv6A3zAP/BDQEDyfbyCBGn3hjC7Pr2JADbKCEOVSQez9HsAj864dPM3Bol/egVHCDB0QZkTOXZFCcW+Qok0/G06jwKVOEd',
        '6rMD57AdGH0W2/swAKtE8fLw8P/11vTdI2gC5QfkwDdNAinmC0kW/ekM+Ro9FhZLcwDl7cchLAy42jTt1AftG+kYD9kmrnbqy7biER3dzb0sEQlmQyFJ',
        'Sd1/F5juwg/nK9AdLvUVFCjV7RXPQC87H/Ho3jxoxjYc2/oF20AZ597TESARD1A2vnHS4/0/zgkSNAD+xOkARtDANNJa4A7H9g0WGP/pBPYtF+PtHi4r',
        '7cHB5gn5D/CWBxToyS3z8k3vvghNHrLj5QjeA/UA6E3K8egg',
      ].join(''),
    },
    project_management: {
      bias: -0.5904,
      scale: 0.0248,
      weights: [
        '2ukF63ErksvCMycMCPLP+cu1/xYhABPUCS3KEgvNE/z8xV4IAert8/IK4xAa7wu4uPPx5PoFB/r3zcsAAgC71yzmHc8j/EDoCu4/Cxcc2aAD/g4mrSvA',
        'MgcV8/YqIwTvF91T3eT+GbcE+Qb94hYO8WwP+/r+6CsNNQZ/y/DcBwDXxttIKfwLEwQf4AHSKvecLRzTQQqc+uYvQuYe8gHZHNEl5hQFzyLz+/fg+Srd',
        'OvIfPSc6/7veAdvCBBEE5c8QNiQB5iruvekZ8RwgzQ8uFdgz3e0l3B1HwSwGH/EqVADmEufI/e4f70Qc0/YR4bMUB/T8HAz+iAvpGwvg4OMvruXiCvkZ',
        'BdP/UBG39wonC/7Y2yhC4rlVCRe9F0ApNBPdThU8Gw/m+Rfg2RLa+eUz6g/PIwsfCgwC+wTIJikxHQATFSOrDeEgLxbt2g4RFQPQKyLCwwAs6NH+Bdn5',
        'IdX70kAv7Pg9FAD1HP8FNewIu+a4geH92iE6EBvzDxkF5Asm',
      ].join(''),
    },
    decisions_goals: {
      bias: 0.5067,
      scale: 0.0278,
      weights: [
        'LzMpEOMF4+bYChVcBOMMJfHP9gfZ5w8EKFbe9hkAAiEUJv3MGcw03h/P1wrt8yDaICcg49CozEfe/ej+7OvW/Bf1FAP4CybcO/Dx5P8IPfgHC+3Q3ikR',
        '6TnQ5gEND+Qd5w7/IQcl4Kqouu4fE+0H/Asq7T0SED/n5he+8BgjyQDtH/HnDSpDD/D5RObz+X/bxhgmFhYvCA/+2/sNswgj8u4D4OfKHcsE+zf8Kksx',
        'H9qztALZ4vEqHuzC2KkOss5a3itD8cHrGMXQ+AMZEfkMsU870uJ7/i/L3t4BUOA1FAD95QH83BQEvTYX+CQqKcriB9L6BxNA3kMd1MgKAf/l8dy9aCYk',
        'Ef8y/9b9DhoPKS0K9Br7+8wj+DH3HwTR7REE8BTyRBIL1fvtN8PE/h/WJe8PAuAp8fXiE/IB0xLozADa7ggK5AIQBisZ+/TsVQsLUeIESFjj4RPZ0w35',
        '7BkC+/IUyaLXF/nP9kPnLQPWDhgmUyL0CdxUBOXqudIZ/rEa',
      ].join(''),
    },
    preferences: {
      bias: 0.5597,
      scale: 0.02747,
      weights: [
        'DCcpGuDlUkYxCcgLyCcFL38GBDjzDizW5uc8JAEy5Cos7N3q+0LmHr69SfqlsinnBev59MYFR+HwTQLTxhjeAkEh81OxSt1HBCrRzgYQwlHcH+Q88eke',
        '6Oze5vbi0s5P4uG4HkQO9F3x4hYBDQ3o2q+rDrNWOzfhAvDjQrDi6ADq7t0X7xYm1C0bJBcBKDMECyHL4x8RLyU1xQIH8ust0vzh0UW3DRjw8ubNOEE8',
        'Pcn70Sc17/AM6jPMEvDDBxmhoPgeLuS/5QEK5gj+D+0evzPt9PYaGwEQKuvW/BnwrwA69ygP3wvH6knz3u3Fvvm/CADu89014wj90fDNA/DrHMfH1g6u',
        'EgNK/O5dFhDcK/oU/L8x2gML4fj54f312Q8NyPq/ARrfFJ0SMCnnECIB+eoZAPWoN9EK9sfgAF4IMQAGy2Tps/rpBe34PR/RFCdj7NDpUx03DRBKHNci',
        'NkP9A/j61+ZT8uH7JOrr+tr/TuD2O+4QTwwqDfIeDS0qPgvV',
      ].join(''),
    },
    relationships: {
      bias: -0.4486,
      scale: 0.02023,
      weights: [
        '0vAF4RoO+Q8e7uzAIQ0d/vUd1u2vvBoA9DoPDMYO+roi4BNBKlYJv8MwQNET4QIL2O6/D0P2Uzkk5SYN3wjx0L3v4i7rNvbWywndMC3pFdDiJQfxAdwo',
        'szcY0uki5kDnA1KUNbML5hr2YCTsDyc3xaD2U7tUGdbb7kjAVvv30gAdIAhA0CzrOfDgFhkQqJBpAN/4E+BM2ucQ0jb+EggXKEDl7f8GzcQtFuMTuZPg',
        'GSD65dja2BvsGBnkSDz30/lHBtM6FywF6x2q0AsQ1By50e4nIuqJ7czm2W349C7j0QAC/DnBE9cM7A3LG+Q4/RYkI7g5z+z1USMH3f0x0i39DwDwG1eR',
        '1w2+GgjyE/EVChcAxIHwyegl5DMi9gQC3RVS+zO/wQUvvvXnFdQmxbAPBiQu+9rpBAYzKtc0yDuZyAA+7fzK1S4x/hFi0ewo0Fn5OvUv6xYcLiD2IS3a',
        'URkHDtMmKO/89PoxFTHV9AtJcNL8+sRazvfNnsX5/ewE3w/N',
      ].join(''),
    },
    team_workflow: {
      bias: -0.3878,
      scale: 0.02306,
      weights: [
        '3uLjCA7rMMlk79hXm+7b9fHwzPXgxgo10Abqyya14QJEH8saOjvw/Rm1wuDeHRHZ7vbX5uE8I0tY6hzksAja/gsvP1D90Q4vDTIYLPbC5MfbOfTVAjfV',
        'E2ARregl0cBYAT4fDe0eCgHiAcGl8BxL4xAI0wAiRNIOCdlX/URoMQAH6+8YotTv/koC90YuM/TqGPa24v8dvS0UEBwN8wfyFvstFE0kDCHSFvys0eUI',
        'oxYh/fwL9hPg4fSj/iMjLLxjCDHA70LI5e8jU+X16BszFBTn/SMQCOwf9hXA+/oxGQDtAszpDRDBrUEN3NyrLjWBNeDiJDDWBPwc5UcE7PUM3wAO9v6l',
        'UQwr/jnT87Xyv/WntNQ2GNC6Q0P8CxFeGiUK9P0GuDM0CbL6vvYPgbn3zwXRBE3kWgokEO5B0Tne4AD8zyU1LPTa/yEwIh373U0uB7yIngnj+h/sDdcJ',
        'zUUV4wAfQPM6AzkM1u/qKf4L7qboxSSjEQbjIQINUcEHOPX/',
      ].join(''),
    },
    scheduling: {
      bias: -0.7353,
      scale: 0.02215,
      weights: [
        '98QXxeUp2f358c30rff/+t7tGgog/Pf2EAsE8hUqHADNAgjgEPc6SP334+oNIRcbNhQ66urnGSr7Cx3j+ezcONLwyygaFcPpIenpHfoQLy8I+iftyePs',
        'SQreAyDMEhnt39E/7RA82CTq7+kSE7cyREkE8DMiySj72j780wscDQDU/hjbLvoP9NgLLcD7gaEYNAPz2ObL9/z97vroU/u0PvsPOO0TKASkPvjny2kB',
        'KA5KyfLm8/Pq5/Pi0wE7PBDAxcH1DzQVBhPE6TNSNhvsLTolJgHv/vgeGvvr0TAN5gA45/AbH9xLRRzVL1Aw1gkX4R0IGQ3bAurGAjjAFeO05Doy5B/1',
        '/BwqCuzh+/In//u+CND28h4hEVe9u0gQIfe6Fwz+AAbqGAzE3AsaIw0CG7gcnQ4FCTYBC/nf7AvjAgAc5gEOG6zb8esUN/Ik8fT39rwj5uXYKSFG5NE3',
        'vNwuGsrZ3OSxCh88Dq/cA+sdGfDp9LPzPdk8Duzo/gkKMMHz',
      ].join(''),
    },
    personal_profile: {
      bias: -0.2523,
      scale: 0.02323,
      weights: [
        'JM/oAKsiMyyt/QSi1A0JOwBBMrLFOQPhPO0eF/cz/egTDOEe5Tf3LfjaBCMu/hsd/vSkBh3a3wX3RQD0FQIO6sD5Ie4PvCD4/zAk3RUSHCID5OwL//QG',
        'O+kVFAPR6By9Hk7NCNvCMFXoTPYUBcUL55kIVCzdHfb5xkPzC/AW8ADwLwNV2A7wINv6G+L90vls6PHKLDXl1/P/sUCvORfh6fKpFMT9v+sRFQVOD8AT',
        'SxA/79vT8fIw2+lSDv3FIuAnG+Ls7mDrLNoq998OC7/JGclQ/S4CJfLUMfgUz/2+sADW+h4M//hZfAzPKv7+7eITsiHw6trtCB/s/fr87hPNNg3w8AnJ',
        'AAIK//Es+xCrAVDk3hxDESUj0R7R7xfqyiAy/h7S7KjFO+4PKcrLGD8qC/DT/xrjB+ECerssKsSBBwDjMAf81Dzu2wfkwhMfwkakRGMdPSfhIPm8zCME',
        '3PP9K+wFEgoUydsg6P3qBg8YItsBKAJSUwrCCuD4yQMu0/Tb',
      ].join(''),
    },
    personal_life: {
      bias: 1.1224,
      scale: 0.02597,
      weights: [
        '7efb68ciBf44EO0QKyoA/to9JMbZKe7b0CHUBsjRI+jmBuv8zuQt/uDq2goOGyPYZfQJQuPoC+BSPCayLR/5J/Xt3xQ2EB8m9f/xJ9b0Dh3lzAnfA0YM',
        'NO3V3hfcXyL/IuQfKyATSdtUPPU4Gt/77QRBG7sL46s1O8P1Mewb8gAz7f+xQQhNGQ78CwXRwAfu7KoH+ttGFujXFe7r0AtI8NgKy87U2fBeAtIaONvf',
        '70C73UAXpxHyNCvR3eU01UwJJeQsC+zitu/P6REGQxy6wQME1QTHAyDj2hHpIrzaEAD73en/NfG77cwO6hfk+znBHTID7N8YLu0fCjXsB0JACg4F5hY0',
        'iiKCG+7SNvMJ7zYTP08T49r7/+Pg5h7VIdffz+sV9/wPw3/FEhof/z0V9Q4XAe0S3ygs7u00O/XpBgDoa+/tHB/gF8/FNdBWFC70LQ0GLAQIHxfzsfLd',
        '+05Q5jn3zA0zH9fGFBAB69IRIf304PUbCx/m9+AN+/G40975',
      ].join(''),
    },
    knowledge: {
      bias: 2.2666,
      scale: 0.03151,
      weights: [
        'CRniGtDvBOgRDf7uFw/JErMhETI/E/kBGRcWzRoF/Of/E98I4PYeBxcNUxPyIuRD/u0h5MwO+dv+xAn0Dygp1//2EhrM6uDmCeDksQL2sUEaJAD96w4O',
        'wO/v9eoW2hkTRjQ/ufPmzfAEC9UGAgrT1e8E/vvK+sRW1fQEHBMc6gDy4fHO18bdFij01N8PFgoQ9dvx2eQEHcvi2eXoCNI+4fcWEEENxxwfAPQQ4VX9',
        'ptvU6z0EOglNAhM7vR7k7zIWWjPqLPkK7ubq7e/3Es0FSa7l9wjqERLjNqntp/XLDgAaJP4f4Cj71cMS/yARDUgOCUXwJwD6+cz+/tyqKiwAHi/m0PUY',
        '5w/fuv9/3PU6HWMPGUD9Kdr458ET9+fx8i0PqR7pKfTpIyf/IvwoGuEV6f0n/vYA5+T9//LrAx/WLAANFxUg6xVm7SPW2gge9PEc79YsH/X8BAje7B7b',
        'CQ8J4hjzSTQM2SbHEhny7P42Iw347iJFIbe+CAD19uPqEU0M',
      ].join(''),
    },
  },
};
