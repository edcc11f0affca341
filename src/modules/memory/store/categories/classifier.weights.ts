import type { Tag } from './tags.js';

/** Made by scripts/categories/train.mjs from 2094 examples; run it again instead of editing. Base64 of an int8 a dimension. */
export const WEIGHTS: {
  readonly model: string;
  readonly dimensions: number;
  /** The weight of the logarithm of the lexicon's evidence. */
  readonly evidence: number;
  readonly tags: Readonly<Record<Tag, { readonly bias: number; readonly scale: number; readonly weights: string }>>;
} = {
  model: 'all-MiniLM-L6-v2',
  dimensions: 384,
  evidence: 2,
  tags: {
    small_talk: {
      bias: -1.0119,
      scale: 0.02359,
      weights:
        '3eEg8wjhJd7T/ensFzb+DQbk4yaZFv0PBfw5L7Ta7DfJKATkAe4pGBUd+RcZL+rwR9j1DOYfMDrh7D/qKwbDcSrq7MrDVPMwDfw3Der/MA0y1b3h99wQFwLZ6hokKPHSDNmKMUQUBgYZLtBYxarsC+wX5C3uESTkEuMDFSaWGwBN6BYq9+zi5Lvk9QW9GOwd1tpGP/UP7PQT0CvkRCfWHM9E4eYDBPEMOADrIOsD/vG84b0NLSD27O/yMzfnISXBwsziDA8pNBIvFOoZ8O4YKQUt3to59R+f5uqBQl+5mQAcE/oDCQI8FccdTgX021kE8gbs6r4VCuPSAiU8IBkD57UmE/kv4/TSy97hWfz+ISYGKgcWKv4gx+sBCQ+dJ98bKs7I4DXi/tLUDCv1E/H7BwgIL/Qt7fIZLQnNQCMWBAD3HbYH8l4Bu/H2SADqRScX5fMDyRFG+QkcJwkSABgiGcb9OMYG7ifqAvFJ4QPfL+zG+wPf+jFcHiQe0ilR+BY7',
    },
    health: {
      bias: 0.0611,
      scale: 0.0215,
      weights:
        'KNQXOMn7WHHvy8EH30z5+Dwf9REJTxcl+hEbuewpBNPfx9b54hGo9vLy4MURzAIBVir/BDX6NfPHGgfs0fdB5/slW7QeSRvsIfn04hG+DjvhPisTQBwEKdEnBgDJLR7z3eie5vvfPxJNEkGg4T84KgMG3jEuBBJHJ/kR2zHu5QAM2ikF5xj54PzZ3+0iD6rn/+wMHtTwy2CrGAkA4/Dk9iqYxAxAWwEDODs6zePjwQzKyxSyRAITQu/YH10W0un5zMrT4Ysd4tDxDeIGBCq11iMdb1kCDYH/uQJLB+OzzgDrQT47PjHrOdeoS9jR6gU1tiYBEs3+M/4b8wNBw+v+Ev3y31LHuLvj6+86MAEc+tvtJsr6DSsis/S81ejhIfLzMh4A1t3h3PYEA+r42Ac9+tvSGfztAfLn3yf+9qE/EQAdv7O31CrG9vcDBj0w/+cA+WEV4PDkEuxV+htcGPYVAdb0prUqIghaGC4n5tbEGlhQ2igzCtycL8/fBd7jyekh',
    },
    food_drink: {
      bias: -0.3906,
      scale: 0.0249,
      weights:
        'Bxz4O8/l/MXrveTQ8N0Asko5GLwf8f3kBP8KIQfTI+fj6cH6INwlGSkXAhH0+e3L/q759OTxCfnmwf4i/PUWB83ozBAGQL5OFQ7dzhrb9lzR/PwQ7R0PDAMCByLu+BTy8sjT/AEWJMsqGewTGhXzGf0E1QIayLcL2g4iF/AcHwDuFRu/D/zq3BoZ+uHEHf3dGAgd290e8fzKBCLhyxMnDNUCA+QDKQZACxgeHur4HkoRBTYDAk7a9TMD8uLr+OnzBkLB6ecpIvYx1t7oFRkS+DIG3PDpCuwTWQbY9Ci01wA/5v5bPPn9AufJ1sk1GRJZGzUa9PP9ITMfFwTyyfsOzAy6/wL/GADu7wrkKRgQyerjFQzj2e/u+tQL++Dc6vD4OkcyNOzS+xUiAhINDBYWLwEq3v32D+bmCxrVKgwTTgAg8Nd/7OPc5hXq4jQhW8oPF+0TFvHyMAsHAR/jNiv66ugcGwfJDe30s+og7aX340bsPBQM/xL36y72EPMXFyLs',
    },
    travel: {
      bias: 0.0376,
      scale: 0.01903,
      weights:
        'VFbuS1QP+QP88i0XCv4x+gcmE7tMI+Yj5vYyBQj1F8eGFh84CrZCzBBLahcwJBvzUBlFKx7jvQDZ6ujxBPn08Jbi5/1CmcwIz8To7PAO7xzw1V42crjiVg70SvMLIt312EgwBjb561QdYUsO9+HQAWnXljXvI+r1i9kiG/LiYwDB8cgg393k0dYW75D5+BL2II308i2pHNoVM6gF3zHpJvEezgDuLsoeD9q1Ezb5JDtD86EOpp+t3xQwBxLYMQ3dPfr/8eriRxMTPk/Q7p3x59v6+lo3qxsj5L7N+inBGgBgJg6+tFpwINIjifBKHzPzIDzsG8DJLeRBBhlWrQvtXFkQqAojLAryzs/sGAjj0RHX5iTf0yglIboTDKkAA7wfALfxB99emjMiUScdWidNyxLB564px8XiKrwaE9/k4QA1Iv8cuRotN7cRGhkK/qgj6PkQ5cn/5kAb9CPWeZLj/fcG3BRF9wEYC97h1Q8IDP+27/jbszEM17vM1A3O94Gg',
    },
    security: {
      bias: -0.0536,
      scale: 0.02053,
      weights:
        'qVTNujsASNEhJUBTb9wN4dv/1gH109fI6t7i9/0K+egeFfj5FyoYxg0DCw/2EN3jvdwkUPxZk54y7hDvBgBu/Mwj1NVaABsOnO5M3qU0IrsL4UAR5Tr5EEwxIQo/Cgu2DwoB/tvQ5udBH1bLJ+XsFwPSHhTjQPL8Q94i3OoXCgAHLsXkCeAiAtce4xo0Ik45FAFN60PI9jFLANrvXwnq6wQONyg9+QDCB7Qguvza+wnXZs8TCt6x0PXqAgwv9zHlBKcq7QIrxTPm8ZXzzBkPJeLcJOydQrrFzhlzJelLzgDQ+w7P1yfeIOkrNCco2RYBCTvMHRXWRRzpEfEZDSQHK+ceBqksI+naC1wB+9UQ/+jTGUndP/DVXMYyf+w/6+YI3xcXYZX3euMb+DCo2sKH8BzO39Hv/i7m79WbAeMCIgD8IOn09gHNAerfC+fez+37lMQHxRLj39roLBL1DijJzQcV2U0DtPYR7+sU7Mv1998WLk3g6D0f5VW7Hwr7DPgY',
    },
    legal_compliance: {
      bias: -0.1708,
      scale: 0.02499,
      weights:
        '7UQX00Yk+tgFFz4hE/38HBIp4x5JEBMgAekvETs3+fgTCiSw3r/h8Q7rxvDTLwwRvDvWCyYL7I4K2u5H9fmiBvoP/O0JAhrGBQz3DfADC5LS5hOs48vvF/ki76wcGzbWCdUi/NzshxPnvN3oCjISLS4YPxPgBv2KCuwm+ge26gAmBMvjBDQIIQhMEQL42g42GjBLEE7ICzW48/gMGwvsCT4RRCnW/B4P/Pne8vPZzvb4Oj8H/c0DGskFD/j6BxQY6Aos4tKnK/77/Q7aIjJAFNAmTPfo9PgzBggM3s02LgDk7uK7+9/39Qf46uD9/cn87unbEgPbEQn67OrwRBwJ/9LnM4FABtvt/DsFBPLdJ+xm4hb3WwXE/gQqLgpLJewBCij1GDQF97Qc4w73HgrT81EX7ScfthHP6UED1voIDgDh8iXj/vMk1hLjJO3j94zPDuwKQsXv78QH5/fl7VIBNCUd1srMAOG99kA2QEPfs+wZQPgAHAYNE0YnFOcW9Gvx',
    },
    software_development: {
      bias: 0.6447,
      scale: 0.02603,
      weights:
        'zOTT5PTVyfcQMSnUBPEV58HPNvslBfkWGeLiAy/mKTuuAShh8gX1DA1B8f0Kusb/vfkLJw8oUg/oTsYk/wgyyhA6DtwH6eIjzzrwXtUD3vEB6OYIafb92BUqH/Mg7hgkCif34fbl9zML1g7S4QAqERfWyPvR6QorD/fI6gbcCgAQ893/8/ftD96/D/UGPR3fCiT38SoP7bAFbOUW9gcHxOJS+Nr79+/X1/2/7RW+7As46OkhQREA7Rr6DjjhBMv8QDTc2UkSGw4dMhzy8NPzzinWvhPy0uEtDQRPywPyIwDl4wIVybncxuXpD+PZKSQgs9YvCiRP+gkf/9wYf/EeCeq8D8sAOSvWFg3r0BHYEg0e6gzR6/XdKk836tf//SfaItbcEQTy/RL+7RUI7yItPBIwLfnf0+Bmxv75Cepv9AC+5cYjU+n+6/zC9uXpFBrc3T/W7fAK8/XpIkIQE+/8ECDk2UohITvzF+zRAfPH5AgH/s33wM0k8wT9XgMsC2vx',
    },
    infrastructure: {
      bias: -0.2024,
      scale: 0.02302,
      weights:
        'SO3e9gqZixg9KhgvCRAQC+/AAPrNu6z9yt/eEMbZ3/K1QBwmWQX8y1sqIw0BOfEK8tD+/kBQ/jIQLw4vSNcE1gTsXfkW0wQQyh8YACwC0QoYM/wv1sj/8LrmCwf/8Rn3/e052BrPShXG6+o2DT4TD/YH+Qah1fAQCcMg4CUUMwAO9R+1RSoCIwX6iT4G6zmvHD8V4QHP9RNMDTjzAt4UByQdQCbsKuDoGiTxHsXW4MUZQQwJ1SVUC+UqNg8d6ODcQSMkGQca7tk5EBjnnfeb98rIzhv3Dh1A0BDtMhw8CADLqOtJ8M0YN6z7Iur1/rzuE+EaLP8cRRHQK8s/FP/87A50/vX7Hw/KQlq/+QH11+DT1uHNOBslBftpxv4/oxEmGxEiJvNXP3Ib9xK6ygfSGNoCy+H2NOgR/Afr8YE71wAqHQoRPNRWHv4M6dCr1A/s0esgBfrGChoCGBjq58/1yxoa3SHYK/UC+sXr2xPizBwOGhTf/RvcwRv55zzo1twD',
    },
    data_analytics: {
      bias: 0.2348,
      scale: 0.02206,
      weights:
        'O5YhPQYZoCQNBgvOQvbn5RrS4soGyw0HBr7aAwv02Bpf99CM4O4BMyX7HOEED8Eu1U4PTBoh1u2mqPsoAfUb4TsAwdpL/QQa/Nv6yOT4+7RLEOD5QtwcDdAZ9yn13xdAFf9Z6OIN6f/nr/s490YB+rMcHavu/ggl6iIf7kFK4QDb1/b0yfWazC4IsiUNSTkaFUm13AsgGO0iD7oeuf818fKmHvY5TlgAzwUe07MjBfrPL/jrCwn1MAUT7U0mDh6wCxcKINRlUAnhCh3fSy0UH/7PBavGDiwD9/5i7fk8/wCccjHW1BEVFv0jIRX/EfYvKcPX7AvgqOb9RN8O473P7icE6AIFBQwa60botQw9DBEyxxMnzT/18NrgvO/MBOQI8MgFpQz+KtnVrsvr3Vn/FcH0Ps/zKg3tFGjg9YHlzQAGCylTFhbeSAgi+s/h4PkP9EYu8PgN4uA7CK4e2uEIzgPWfS/328ogLNQJLiAR9vgjBC/c3BcQHPbT/dIl+aoX',
    },
    design_content: {
      bias: -0.2073,
      scale: 0.02279,
      weights:
        '6grV4B4H8BTlwCoC9c0a5unjCCpWCDnj5vvGDgbl3hti7B31IjAJ/8304j8dFtgUEA7jxvnD5xXnFBMYB+QkUD465+Sn6PraLSG/1/3l1gfuB+wqHC4UjM4O5PoDG63zAcPYEhDGSgT55wT2CR0AA9gD3qT1uTf8CPng1/IDHgAUTAwEItjZ49c3QgLEU+4KwgHj6Pg9MsfmJTMd5fXKBf3lBs303eQv3eH26gdgDQknFP4SLtcLucwax+8FEC4C8TvEFCnL8QBOPgQBD/sZG/C1APr0vygMENvBBcn57gD/Ae8Y2xsyQSgyAC3D5gzyEvTa+fG7vQge+ULwJc0gGzAPKyMS5AUh7xr+vwTd8MrSSSH8F/Tl+v0wAxTu97LlNcwI2/It9fVY1SgBaRTstkb9FD3vV7oGAHIDOxV/6AD8EDXBBjIYuQrB4irKAs/7q0/tBvHZ/NLG9MPe1s3lXCvVLCbxMfcL+dMg7Dc1FiD87v7o7fjUGhgjT/P8PQkC',
    },
    people_hr: {
      bias: -0.2848,
      scale: 0.03061,
      weights:
        '+Av5CyUTGwDI6AXz/xAZ9CMXE+EMGQMK5PAJCAgi6gYmCAc0BgDr2u7w79/u4Bf99wT3yz399Pct1t/xCgUPEAvK6gwR4t/b+uw+SxEFPegnABHw8u3O9w4NNCL42unW4zIeH+7T4vz17g/E6u6//xrfQRkJKuveJwXv4ubz4wA4Ji1M+AMDEFfV8Sco7foLBgHmFhsA6/gEJfTt//DdBybuC/MSChvf1BRMIxDuAg4oMvjKJPD2Of9RG9PeLL756Or5BAQX9RHH/ggLIPPo+wT7GMopABXQI0snMRVCTAAsDePiYBUQ++z99csiHJ8ABxAABDUt3NcP8R/4uu/l5+kxCd7Kywx/FM0N7PwJ2boiDMvUvAz65ObVJv/z5TbsBqQjHvnuEOsT+9Qb77b92M7m9BweFw4D8fxE1jbo1QAHBPD0Aej64CUv6PYNyfEdFAbzvtkIqBH7GuP9++7iMuHZFAvy/wEk/ToF/g0H9SDs2gno9/PwGQoixQXG/Rss',
    },
    finance: {
      bias: -0.0609,
      scale: 0.02414,
      weights:
        'SwkpKwL5CEEeOubQCPDq7R0T1zEL8uD2eRUJ9v0mOr73pUD8+/XKE94d/fwOBf8++0UsN/sQ7ez/K+7xEAEU8xbWKubJARzNMMkcDi40AOEh3gjRCOcKD/MEJe789P0K9AEJ6w9EAd4jBSw4BdID+iT8Ex0WtS8OMQ2+E7bY6ADa0ya74eknGNjzGfkI4bTd8Oc/E6HwQBsLD+/z5PkDARXoz9374QgQ2hMz2NA+G/gGCfjzs+HZBRAB/7TsDS8etOwsGMg30wEU+gAFCekfSgLrNNMuKRAcLMDw3ObZDQD8Jy0G2fO/1hhMBAXvBOnlF89WyO4iLyHcBLQCHzEN+wYM2fIj+BDDDsYaOTLe5Lc1Be7P+lTWRSQz9tD8NfcA4hH2zx7a4BYEAr1fLgkOIgzwGujZxyC/vQfwEiYM7QDM99j+DdH0We8YAO0RBr/fyucQPSMyFgYNDfwk68UACv78/f8AE+8JCOQR9w3vgestrCX9Eu0j6+BA5h4Nthf2',
    },
    customer_relations: {
      bias: -0.572,
      scale: 0.02516,
      weights:
        'tflA4AUJKCPnzfIS68waFQby/x3C8+Yh5dQQ7vkNACz5Bu4N1AeaH/wN0fgz1wkZ8O0HnPaawAomIv8mAvkC/RMp0BzU6Snr8unfJA4OFDH728kIBQgYwffjRxLVAuIm+LDyDhQ1877m6hL6Bfu9AQT30P33FBul3xbL9+4BIgDKHiUNNyYV3crhGCs989XY7Csg9OEiGybUy/JZSOjsAxcr9RAZ2f6q9DYCXeAi4sv457ImG38Z8Qo4A7w+/Afx9e4G4PDoHW4R6e3btx1KByTxAUcf9+8M6xQnFBpEYgDt7MYgNQKz2in74g3pDugaCecit2Hoz8PpEyvuz7kfBRRPMSw7Rud2FK3ryAkBLs8ZJOEkGi/Z+hXrQSU5HvDs5iZUxysA2Pz48x0P6dHY/hYBEVk2xHLt7PlJ2hAVNAAEwv8KOt7EOc1l6QnP8QwGFPnk+f40DOX7EiIQ6sbF4f/zEAOMBR/bzyXz+FH32QJGIbj34BPh8twI9k7EA94k',
    },
    project_management: {
      bias: -0.5402,
      scale: 0.02674,
      weights:
        '1+wC83ItrdrRLyAO++bmA9O4AxcUDhLjBSHUDgfPEgT7zkj7CPHi+PAJ4gsV7xK5zP8F4Q8EC/z01NUG+fu72CTpHtEn8DncCe06DR4c4qAR/xMcsyzILBMQ9ug5GwHyDd1V2+wFEcYA9wX94hwL8FwA/f798R0MJg9yze3fBgDYys5CNvQSDPYQ3AHVGvGiJxrSQAir+fEnSu4f+gXSGN0X7xX/2iD29/bi9iffNPMmNiE188Ha++TOFgoB68gMPiYD5B30y+wO6h4jzxIsHNom5/sm4Rw4xTUMG+MnTgD1D/a5AvAc5j4S0PAZ4bIKCfwDHA3+jgPkEPjf594hwebiEv4SEdT6Qw279QcnAAfc5ig558ZPBg3AGD4rLw7bUhlCFg/n+hLv3iDi898rAw/HGwEfBhIB+QbRJyEmGAAUGhCkD9cILg702BQbGQDQKS/N0Qsq7cj8BuIKHtf31i0l7/dBCQUGKPL8ONwSuevIgeL01yIyExnkCwcE3gEd',
    },
    decisions_goals: {
      bias: 0.5141,
      scale: 0.02736,
      weights:
        'LkEtE94G2ePL/ghWAugAGwXK7Qvi7BcULFny9R4AARUPJA7VEMhB2RzG4BHr8xzYISok296w2lTP998A5PDiBAryDfz8/yffNPzy5/UNM+0VCfXi2CQQ5j7d6AYJAdog4w/4JBAr2LisxOkjHOsHCgYh6zsNDEH06BG+9iIkzAD4Lun0EDBEBvXvPufx/X/ayg8fJgY2/gz33AYWrQwS7/H53+PSF8QE8ELvK1wkMOKzuArc3e4oCwC42qEOscxf2zo+78r2EbvO9AwYDgoRr0c70+p4/SfM6eYQV9g+DgD95v371QYCyDMV+zQmIs3tA9b/BRxI4jcf18ANE/7k693BZi0QFfMoA9IDFQ4LLyIT9i/8/ckc+DD1G//U+B8C6BzzUxMQ1PzqQMnG/yTTOOEgBuEy9OvlC/AH3AzfzwDN6fYM3vP8+y4a/fPnWQcMXOP/T07l1ALP0wz/8RAGCfceypnQFPbN70bqMgrTHBMbYCLmCNZVAOXts8ofCbQR',
    },
    preferences: {
      bias: 0.531,
      scale: 0.02508,
      weights:
        'HiQ1F8/nXSk5DdMC0jsGNX8DAEv/BjHS6Ow4IwQn1zU39N3i9j/sHq+8XfCStS7m++H2ArEdVNnxRfzS0yTeEkUq9leyU9hQCTDPx/8Ov2HIKvJO7fMW4NTJ1u7f281H1dyuJjwW51j75BEJABLo5K20CsFfQDzu/vnVQ7Ha3wDs1uUq8Rsl40QZMAgHHkAPCivV4yIWLTVMtAMM9PE0zwPS20m/HA0A79nJQj86SMnv2TA//ggX9jHP/efEDiKjk+QmM+az3PUD3PsFFu8ht0DrAuH7BwUNL9/I/BvvkgBI5yUb2gC/8Dfh2frSzgHF9Qf0Bd0v6AD/0vPF//XyGsTB2v+uAwZL+O5eEQvgSfMgAbgq6fAY3uD52Q3w1R79wfe1CQvnGZUJShzmDBfr+usaBPWfSc0B9rbg8070NwAPvnXgpP/r+O/mPSTNDDdc8LrqXCQsKBBGG88DLUcA//T+0ulX6dX8KfDt6dj/bfX9Wu4VSRIhDQMdJDgqXA3I',
    },
    relationships: {
      bias: -0.3853,
      scale: 0.01979,
      weights:
        '0u4V5BgI+Q4c8ee4JAgP9PIa3+myuA8B8zEHFcEe+roo1xYxKFQXw7s6TdMN5QQG0/HBGDzzVjQk2ysM3Qz90LT54THyNvnZ0hPYKC3vFcziIgnuA9MqsjIcyfEf1j7v/GGNLaQC8x/tXCDrGBwtxZsCVsBbFsbq7ka6Ufju0QAnIA060y7qMfbjIBcOoohh8N3+ENtM4OoGyDIDGwkUMUbl7/T/xso1Gt4Xu4rbGyH96NXW2SXrDxTuUTr61vY9BNI6HikIAB6d2Aoe1ym1y+gzHfKa8cvk33H24jDp0AD09DjEC9kY6wzDIOxF+xgxLqsxx+rtUS4C5PYj0i8AIPzvHE6f0Qq9Egf/FfQSBBX/zIHpy+Yf5jEX//0D1SNR8Cq7ywswxuzdBdQuzLMNDSo6+tTn/Ac0KssrxkCTwwA45QPNzCsxARRR3+kyxlwEQfMv5xUUNybyIS/GRR8JC8chMPL97fQvGjjE+hxLdejw+sJfzf3Vlc8EAuT+6hzT',
    },
    team_workflow: {
      bias: -0.3567,
      scale: 0.02282,
      weights:
        '5e/VBRPsI8xb+tdYp+XJ/+n50vTgvhVCzhDRyh3E6/dGKcMYMTL/BB++vNjhIQzc6PXU4sY2GTZU4B7lqf3WEwsxNlD1yBYwIy8HLfHP3NvOSuzPAD/aDlQUqfYezcVXCEQsAu0uFvjZA7eV8g9M3BcE0AYbR+AbDd1WCF1vPADz6QQns+Dp70oc/jYyKOfuEP645wAJukAqAhQO+w7qIe47EjgdBi/UIQOw2dsFmgIcBgMBAhDn2+qj7SAlNbtYGB+97UnJ/eweUOL17RcsDQ3q8BYEH+8c9grG9vcoFQD59snnFRa0qU8fxOGsOTuBM97PFyfFDQYh60b/8/f+4QEP9fq9ShU39zrV5bT1yQqes8A8GM/FUjzrDQFbDCgN5wMBwDBEELwFuvgcm7H12BTYEUnhVQ4V/fBBxkHY3wAA0CcmLQnh/AUjMRz4200yDMSJlhbcACbnEdwK0T4X3gQfSvIrETUL1AfxKf4U76fewhGoAQzZHggKTr3vSfoG',
    },
    scheduling: {
      bias: -0.6643,
      scale: 0.02286,
      weights:
        '7sIZzN8l4QL+88HpovMG/Mz3ExEeA+3vDxUC9x4oHQjWAwjoE/wzSvz86eUKIBYhPxQ86OnrFzb9CCPhA/ffNdbszC0VGrvsHO/xE/AHLiwN9yLy0+PmRQ/X/hnMDx/p4M888BA30x/y7ucaFbozQ0cH9jAZwSr83j/91Q0bDQDdChrZMPsT8NAYKM0AgaUVL/rm3e3I//P85f/qVPq7MwMLMvEWI/ukOfztx2MIHRNQy/fi7PDp5e7q1wU4NhXHyb33FDAO+xLE7i9WMRnuK0IkKwHn+vgdCQH12i8I7QAy8PMXJNpLOhbYMlAg1xkM5R8SFgfR/eTJ/De6G+K15jY44SHq+x0fEfXh/e0g/vm4Ctb3+BccE1i9uUgVIO3AGwX6/gbvEgzG3BQSGA4DGroamRQQBzYLFQDe6P/iAAAT5PwRIqnj8+UXL/Ym9fn497gh7uzOICZK3c5GuOEvHcvY2OSyCCAzEK3mAeYkFvHw7avrTdk3DejxAgIEMLfy',
    },
    personal_profile: {
      bias: -0.2872,
      scale: 0.02379,
      weights:
        'Ltfh+bEhNyGo9gSgzgwOOAA9MLq8Rf/kPu4dEfc08+sbEOAc5jbwLv3UATAt+iIiCPOfCx7d1gn+SAL1EvwK6Mr6JesTtyTyAyod2xgRICkC3+YMAPgEPOkSIgDL6Rm+I0rXDuDKMlPrTf4aAMQN4poIVCblIPP3wEXvCuYj7gDnOv9I2g/qKeD6GOT/zfNw5vLOKjft1Ov+uz+uNRfq5fGpFsr+wugMEgNOCroURg497NjY9PEr3/JWD/rAJuArGuDo8mTmH94t9twNDLvOFMtN/zQAKfPYLPcQzf2/tADX9CMA/vRZeQ/YMfn+8eYPtCbv5dztCh/m/wX37BDQNwjw8we4EAkOAe4r/RSo/1Px5RhHDiAe0iHO6hfkyRYx/hTV6KzHM/YNLMPKFT8vC/nX/yHlBeEFf741M7yBBwDpMgsB1znq2wnivBgYxEKmRFwaOCbhIf61yiYM2vL6KeIEEhEXxOQh5PXrBgsRJtsGIQBOUf7HFOD/yQov0u/S',
    },
    personal_life: {
      bias: 0.9364,
      scale: 0.02736,
      weights:
        '89zQ4bQeF+08CfEYLC0KBts4IsrSIPjb0BLcA8jQG/nOB/0BxeMrCd3z4QoEFB3jWOEASeD0DNxQQx3BKBgBHvDq5xclGx4n5wX9LuQADQ/n1wH2AjkONPDn3xreYRAEKuUIIRASXdtFMesjH+IE7QRBHK4K4qo2Ps0CNeoZ5QAx9AnROwA/Hhr4E/vUyBID7KwK/tg8G+DPF/Pd1QpZANoL09vO3O5e9MsOPfDX/zy83D0SrQ7yKyvM4OUuz04QH+glCPHkugDZ6QYOOCDRxgAE0Q3MAyLn3Bz0IbrlEQDv1ub5MOy6998L6ibkATC8Eir85eQsI/MZBin4AztJBgn38BxCixaEFPbVOgAK7ycaR08E2tP/B9ni5RvVL9TxxukU7/8N0n/LCBQlAjgV5P8TBvMP2zIh6ekmL/LhBwDibPDvLQzsFNnMKNdXGDb1Mwv8HfcJJhjwsfLW+UlN5kUIwgYoF+DEFQkF7ssMGPzp4PQlCBfo8u0T+/e04Oj1',
    },
    knowledge: {
      bias: 2.2285,
      scale: 0.03035,
      weights:
        'ABvfDtDz+uISFwTwJQ++DrYVFihJGP8KFhYPzRoGAgIMFNUB2PAc/RcFSB7vH+ZB8vce38kJ/Nz9ywruGS0j0gHoIyrN8OLwEdXksgzqwjwUIgD85gYWxObs6OUS2hYZPzdAufLjzeP//8wCAhHN0OwWAv7V/spC2e4IHw8a6AAA2/7B27njIC/82uYVIhAJ9Nvq2dQJEsLg3+b3/81G2fYUHjMLyyAjBvAL31sDo9fR7T4NSPpcDgw3vRnh2jQnXCvfKPYQ8+7x4PXsDcf1Qafd8PrwIAvjQaLeove7FQAWKPcr3ir71MoJ/B8TA04U/jH1OQHu/NADAt22KzgEDS7kwPwe6wfcrft/1PA8E2oTCzcGJd306LUb++Xz7SkTtCnxLvLtIyr/Kf0rGuEN4wAp7PEF7tYA+fbx/yniMAAVHx0K5h118jDV2fwtAvoZ7NYoGu77/gzV/B/dARED4h/wSzIa1yfPBxj26w0vLQj6/ilNHq69EPru/OfyCUsQ',
    },
  },
};
