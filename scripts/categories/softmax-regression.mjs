/**
 * Softmax regression with L2 by accelerated gradient descent (Nesterov's momentum) on the whole set. Starts at zero: the same input gives
 * the same weights.
 * @param {readonly Float32Array[]} inputs
 * @param {readonly (readonly number[])[]} targets the share of each class, 1 in all, an input each
 * @param {{ penalty: number, steps?: number, rate?: number }} options
 * @returns {Float64Array[]} the weights of each class, its bias last
 */
export function fitClasses(inputs, targets, { penalty, steps = 150, rate = 3 }) {
  const size = inputs[0].length;
  const classes = targets[0].map(() => [new Float64Array(size + 1), new Float64Array(size + 1)]);
  for (let step = 0; step < steps; step++) {
    const momentum = step / (step + 3);
    const ahead = classes.map(([now, before]) => now.map((weight, i) => weight + momentum * (weight - before[i])));
    const slopes = ahead.map((weights) => weights.map((weight, i) => (i < size ? penalty * weight : 0)));
    inputs.forEach((input, n) => {
      softmax(ahead.map((weights) => logit(weights, input))).forEach((probability, k) => {
        const error = (probability - targets[n][k]) / inputs.length;
        const slope = slopes[k];
        for (let i = 0; i < size; i++) slope[i] += error * input[i];
        slope[size] += error;
      });
    });
    ahead.forEach((weights, k) => {
      classes[k] = [weights.map((weight, i) => weight - rate * slopes[k][i]), classes[k][0]];
    });
  }
  return classes.map(([weights]) => weights);
}

export function logit(weights, input) {
  let sum = weights[input.length];
  for (let i = 0; i < input.length; i++) sum += weights[i] * input[i];
  return sum;
}

export function softmax(logits) {
  const most = Math.max(...logits);
  const odds = logits.map((value) => Math.exp(value - most));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}
