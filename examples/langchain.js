// A LangChain.js chain with memory: node examples/langchain.js "I am allergic to peanuts" "What must I not eat?"
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { RunnableLambda, RunnablePassthrough } from '@langchain/core/runnables';
import { MnemonestMemory } from './langchain-memory.js';
import { Mnemonest, messagesOf } from './mnemonest.js';
import { complete } from './openai.js';

/** @typedef {import('@langchain/core/prompt_values').ChatPromptValue} ChatPromptValue */

const ROLES = /** @type {const} */ ({ system: 'system', human: 'user', ai: 'assistant' });

const inputs = messagesOf(process.argv);
const memory = new MnemonestMemory(new Mnemonest());
const prompt = ChatPromptTemplate.fromMessages([
  ['system', 'You are a helpful assistant. {memory}'],
  ['human', '{input}'],
]);
// Any chat model of LangChain can be used here, such as ChatOpenAI; this one saves a dependency.
const model = RunnableLambda.from((/** @type {ChatPromptValue} */ { messages }) =>
  complete(messages.map(({ type, text }) => ({ role: ROLES[/** @type {keyof typeof ROLES} */ (type)], content: text }))),
);
const chain = RunnablePassthrough.assign({
  memory: async (/** @type {{ input: string }} */ values) => (await memory.loadMemoryVariables(values)).memory,
})
  .pipe(prompt)
  .pipe(model);

for (const input of inputs) {
  process.stdout.write(`> ${input}\n${await chain.invoke({ input })}\n`);
  await memory.saveContext({ input });
}
