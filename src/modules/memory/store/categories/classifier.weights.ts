import type { Tag } from './tags.js';

/** Made by scripts/categories/train.mjs from 2239 examples; run it again instead of editing. Base64 of an int8 a dimension. */
export const WEIGHTS: {
  readonly model: string;
  readonly dimensions: number;
  /** The weight of the logarithm of the lexicon's evidence. */
  readonly evidence: number;
  readonly tags: Readonly<Record<Tag, { readonly bias: number; readonly scale: number; readonly weights: string }>>;
} = {
  model: 'all-MiniLM-L6-v2',
  dimensions: 384,
  evidence: 1.5,
  tags: {
    small_talk: {
      bias: -1.0203,
      scale: 0.02387,
      weights:
        '2t0b8gnfJd3S/+jvFzT6DQbp4ySfF/4O/vwxMrPW6zvCJgjo/+8pEhce+BwYL+bsRt/xC+MeLjfi5zfsJwrFcC3r787BXPAsCP01DOoDMgU11sDg+NoMFQTb6xokKfHSCt2GLD8TBf8bKs5azKztBu4X6ivrFiLkEeUCFCSgGwBF6xMs7+7n57bu9gK9G/Af0dZHQPcP7fUU0inhQSncGtFC5N3/BfIIN/3oIOcBB/HB3b0MLiDz7+/7MTTnISW4wsvgDBEtMRIuEekZ8PAeIgst2tw29h2g5u+BQFe3lAAeEPn9Df45GMkUTgH22lgF7wbs6b4PDOXQByI4Ih4C67cnEvoy4/PVzN3pWfoCGygEMAMUKP4ey+76BBChJ+YYLtDN3jLkAtDQDyf1F+79DgMOLvwr8/YcLAzNPCUTAgD8H8MG9mEBve71Tf/wQyYZ4fgCyA1B+AQZJAETAxghE8f9NcIG8Cjw/vFJ5gniMuzI+QLd+TFbHyYd0ixP9xo5',
    },
    health: {
      bias: 0.052,
      scale: 0.0217,
      weights:
        'JtEWNsz5VW3uysIJ3k799zkd9REGThgk9xAcu+8kAdTbytn55xSr9/bx4MYR0QX/UCoC/zb8NvLFGQnr1Pk95/kjWLgfSRrwHfn03w+/EzvjQCoSOh4DKdElCAPLLRf03OWi6fziPxVLET+i3js3Lf8H3jAtBg5DIPYQ3DHu4wAP2icM5xvy4/zb4fAjEa/o+OsRHdfxz1+uGQYB3/Dk+SmbxAk7WAEFOTgzy+fhwg3NyRa4Q/sQRO7bHl8T1eb6z9HX4Y8Z5NTyD+AABS601SQccFUFDYH9vwVIB+W3zwDuOjg4PjHpN9mqTdnS7AQxuSP8E9L/Nfwf8wI8xO4DDwDz40zHu7/l7PM7L/4g+d3qJcb7CSsmtvW62ereHPDyORz8197m3fgEA+j31QY7+9zSF/rtAe/n4yb99aVBEQAcwbG71CvG9vUEBTwvAeb/+V4W4PDkE+tT+BxXFPQTAdz1rLosIQlVFCsn5tXFHVZS4CIvDt+dMcvdCN/gzOoh',
    },
    food_drink: {
      bias: -0.4682,
      scale: 0.02298,
      weights:
        'BBrxQM3lCr3rt+PH7Nv+r1I2Hr4g7AHrBgoGHwXVJOTn67f2HtkhGy8WABL59fDGCKn57uLyCvzjwAAjAPgXDsfkyQ8AQb9MFRbW0CPY9GbR9fgR6R8XBAUCCinl+Rbr9cbW//gbLsYtE+gLFRb5HAEM1gMWxqsQ1QkoFuonGQDsGyC/F/Xk1yYc/uC+JQTcHgYh2Ncp7fvDBSnZwxkqD9ICBOcAKARACxMlJ+37I0wVBzgC/k7f8jII8t7h9+X7B0W+5uMpJ/Q7zdfsGRoS7zsJ3O3pEugZZATS9iqv0ABF2/tfRPv9AufA0Mc9HRdcITQU7/z9JDkdGPr1xv4SwxC2AP8DHPvr6ATkKhkSwuXnFQ3f0+/r8s0G/NzZ5/P5QUsuNeTN+hEpBRIQERUWNgYp2gD1F+LgCx7XKAcTWAAj8td/8eDZ5xbn4DgkZssSG+4WEvTtOAT7AB3fOzb26uUiFwrMEOz6r+Mj6pX44E7rRxYE/hTv6i31EfYbDybz',
    },
    travel: {
      bias: 0.0304,
      scale: 0.01825,
      weights:
        'YWjtS1oaBQASAzYRDfo+8QIiC7dSI+Mc3PczAgbzHrqIESg3DrpJzQ0/cBU8Lyj1UhRBLCjrtAPR3+3sCfL09JHS8Pc8ndUJ083j9fMH7hb72Fg/dMTaVxTuUeYJH9ro21AuDzX371YuaEAO/ODJ/GjknD/wG+r2jtUXIe/qZwC588cN8NrtwM8o4ZL49Q4BEo3w/TaxG+ALKqf94DXhKfogz/7lJMsWDdSnIiz0H0VY8aASpZmp3Q8tBw7MLA3kOuz/7fDeThcbO0rR5pXq5OD/62M7rxgo6rTJ/iDAEgBeJwS7tGJxHMUmivJJHz7uHkLsGr/FOuBBBhpfqAzuWlkPrf0YIxLhzsv1JgjhzQvl3Srj2jMhKrERCaL6CL4iD7TuEd9kijcvUyUoTCdLwQ++4qgsx8zeIcAoEdrq5AA4KfcZuBgzLLcbIxgJ/6Um5e8S7M/56EAV/STZdZXh9fcW4h0/7/odCtvi1wgGBPa++vHWty8B3bjL1CDV94Gk',
    },
    security: {
      bias: -0.0851,
      scale: 0.02274,
      weights:
        'tE7RvzHzR9EeFy1JY9gK3dn83Af73dXS+dbw9w4F/vkeGPvyDyAQzwf/Cgf3F+fxxeYmS/lXnqkt8hT6CwJpAMku2tpT9hITrvZK3rElHscM4jQR4C/5EUIvFA47CAjK/QgEAN/a5u43H1XOKuXvFgfTIQn+OPHvROse4eMVGgAIJtHlEuQfBOge7xIyGUVAFf5J8kHI9itL/uHvXALk7AQOLSUz+vLHC8ccwP/j7BLaW8cYDO68z/3pAwop+Cnw/aQi8QQfxzfi8pr0yxsNH+7nH+2dN8XI0SFgHvJFywDRAgfQ3xvaId8hJy0r3yMEDS3UGRbeNBvsDO8UCB4EJuwZD7EuJeraE1H+6tcN+OXVEz3mNu/XVcUzf+w25+wD3RITXaH8ZOQWBCeq4L6X7h3T4Nb0ASzy9tqs9NrwHAD/F+n08/3ZAOngD+np1foAm8ME0BXn2+DrIRP4CyXL1fgQ30v+tQMV6eoT7tf1AN8RIjfi6DMb30bIJQP7GuUR',
    },
    legal_compliance: {
      bias: -0.1706,
      scale: 0.0258,
      weights:
        '7kEW1D8k/9cDEj0dDgD/GQ8m5BtDEBYg9u4qEjo0/vkUDCWt3sbi9hDpxvfTLAoPvzTXCycM6o0J4O9A9/umBf8N/PIP/h3LCw36DPQHEpjS5hK05tHrFv0g77EaFTjbDNce+drwjQ/uwNjsBy8WKywYPxrcBAGMB/Ef+wi97AAjCsnlBSsLIAVLE//53RE2GSlJEUTKDDC38/MJGwnsCDwOQivY+xwK/fbi9vXW0PH4NjwGAtEEHs4FEPX4BREf8Acp49erLP3+/QzeIiw9F9QjRvnu9f8wAwgM3dAwMQDj6uDB9uD46gr45tz//8v86OvfDgTXEAv37ObvPxUIANXrLYFDBuDq+TwFCvHfJetj6RT1UwDDAAQoLAhJI+cDCSH1FTgD87wZ4gj6Ig/V9VEW6SggtxLQ5j4H3PoICADg+BvmA/ofzgvmKOzi+47QFe4JP8Tx68sA6fjj61H+Misc3sjQ++LC+EUzPD7ctu4bQPT7GQAKFUElFOUX+mXx',
    },
    software_development: {
      bias: 0.7364,
      scale: 0.02528,
      weights:
        '0eXH2+jcyQAMKCzJAPgR4sbbNvcuFwAbE9Pv9y/lHkiwAiRk6f/4BBc+8gYHuMcGzwANKQ4lSCD0UcMc7ggxwBQ3B94S2ukk3jvtY9AF3PX94+wKeO0P1BErHuEY8hEmDyj52Pjc9DsE1xLK2wImBxTJwPTK4A4mCPbP6wbrCAAC8dr26vLmEeGuCfsLMwrjFyj47SwI5aUOdeQUAg0Pv+JS/9j3A+ze0v3D6gy88RI26fMmQgP/2Sn8Cy3pEtf2Qjng1EkSFg4iQBPt+tL2yyLVuhntzOMuEwFazfv4HwDy3woYxLTu0ertB+nKIRghqtw5DhdK/QMkCOkcf/EaCO+o+d4JOCLdChLhywnMHA4k9hzN9/HnMk4/6tkE7i3aF93uEv7xCSQB4RoG8y4jORM0MgXk1tBvzQXzGed15QCy3tInTeP07f654uTrECjd51DL6e0M/v71KjsPGekCEB/rzkodJTb5F+PLAvPM7RIADs34tsco8xf2YgwgB2Pp',
    },
    infrastructure: {
      bias: -0.1527,
      scale: 0.024,
      weights:
        'QOri7g2biRg+JhEsFBQRDPa/AADKwaX3xebkFMfa2vSuPCIWT//uzVknKQ74MPIF+Nb5AjNU9y0RKgo2S9UF2wDmTwUN0AUPzBAj8yn22RAPNPA03NEJ8a7sAAf/7Rj39ug13hfVQRfO4uY4CzIOD/cWAwmo4vgMD8Af6DAQNAAN7CK/QDb3Lgz9jzT/6TmtGz/63vXX9RROFCz6A+UP/CIjPSDmKOb1ECfvHsTY3MUaSQkD3h9KC+ElKwYU8uPmRSUiEgEY6eE4BRXolPyiAtTM3Bf6EQ830RPtJxg2BgDLpO85/tIFObH8FP/1CM/wFt4PKf8ORQjYKdY+GgcB9Q1uB/8HH/e8MmLQAwYE1eLQ2tnSMg8eAvlzx/Q/pAYaFxgmIvRWRm4a9g/NywLYIdgEzeT8NfUX+gL59YE92gAlDwURLstSIAYG5tm53w7vz+odDAPFCR8LGhjo5sD1yAwe5xjfKgEBBc3x4hjp0SAHFgrh6hPcwiD34zzk69oJ',
    },
    data_analytics: {
      bias: 0.2755,
      scale: 0.02138,
      weights:
        'SpghRwYYnicF/hPNUffv4CHA3dAH0xYOEb3SAgvw1ixh9NKH590FNSj/JuMDDrUxzEYDTCcg3O+hrPYsCe4j5ikBwtRY9/0b9sv0zeDs8q9SC+37S9QoEMEi8i/y3BRCF/xX6N8N9P3isQc5+UT5ArweHaL8/REo8Scl5U1Q3QDfy/f30PObzS8NtyISSEEYHkm72f4TFOcnEbUbsvw/5uyiIfRDUk8EwgcayKow+vnGNvXoBA/7OAQW508pFSGiFAoEHdVmXQLa/iziQyoYJxDIBKPFEC39+wFg5vwvAwCcfTDN1w8UDv4VJB4EFP0rK8bk6gTdnu0HR9QY6LbN9SwS5vf//xgc6kTfsA48FAg0wREsxkD28dfhwuXLBdkJ7McFpgf6I+LUvtLi2lUADsr6Ocz3IAjgGmjf/oHm3wAL/ilTLCDZSAQb79Hr2fwD/Dww9/sO39Y9CrUY1NgTzwHMfCf+0s4ZHtALLh0O9vUk/C/c4x0RHwPa+NAhCa0M',
    },
    design_content: {
      bias: -0.1849,
      scale: 0.02085,
      weights:
        '3Ajg4xYC3g/mvxb97scc8dTlGDRPAzLo7Pe/Fgr37SN08iH4JTn7CMX54TUTEtES/xbgvuzE7iDbFiIdFvIaUUNC4+ul3vPWLhe8zffr0vvs9u0sGjgFg8gW3AMHD6f8+MfiGBbGSAr14/X2CSkACdH8yaD3vUcIDQHj4e3wJwApXgoALNjM5NM0RgPQVOkOuADZ7OpJLcbmK0oq4PTOBwPZF9T63Nw+3d7w6xJvHgIpHAIOK9oRts0ayucO/DkF70G+IynP6PZNNwUEF/0QJdqsDv7wxjMRBs7JA7wB7AD/A+4Y3RQ4Sjw5DjfC4v3uIgPTAPK1t/kj+FPmI80YHS0ALDkI6QMO8CQDvv3l6dLOVSDuHffc9fMxBRnn+6ndQ8cA2u0u9O5Z3i8IcwzctDoCFDbrX7YF73oCQwl/6AAFISuxASYfuQ2/5ynFC8v2mU/f/vjYBM7A8bbi1MjgazvIKynfPu0CC78d7Tk6JyAH6Avo9PDTGB0pYd74PPgA',
    },
    people_hr: {
      bias: -0.3028,
      scale: 0.03114,
      weights:
        '+RD3ByQUGv/Q8g3z/QwX+CAbEuIJHvwL4+r9BAck6QkmCQQ4Cv3w2+zx7N3x4Rv89/7+zDz88vUs1uX5CwMMEA7G8gcR5t/X9uw/SRAKO+UpAg/38e7K/hwJNCD33unS4zMaHera4PP58QzH7uvG+hHeQRwGJeviJA3u5uny3gA5KytR/AIDCVDW8yUj8fUHBf3lFh4D5/gDIfnu//PkBCPuBe8RCCHc0xNJJA3qBwwrLwHQKPj4Of9UIdjeLLf75+r7BQIX9A/M+AYJFvfpAgb6EMwo/hjUH0cpNxRFTQAoC+TnXRIP9ez69s0dHKMAAA0GAjYr29gH7h/1w+vj4O0xCuTFzA5/Ec4N6fcJ3cQlDNDewQz659/WH/725DjtB6MhG/n0EfAP8tUW7LT62M3h+SEdFw4L9fpE1jXp2wAIBe7p/+f85x0v7vgJy+8cFgb1utgGsxHwGuT/9fLkMN3YEQ/x9wMj+jgG/wwJ/yPs3Q3r8vTvGgEfzAjI+xwl',
    },
    finance: {
      bias: -0.0553,
      scale: 0.02312,
      weights:
        'SxAzKQP/+zcUOeXTEurs8ycUyzQN6tz9fxcH+vgoQrr4p0AD7urJEt4h8/8MCQA88jszQfwS8/T7KOL1DgEd/BHVK+fJBCPFKdYfFicyAuQu3RHY+ukADfb/K/D+8P4G5v8I6gtJBeAj+Tk8BNsH9jYAGR8WvyUZKhq4DLPW6ADm1SXA5N0xF9bsH+gJ2rDd8OxAGqftRB8MCPr83vMCCxzgzdb+7A8L1hM73tgzJf0JE/fyt+jZAQ8MBbTwCjghzOwjFcU+2woH+AgEDuomPfDlO90tLwsfJsr81d7TFQADKTAF1uq94gxXCQ0HA+3vGtBTzu8dMR3ZBawAHCoM+wEe4OcZ/AzJGL4VLDTY6qxJBOfLAlXWRR8n7NL/RvcF5RLzzRDg5RP+CL1jLQX6Lw/sHufcyRy9uwToCR8I8ADI/9D3CMvmUfcc9+wQBbfI0e4ONSEwDP4KDvgb6bkDCvv/9PgIFeoIDtwd+g/ugu4wqyz9D+4a5N1D3BkHuBfs',
    },
    customer_relations: {
      bias: -0.5799,
      scale: 0.02497,
      weights:
        'tftD4AkEJiXm0uwS48gcFAbp/yHE++wk7NsW9vMNADj2B+QQywekHegF1vgr1wwc9O8DnfyX0wokKAUi+vcC9xcq0h3c7y/n8ujcKQ8bEjPv3csLCAgdwfjcSgrcA+EnBa71FBw+67/q7w3+BgG+/f/40O31DRWv1hm/8O8DHwDGJycRQCUe4sTgEzA999fV6Ckn9d8mHh/Px/dgRefsBRojAgsa0/yz9Db+VeUr58L15rkfHn8T7gUvD7876/zw8PP+2/HjHm4M7PDpvipR8xzpBkQS9u4K4hYhDRNCbgDq7scjMgO61jD35QbuFuIVC9whwWbp1L7qFCXkz7gjBAlPNS04SeN5Ha3lxwj/KdMUJuIbHjDa+CDiPiU7HfTt4y9axy8F2vYA7yca59jcCxgEDU47w3Ph6v1D1A0ZNgADvfoCQtbDNctm7QnL8A8OHvfk+v0uDej7GSsd6cXD5v7zEP6UAhXcyyfu9lj9zQlBG7n73RPc+eMJ7kHHBOQe',
    },
    project_management: {
      bias: -0.5286,
      scale: 0.02561,
      weights:
        '2eQG8G8rldDJMyUJAvDP/M25/hkhAhDSCCzMEQ3QEvoBxFsEAert8/MJ4QwZ7g25vvz04f0BB/r40csAAf241C7pHdMl/kHpCu09CBQZ2KIH+A0hsC+/LQwU9fgrIAXwFt5Q4OgAFroJ9wgB5RkN8G4P+vj87CYJMAZ5yPTeBADWw9lAJvsODQEf3QbUJvefMRrTQg6d++gsReUe8ADVGdYh5Q8G0yLw/Pjj+SfeNfQlPCo5+8He/NrHAxAD6NEMOCf/5CjtvOYY8RwfzQ8vGOAv3/Am3xpHwS4HIfQrVQDoFerE/vAd7EAY1vUS4bgRDfj7GQ7+jQnnFwrg4eUusOfiD/YVCdIBUA689QohDPzY2idD47tVBRa9GkAmMhTbUBo8HA7m+RTi2Rba9Ocz6g/SIQoeCgoB/ALJIyouHgAREiKtEt8YLhPt3BEVFAPQJyLExwAq6NL+A9n9INj70EAy7PM/Ff72G/kEN+cMveO7gd/53B86DhnzCh4D3wci',
    },
    decisions_goals: {
      bias: 0.5008,
      scale: 0.02856,
      weights:
        'KzwoCt4I4OjU/QxaBOkMHgHN9Qfg6Q8OKVXt+SIDARkPIQPTE8024yTK4w7r7BvaGygk2uO00knX9+YF6e3gAhbzEgT5CiTcNvP24/kIN/MUCvDY2iYJ4zvb5wgLB94e5wn9IgUp4LexwuscFvIEBAkm7TsOCTby7w7E+h0hzAD4K+vyEC9AA/T1OuruAn/byRAZHAosAgv24QcSugYa7u/94+XVGMsE8zbyJVIjKOe5sgje3+0mEvm/3KYKtM9c2zJD7snzFr/U+w4aCwASukw01up5+yjJ6OIKV+I6FAAA5wP42AwHxi4XAyseJNDp/9MC/xs84D0f0sYUBAPp6OC/YS4YE/Uk/9H5ERQHJSIL8i38+cwY/zP1GQDS8xQC7BHxQwsP1P3qNcnM/SjYL+EZBOIq8PLeC+8H3gvf0wDS7gAH4wAI+zIa+/bnWg0PTd39Sknj2gvS0AsE8RUEAfUby6nXEfra80TpLgPUExMgVCTkB9lS/eLyt9AiAbcZ',
    },
    preferences: {
      bias: 0.5363,
      scale: 0.02618,
      weights:
        'HyEsJNrlXjgsEtYAyTH+On8HB0ACBjLT8OsyGP8o1yUs8t3kBEnvH7HHUPWhuSrmAej8B7QQUNH2S/7QyBrWBkEi9UuuUNZSCS3Txw8Uv1TIKvU6+Okc59zO3Ojm4NNP3uK4G0kL8lnv5xUJAQbm5aKrCL9dOT/r+evfR6vT3wDn3OMd6Bgm4DkWLxH/IzoHAy3a5B8NLy0+u/oL+PUs2wHW103CHQ4A++DMNz82QtDx0yM68PoP9C7KCO7CDx+nj+kqNOC92fsP5wAGFecdvTf2+ekJCAgPMt/G/CDomABK7zAY2hDD7EPu1/HMzPe9+QH4+tk45gz50ufNCO/vI8W/0AqsDhFR9u1bGhXcO/4UAL0x3vQT4OcC3wXy3hIHw/K7AxncFJkRPB7kFhEG+/IUCPGhPsYF9cTf9Fr5MQANxHPrp/jsCOvrQiHQDSlg7cnvWCEzGxJOF9YTL0b+Bfby1+lP7t/3MOzq6d8DVur1TOoaTg4qGfUSHy0pRQ/P',
    },
    relationships: {
      bias: -0.4185,
      scale: 0.01904,
      weights:
        '0O8S3xoK/RIc7ee7KAkV9/MZ3OWwthP58jQMFL8b+7go2w84J1wSwrs8StIM3gED0O2/Fz7yWzEg2igL3g/6z7T37jLpOfTfzBrXLynvG8reKwX0/9YvtC4gzOki3ULtA1+FK6IO7h/pXB3pFyAxvpr9U8FaF87k7kq7VP3n0gAiJA5C0SvqPPTkHh4OoIho8932EdhW4esKyDcFGQgQL0fk8vYDxcQxHt8TtorXGhz66tPa2yDpEhboTTz20PlCBsw6GysI+xiX0Asb1ySyx98uH+yP98zn3Hbz6TDn0ADw8j3FD9Ua8QzFI+RB+xwuLbExy+7yVjEN3/knzzMAHv/yGFOZ0wq6FAb4GPUXBxYGy4Hny+Il5TEZ+QAF1h9U8yy2yggoxO7gCdMgyLMLCiw7+NHi+gk2KckszT2SvQA75ALIyy0z/w5c4Ooyy1//QfUw5BcYOyfvJTPDTCIIDswiKvP98/swGT3G+BZIdOby98Njy/TSk8wB/uMF6CLU',
    },
    team_workflow: {
      bias: -0.413,
      scale: 0.02269,
      weights:
        '3ebWDBX0KMRg9NtkpuPJ+PD30+viwhs9zQjdzhjB5/RMJMcWOTn5BxzAtN7hJwja6/jV5cY3FTdS5xnppvvXFhMzO03xwxMwIysCMfbO39PNSe7O/TrdDlsWsvMWy8NXA0As/e4fEPnYALWW6BNI4xb+zgkdRdoVDdta/1FoNQD64P4irdfk9kUdBT40JeznEQC76P0WwDwiCgoP+A3oIO04Dj8kBSzPGwOu194CnAUYAQAD+xLi4vCg8CAkNbpRFym+8kfJ/u8eWOHu7BksDA7r8x8EGu8l/A/H+vsqFwD098fuDRi5qk0dx9asNCuBLejWGiPMBwYc7UcD8vUC5QAT9v24TBo/+j3Y6rT0xAigtsQ1FMrFUz7qDQZhFicS7QECxTU7ELMEt/wPjrXy2BTVDkfaVxIZ/fQ+yEPd1AD41CgwKADi+w8lLSP42Ec0Br2SmRfl+RntFuAK0kEV3gQhUPYsDjkT0QboLv8S7aXdvRytDA3jHggHULnyQQAH',
    },
    scheduling: {
      bias: -0.7401,
      scale: 0.02272,
      weights:
        '8sEXxuEm2gP58sryp/YD/tnxEgofAfP0Cg4E8BkoGQXTAw3nE/s0RPr35O0PHBcbOhY75+3kGjD8Ch7fAe7bOM/xyyYaGMXoF+ntFPgNMy4L+Cbwz+ToRwrdARzLEBfr4dI18RE+0yDp8usWEroyQ0sI7y8cxCT62Tr40gghDgDa/xjaKvkU8dQNJ8r9gaIUNfzv2OvL+fj97f7mUv2zO/wNNvAXJQCkPPnpxWkBJxFNzfXp7Pbo6fLn1QQ6ORHExcT3DjQVARPB6TJTNh3uMUQnLAfy9/QeFALs0y0K6wAy6/McHuBOQBbVN1At2BIT4x8IGxPa/+nHAzK+FuS45jU14SD0/hojDO7g++4h/fm8C9L59iEhEFa8ukgRIPG5HQr8AQftGAzF3RAZHQwBHbgcmRANCzEDEvrb6QbkAQAX5wAOIajc8eoYNvIk8vj39rsg6ebYIyVI39E9vt8sGMXa1OS1Dhw3DrHfBucfF/Pu8a/vQto6Fezq/goHLLjy',
    },
    personal_profile: {
      bias: -0.2504,
      scale: 0.02327,
      weights:
        'JtDnAK8iNC6vAQOh0AwOPv4+L7S/OwHhPPAeFfox/ewTDd8h6TXyK/nZBCYtACAgAfOgBh3Z2wv7RwHyFgMM58L4Ie4RvCL0/C8k3hgPHSEF5OwLAPQFP/ATFwPR6Ry9H0zQD97ELFbrTvkXBcgR55cFVy7fIPf2xUTyC+wV7gDvLgBR2RD0I9r2GeIA0fps6PHIKjjj1vMAskKwOBfk6PGqFcj8vekOFgVQDL4XSA4+7NnQ8fIu2+lTC/rFI9snGuTr7WHoJd8t+d4MC7zIGM1OADAAJfTUMfcTzwC9rQDX/R4H/vdYeQ3NK/r/7eQPsx7y6tfrChro+v767hLONQnw8gvFAgIJ//Iu+g+rAlLi3BtHEScjziTU6xjqyxwxAR3T6qfDOvEOK8vJFjssCfPR/xzjCOEGfrsuK8SBCgDjMwT+1z3v3QrkvBMbwkeiRmMfPyfgHvq7zCUK3PX7K+sEEgkVyN8h6PrrBw0YItYFKQJQVQfCC972xwUwz/DY',
    },
    personal_life: {
      bias: 0.9948,
      scale: 0.02722,
      weights:
        '7OXW5L0dEfc5C/IZLC4K/9o6I8rSIP3h0hbcCMPPFe7VAvgCy+Uy/+Tw5ggKHiPjYOgIR+rtC9xSOiC7Kx4CI/Dr6BQqFxoi7gT1Leb2ERTn2gTpBzcTOfTh4B3hWhn/JugIJBgQV9xJOvAnHOIB9AJBH7QH36s0P8sAL+gc6gAu8gHHOAw+GhP6EvrZygT68LIN/d5EHOzOF/Dj0QZP8+AMztPS2fFW/84cOezh8Ty53DkZrAnzMSfQ4uox00wHHuwkD/PjuvXZ7QsJPx7Dw/wE1QnQARvd3xj3H7XpFgDy2uv4LOiy8dUJ5Rrd+THEEiYA6+QtKvMaBCjvDD9BBgkE6w46iRqKGfPJN/8L7CwZRk8I3tD/BuLh6CbVKNbwxfAT8gIWyX/NBxoqBjUV5QUJA/AQ1y8k7OgvMvblAwDjbvDyKB7mEtfNJddSEzDzMA4CIPsJKhTqqfLe81BO6UD/0QsoGdjIEwsE5cwJG/r24fUeDB3r8OgM//O42ejy',
    },
    knowledge: {
      bias: 2.2444,
      scale: 0.03212,
      weights:
        'CBjhFNLyB9sQEADtHRHEC7UeEio6DvkIGBoSzRwBAPEHFtf/3fUaBREPTBjwE+FD9/Ee4c0Q/d7/ywrwDSkr0QHzEh7O7NvwDeLktQP1uUAXJv7+5woMvebn8OUY3xYVPjBCufXg0+r8BdcECAvR2OYJ/f/RAsdH2PMFHxIW7gD95gDL3sTkGi7w1OQNFQ4N8Nnv2NwIFMnh3+jyAtRG5vMVEjsGzyEo/fMP5FIAqdjS7Tn/Qf5VCRQ3wR3s5zAlUyvmK/gP8vDq5vTwD8r+RKTd8/bqFhDhN6bkq/nCCwAVJfwk3yb81M8P+BgOB0kWAjj0K/z49NH8AuS2Ki4CGirhz/UX7BHgsvp/2/Q2HGEQDjj9Jun15bkc+enz7i4QqhryKP3sHyEALPUmGOoR6v8q9vUE6eIC/vTvASbaKQAWGRca5Rtp9yrU1P4o+fMd7d8tJvD6/w3d+B/ZBw8D6BvvRjIV1iTJDB/36AQsIQ75+iVJHr3CDP75++PzD04R',
    },
  },
};
