/** @typedef {{ role: 'system' | 'user' | 'assistant', content: string }} Message */

/**
 * Completes a chat with a model behind an OpenAI-compatible endpoint: OpenAI, Ollama, vLLM, LM Studio, llama.cpp …
 * @param {Message[]} messages
 * @returns {Promise<string>}
 */
export async function complete(messages) {
  const { OPENAI_BASE_URL = 'https://api.openai.com/v1', OPENAI_API_KEY = 'none', OPENAI_MODEL = 'gpt-4o-mini' } = process.env;
  const response = await fetch(`${OPENAI_BASE_URL}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${OPENAI_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: OPENAI_MODEL, messages }),
  });
  if (!response.ok) throw new Error(`the model answered ${response.status}: ${await response.text()}`);
  const { choices } = /** @type {{ choices: { message: Message }[] }} */ (await response.json());
  return choices[0]?.message.content ?? '';
}
