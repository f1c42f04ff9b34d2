using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Pointsman.Providers.Simulated;

namespace Pointsman.Providers;

/// <summary>
/// The simulated provider: answers requests of the OpenAI protocol in process, with no key and no network. It is no
/// language model: it computes the answers of a few kinds of tasks, errs as often as its models' descriptions say, and
/// fills the rest with sentences around the prompt's own words. The same request gets the same answer, pace and
/// mistakes, as long as the seed is the same; only the time of creation is the clock's.
/// </summary>
/// <remarks>
/// Takes <c>POST …/chat/completions</c>, <c>POST …/embeddings</c>, <c>GET …/models</c> and <c>GET …/models/{id}</c>.
/// Owns no thread and no timer while nothing waits. An answer that streams ends when its content is disposed of.
/// </remarks>
public sealed class SimulatedHandler(TimeProvider time, SimulatedOptions? options = null) : HttpMessageHandler
{
    private const int MaxDepth = 64;
    private const string Prefix = "sim/";
    private readonly SimulatedOptions _options = options ?? new SimulatedOptions();
    private readonly Chance _seed = new Chance(0).With((options ?? new SimulatedOptions()).Seed);

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        long arrival = time.GetTimestamp();
        string path = request.RequestUri?.AbsolutePath.TrimEnd('/') ?? "";
        HttpResponseMessage response = await RouteAsync(request, path, arrival, cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        response.Headers.TryAddWithoutValidation("x-simulated", "true");
        return response;
    }

    private async Task<HttpResponseMessage> RouteAsync(
        HttpRequestMessage request, string path, long arrival, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get && path.EndsWith("/models", StringComparison.Ordinal))
        {
            return Json(200, ModelsJson.List());
        }

        int models = path.IndexOf("/models/", StringComparison.Ordinal);
        if (request.Method == HttpMethod.Get && models >= 0)
        {
            string name = Uri.UnescapeDataString(path[(models + "/models/".Length)..]);
            return Find(name) is { } model ? Json(200, ModelsJson.One(model)) : Refuse(Refusal.NoModel(name));
        }

        bool chat = path.EndsWith("/chat/completions", StringComparison.Ordinal);
        if (!chat)
        {
            return Refuse(new Refusal(
                404, "invalid_request_error", null, null,
                $"Unknown address {request.Method} {path}: the simulated provider takes POST /v1/chat/completions, "
                + "POST /v1/embeddings and GET /v1/models."));
        }

        (JsonDocument? body, Refusal? refusal) = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        using (body)
        {
            return body is null
                ? Refuse(refusal!)
                : await ChatAsync(body.RootElement, arrival, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> ChatAsync(
        JsonElement body, long arrival, CancellationToken cancellationToken)
    {
        string name = body.TryGetProperty("model", out JsonElement field) && field.ValueKind == JsonValueKind.String
            ? field.GetString()! : "";
        if (Find(name) is not { } model)
        {
            return Refuse(Refusal.NoModel(name));
        }

        Ask? ask = Simulated.AskReader.Read(body, name, _seed, out Refusal? refusal);
        Answer? answer = ask is null ? null : new Answerer(_options.DelayFactor).Answer(ask, model, out refusal);
        if (ask is null || answer is null)
        {
            return Refuse(refusal!);
        }

        long created = time.GetUtcNow().ToUnixTimeSeconds();
        if (ask.Stream)
        {
            await WaitAsync(answer.Pace.Headers, arrival, cancellationToken).ConfigureAwait(false);
            return Stream(new ChunkEvents(answer, ask.StreamUsage, created).All(), arrival);
        }

        await WaitAsync(answer.Pace.After(answer.CompletionTokens), arrival, cancellationToken).ConfigureAwait(false);
        return Json(200, AnswerJson.Completion(answer, created));
    }

    private async Task<(JsonDocument? Body, Refusal? Refusal)> ReadAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null)
        {
            return (null, Refusal.Bad(null, "The request has no body."));
        }

        try
        {
            await request.Content.LoadIntoBufferAsync(_options.MaxBodyBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException)
        {
            return (null, new Refusal(
                413, "invalid_request_error", "request_too_large", null,
                $"The body is larger than the {_options.MaxBodyBytes} bytes that the simulated provider reads."));
        }

        byte[] bytes = await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var body = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = MaxDepth });
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return (body, null);
            }

            body.Dispose();
            return (null, Refusal.Bad(null, "The body must be a JSON object."));
        }
        catch (JsonException fault)
        {
            return (null, Refusal.Bad(null, $"The body is not valid JSON: {fault.Message}"));
        }
    }

    private Task WaitAsync(TimeSpan until, long arrival, CancellationToken cancellationToken)
    {
        TimeSpan wait = until - time.GetElapsedTime(arrival);
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }

    private HttpResponseMessage Stream(IEnumerable<PacedEvent> events, long arrival)
    {
        var content = new StreamContent(new PacedStream(events, time, arrival, _options.MaxHang));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream") { CharSet = "utf-8" };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
    }

    private static SimulatedModel? Find(string name) => SimulatedModel.All.FirstOrDefault(model =>
        model.Id == name || (model.Id.StartsWith(Prefix, StringComparison.Ordinal) && model.Id[Prefix.Length..] == name));

    private static HttpResponseMessage Refuse(Refusal refusal)
    {
        HttpResponseMessage response = Json(refusal.Status, AnswerJson.Error(refusal));
        if (refusal.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        }

        return response;
    }

    private static HttpResponseMessage Json(int status, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }
}
