// What the scripts beside it share: each gets its jobs as JSON on its input and prints a report, one line of JSON, for
// each of them. What a report must say is decided in C#; here nothing is judged.

/** Runs the jobs through a client's scenarios, all at once. */
export async function run(makeScenarios) {
  const input = JSON.parse(await readAll(process.stdin));
  const scenarios = makeScenarios(input);
  await Promise.all(input.jobs.map(async (job) => {
    const report = await reportOf(scenarios, job);
    process.stdout.write(JSON.stringify({ id: job.id, ...report }) + '\n');
  }));
}

/** Reads the text of a stream piece by piece; leaves after the first when told how to. */
export async function listen(stream, textOf, leave) {
  let text = '';
  let pieces = 0;
  for await (const event of stream) {
    const piece = textOf(event);
    if (!piece) continue;
    text += piece;
    pieces++;
    leave?.();
  }
  return { text, pieces };
}

/** Leaves a stream after its first piece of text; that an abort is raised as an error is a library's right. */
export async function leaveEarly(open, textOf) {
  const controller = new AbortController();
  try {
    const { pieces } = await listen(await open(controller.signal), textOf, () => controller.abort());
    return { left: controller.signal.aborted, pieces };
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    return { left: true, pieces: 1 };
  }
}

/** Asks twice: the first call finds out that the provider is busy; the second is the library's to wait for. */
export async function askAgain(first, second) {
  try {
    await first();
  } catch (error) {
    if ((error.status ?? error.statusCode) !== 429) throw error;
    return second();
  }
  return { crash: 'the provider was not busy' };
}

async function reportOf(scenarios, job) {
  try {
    const scenario = scenarios[job.scenario];
    return scenario ? await scenario(job) : { crash: `no scenario ${job.scenario}` };
  } catch (error) {
    const status = error.status ?? error.statusCode ?? 0;
    const headers = error.headers ?? error.responseHeaders;
    const retryAfter = headers?.get ? headers.get('retry-after') : headers?.['retry-after'];
    return { status, retryAfter: retryAfter ?? null, error: `${error.name}: ${error.message}`,
      crash: status ? null : String(error.stack) };
  }
}

async function readAll(stream) {
  let text = '';
  for await (const part of stream) text += part;
  return text;
}
