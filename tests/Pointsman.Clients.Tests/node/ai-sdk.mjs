import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { Output, generateText, jsonSchema, stepCountIs, streamText, tool } from 'ai';
import { leaveEarly, listen, run } from './jobs.mjs';

await run(({ baseUrl, key, prompt, toolPrompt, tools, results, schema }) => {
  const gateway = createOpenAICompatible({
    name: 'pointsman', baseURL: `${baseUrl}/v1`, apiKey: key, includeUsage: true, supportsStructuredOutputs: true,
  });
  const asked = ({ model }) => ({ model: gateway(model), prompt, maxRetries: 0 });
  const declared = (some) => Object.fromEntries(some.map(({ name, description, parameters }) => [name, tool({
    description, inputSchema: jsonSchema(parameters), execute: async () => results[name],
  })]));
  // The library carries the results back by itself, as often as its stop condition allows.
  const withTools = ({ model }, some) => ({
    model: gateway(model), prompt: toolPrompt, maxRetries: 0, tools: declared(some), stopWhen: stepCountIs(2),
  });
  const told = (steps, text) => ({
    text,
    calls: steps.flatMap((step) => step.toolCalls).map((call) => ({ name: call.toolName, arguments: call.input })),
  });

  const plain = async (job) => {
    const answer = await generateText(asked(job));
    return {
      text: answer.text, finish: answer.finishReason,
      inputTokens: answer.usage.inputTokens, outputTokens: answer.usage.outputTokens,
    };
  };
  const whole = async (job, some) => {
    const answer = await generateText(withTools(job, some));
    return told(answer.steps, answer.text);
  };

  return {
    plain,
    'not-found': plain,
    'bad-request': plain,
    'rate-limit': plain,
    stream: async (job) => {
      const answer = streamText(asked(job));
      const heard = await listen(answer.textStream, (piece) => piece);
      const usage = await answer.usage;
      return { ...heard, inputTokens: usage.inputTokens, outputTokens: usage.outputTokens };
    },
    tools: (job) => whole(job, tools.slice(0, 1)),
    'parallel-tools': (job) => whole(job, tools),
    'streamed-tools': async (job) => {
      const answer = streamText(withTools(job, tools));
      await answer.consumeStream();
      return told(await answer.steps, await answer.text);
    },
    structured: async (job) => {
      const answer = await generateText({ ...asked(job), output: Output.object({ schema: jsonSchema(schema) }) });
      return { text: JSON.stringify(answer.output) };
    },
    'own-field': async (job) => {
      const answer = await generateText({ ...asked(job), seed: 77 });
      return { text: answer.text };
    },
    abort: (job) => leaveEarly(
      async (signal) => streamText({ ...asked(job), abortSignal: signal }).textStream, (piece) => piece),
  };
});
