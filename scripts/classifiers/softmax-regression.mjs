/**
 * Fits a softmax regression with an L2 penalty by accelerated gradient descent (Nesterov's momentum) on the whole data set. It
 * starts at zero, so that the same input gives the same weights.
 * @param {readonly Float32Array[]} inputs
 * @param {readonly (readonly number[])[]} targets for each input the probability of each class; they add up to 1
 * @param {{ penalty: number, counts?: readonly number[], steps?: number, rate?: number }} options `counts` says how much each
 * input counts, 1 on average
 * @returns {Float64Array[]} the weights of each class, its bias last
 */
export function fitClasses(inputs, targets, { penalty, counts, steps = 150, rate = 3 }) {
  const size = inputs[0].length;
  const classes = targets[0].map(() => [new Float64Array(size + 1), new Float64Array(size + 1)]);
  for (let step = 0; step < steps; step++) {
    const momentum = step / (step + 3);
    const lookahead = classes.map(([now, before]) => now.map((weight, i) => weight + momentum * (weight - before[i])));
    const gradients = lookahead.map((weights) => weights.map((weight, i) => (i < size ? penalty * weight : 0)));
    inputs.forEach((input, n) => {
      softmax(lookahead.map((weights) => logit(weights, input))).forEach((probability, k) => {
        const error = ((counts?.[n] ?? 1) * (probability - targets[n][k])) / inputs.length;
        const gradient = gradients[k];
        for (let i = 0; i < size; i++) gradient[i] += error * input[i];
        gradient[size] += error;
      });
    });
    lookahead.forEach((weights, k) => {
      classes[k] = [weights.map((weight, i) => weight - rate * gradients[k][i]), classes[k][0]];
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
  const max = Math.max(...logits);
  const exponentials = logits.map((value) => Math.exp(value - max));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}
