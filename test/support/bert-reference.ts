import type { Tensor, TinyModel } from './tiny-model.js';

type Rows = number[][];

/** Computes what a model of the BERT family makes of a text, from the definition of the network and with full precision. */
export function referenceVector(model: TinyModel, tensors: ReadonlyMap<string, Tensor>, ids: readonly number[]): number[] {
  const get = (name: string) => tensors.get(name)!;
  const row = (name: string, index: number): number[] => {
    const { shape, data } = get(name);
    return [...data.subarray(index * shape[1]!, (index + 1) * shape[1]!)];
  };
  const linear = (name: string, rows: Rows): Rows =>
    rows.map((input) => [...get(`${name}.bias`).data].map((bias, output) => bias + dot(row(`${name}.weight`, output), input)));
  const normalise = (name: string, rows: Rows): Rows =>
    rows.map((values) => {
      const mean = sum(values) / values.length;
      const variance = sum(values.map((value) => (value - mean) ** 2)) / values.length;
      const [weight, bias] = [get(`${name}.weight`).data, get(`${name}.bias`).data];
      return values.map((value, i) => ((value - mean) / Math.sqrt(variance + 1e-5)) * weight[i]! + bias[i]!);
    });

  const first = model.type === 'bert' ? 0 : 2;
  const embedded = ids.map((id, position) =>
    add(
      row('embeddings.word_embeddings.weight', id),
      row('embeddings.position_embeddings.weight', first + position),
      row('embeddings.token_type_embeddings.weight', 0),
    ),
  );
  let hidden = normalise('embeddings.LayerNorm', embedded);
  for (let i = 0; i < model.layers; i++) {
    const layer = `encoder.layer.${i}`;
    const [query, key, value] = ['query', 'key', 'value'].map((part) => linear(`${layer}.attention.self.${part}`, hidden));
    const attended = attention(query!, key!, value!, model.heads);
    const projected = linear(`${layer}.attention.output.dense`, attended);
    const middle = normalise(
      `${layer}.attention.output.LayerNorm`,
      projected.map((each, t) => add(each, hidden[t]!)),
    );
    const widened = linear(`${layer}.intermediate.dense`, middle).map((each) => each.map(ACTIVATIONS[model.activation]));
    const narrowed = linear(`${layer}.output.dense`, widened);
    hidden = normalise(
      `${layer}.output.LayerNorm`,
      narrowed.map((each, t) => add(each, middle[t]!)),
    );
  }
  const pooled = model.pooling === 'cls' ? hidden[0]! : add(...hidden).map((value) => value / ids.length);
  if (!model.dense) return pooled;
  const [dense] = linear('linear', [pooled]);
  return model.dense.tanh ? dense!.map(Math.tanh) : dense!;
}

function attention(query: Rows, key: Rows, value: Rows, heads: number): Rows {
  const size = query[0]!.length / heads;
  const ofHead = (rows: Rows, head: number) => rows.map((each) => each.slice(head * size, (head + 1) * size));
  const perHead = Array.from({ length: heads }, (_, head) => {
    const [q, k, v] = [ofHead(query, head), ofHead(key, head), ofHead(value, head)];
    return q.map((asking) => {
      const weights = k.map((asked) => Math.exp(dot(asking, asked) / Math.sqrt(size)));
      const total = sum(weights);
      return add(...v.map((each, t) => each.map((number) => (number * weights[t]!) / total)));
    });
  });
  return query.map((_, t) => perHead.flatMap((rows) => rows[t]!));
}

const ACTIVATIONS: Record<TinyModel['activation'], (x: number) => number> = {
  relu: (x) => Math.max(0, x),
  gelu: (x) => x * normalDistribution(x),
  gelu_new: (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
};

/** The cumulative normal distribution, by Simpson's rule. */
function normalDistribution(x: number): number {
  const steps = 200;
  const density = (at: number) => Math.exp((-at * at) / 2) / Math.sqrt(2 * Math.PI);
  const width = x / steps;
  const terms = Array.from({ length: steps + 1 }, (_, i) => density(i * width) * (i % steps === 0 ? 1 : i % 2 ? 4 : 2));
  return 0.5 + (sum(terms) * width) / 3;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((value, i) => value * b[i]!));
const add = (...rows: readonly number[][]): number[] => rows[0]!.map((_, i) => sum(rows.map((each) => each[i]!)));
