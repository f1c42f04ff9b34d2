import OpenAI from 'openai';
import { leaveEarly, listen, run } from './jobs.mjs';

const textOf = (event) => event.choices[0]?.delta?.content;

await run(({ baseUrl, key, prompt, toolPrompt, tools, results, schema }) => {
  const client = new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey: key, maxRetries: 0 });
  const messages = [{ role: 'user', content: prompt }];
  const declared = tools.map((tool) => ({ type: 'function', function: tool }));

  const plain = async ({ model }) => {
    const answer = await client.chat.completions.create({ model, messages });
    return {
      text: answer.choices[0].message.content, finish: answer.choices[0].finish_reason,
      inputTokens: answer.usage.prompt_tokens, outputTokens: answer.usage.completion_tokens,
    };
  };
  const roundTrip = async (ask) => {
    const asked = [{ role: 'user', content: toolPrompt }];
    const first = await ask(asked);
    const calls = first.tool_calls;
    const said = calls.map((call) => (
      { role: 'tool', tool_call_id: call.id, content: results[call.function.name] }));
    const last = await ask([...asked, first, ...said]);
    return {
      text: last.content,
      calls: calls.map((call) => ({ name: call.function.name, arguments: JSON.parse(call.function.arguments) })),
    };
  };
  const whole = (model, some) => roundTrip(async (asked) => {
    const answer = await client.chat.completions.create({ model, messages: asked, tools: some });
    return answer.choices[0].message;
  });

  return {
    plain,
    'not-found': plain,
    'bad-request': plain,
    'rate-limit': plain,
    stream: async ({ model }) => {
      let usage;
      const stream = await client.chat.completions.create(
        { model, messages, stream: true, stream_options: { include_usage: true } });
      const heard = await listen(stream, (event) => {
        usage = event.usage ?? usage;
        return textOf(event);
      });
      return { ...heard, inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
    },
    tools: ({ model }) => whole(model, declared.slice(0, 1)),
    'parallel-tools': ({ model }) => whole(model, declared),
    'streamed-tools': ({ model }) => roundTrip(async (asked) => {
      const runner = client.chat.completions.stream({ model, messages: asked, tools: declared });
      return runner.finalMessage();
    }),
    structured: async ({ model }) => {
      const answer = await client.chat.completions.create({
        model, messages, response_format: { type: 'json_schema', json_schema: { name: 'city', strict: true, schema } },
      });
      return { text: answer.choices[0].message.content };
    },
    'own-field': async ({ model }) => {
      const answer = await client.chat.completions.create({ model, messages, seed: 77 });
      return { text: answer.choices[0].message.content };
    },
    abort: ({ model }) => leaveEarly(
      (signal) => client.chat.completions.create({ model, messages, stream: true }, { signal }), textOf),
  };
});
