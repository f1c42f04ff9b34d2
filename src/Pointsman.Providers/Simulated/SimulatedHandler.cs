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
public sealed class SimulatedHandler : HttpMessageHandler
{
    private const string Models = "/models";
    private readonly TimeProvider _time;
    private readonly SimulatedOptions _options;
    private readonly Chance _seed;
    private readonly FaultCounts _faults = new();

    /// <summary>Creates a provider of its own; it shares nothing with others.</summary>
    public SimulatedHandler(TimeProvider time, SimulatedOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _options = options ?? new SimulatedOptions();
        _seed = new Chance(0).With(_options.Seed);
    }

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        long arrival = _time.GetTimestamp();
        string path = request.RequestUri?.AbsolutePath.TrimEnd('/') ?? "";
        HttpResponseMessage response = request.Method == HttpMethod.Get
            ? List(path)
            : await AnswerAsync(request, path, arrival, cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        response.Headers.TryAddWithoutValidation("x-simulated", "true");
        return response;
    }

    private static HttpResponseMessage List(string path)
    {
        if (path.EndsWith(Models, StringComparison.Ordinal))
        {
            return Json(ModelsJson.List());
        }

        int models = path.IndexOf(Models + "/", StringComparison.Ordinal);
        if (models < 0)
        {
            return Unknown("GET", path);
        }

        string name = Uri.UnescapeDataString(path[(models + Models.Length + 1)..]);
        return SimulatedModel.Find(name) is { } model ? Json(ModelsJson.One(model)) : Refuse(Refusal.NoModel(name));
    }

    private async Task<HttpResponseMessage> AnswerAsync(
        HttpRequestMessage request, string path, long arrival, CancellationToken cancellationToken)
    {
        bool chat = path.EndsWith("/chat/completions", StringComparison.Ordinal);
        if (request.Method != HttpMethod.Post || !(chat || path.EndsWith("/embeddings", StringComparison.Ordinal)))
        {
            return Unknown(request.Method.Method, path);
        }

        (JsonDocument? body, Refusal? refusal) = await BodyReader
            .ReadAsync(request.Content, _options.MaxBodyBytes, cancellationToken).ConfigureAwait(false);
        using (body)
        {
            string name = body is not null && body.RootElement.TryGetProperty("model", out JsonElement field)
                && field.ValueKind == JsonValueKind.String ? field.GetString()! : "";
            FaultOrder? fault = Fault(request, name, ref refusal);
            SimulatedModel? model = SimulatedModel.Find(name);
            refusal ??= model is null ? Refusal.NoModel(name) : null;
            fault = fault is not null && model is not null && _faults.Take(fault, model.Id) ? fault : null;
            refusal ??= FaultyAnswers.Refused(fault);
            if (body is null || model is null || refusal is not null)
            {
                return Refuse(refusal!);
            }

            if (fault?.Kind == FaultKind.Timeout)
            {
                await Task.Delay(_options.MaxHang, _time, cancellationToken).ConfigureAwait(false);
                throw new HttpRequestException(HttpRequestError.ResponseEnded, "The simulated model never answered.");
            }

            return chat
                ? await ChatAsync(body.RootElement, model, fault, arrival, cancellationToken).ConfigureAwait(false)
                : await EmbedAsync(body.RootElement, model, fault, arrival, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> ChatAsync(
        JsonElement body, SimulatedModel model, FaultOrder? fault, long arrival, CancellationToken cancellationToken)
    {
        Ask? ask = Simulated.AskReader.Read(body, _seed, out Refusal? refusal);
        Answer? answer = ask is null ? null : new Answerer(Factor(fault)).Answer(ask, model, out refusal);
        if (ask is null || answer is null)
        {
            return Refuse(refusal!);
        }

        long created = _time.GetUtcNow().ToUnixTimeSeconds();
        TimeSpan wait = ask.Stream ? answer.Pace.Headers : answer.Pace.After(answer.CompletionTokens);
        await WaitAsync(wait, arrival, cancellationToken).ConfigureAwait(false);
        if (!ask.Stream || fault?.Kind == FaultKind.Html)
        {
            return Plain(AnswerJson.Completion(answer, created), fault, arrival);
        }

        IEnumerable<PacedEvent> events = new ChunkEvents(answer, ask.StreamUsage, created).All();
        return Paced(
            FaultyAnswers.Stream(events, fault?.Kind, answer.CompletionTokens), "text/event-stream", arrival);
    }

    private async Task<HttpResponseMessage> EmbedAsync(
        JsonElement body, SimulatedModel model, FaultOrder? fault, long arrival, CancellationToken cancellationToken)
    {
        byte[]? answer = EmbeddingAnswer.Write(body, model, _seed, out Refusal? refusal);
        if (answer is null)
        {
            return Refuse(refusal!);
        }

        Pace pace = Pace.Of(model, _seed.With(body.GetRawText()), 0, Factor(fault));
        await WaitAsync(pace.Headers, arrival, cancellationToken).ConfigureAwait(false);
        return Plain(answer, fault, arrival);
    }

    private HttpResponseMessage Plain(byte[] body, FaultOrder? fault, long arrival)
    {
        if (fault?.Kind == FaultKind.Html)
        {
            return Content(new ByteArrayContent(FaultyAnswers.Html), "text/html");
        }

        if (fault is null)
        {
            return Json(body);
        }

        HttpResponseMessage response = Paced(FaultyAnswers.Plain(body, fault.Kind), "application/json", arrival);
        if (fault.Kind is FaultKind.Cut or FaultKind.Stall)
        {
            response.Content.Headers.ContentLength = body.Length;
        }

        return response;
    }

    private HttpResponseMessage Paced(IEnumerable<PacedEvent> events, string type, long arrival) =>
        Content(new StreamContent(new PacedStream(events, _time, arrival, _options.MaxHang)), type);

    private Task WaitAsync(TimeSpan until, long arrival, CancellationToken cancellationToken)
    {
        TimeSpan wait = until - _time.GetElapsedTime(arrival);
        return wait > TimeSpan.Zero ? Task.Delay(Pace.Whole(wait), _time, cancellationToken) : Task.CompletedTask;
    }

    private double Factor(FaultOrder? fault) => _options.DelayFactor * (fault?.Kind == FaultKind.Slow ? 10.0 : 1.0);

    // The header is believed before the name, so that one name can be tried with several faults.
    private static FaultOrder? Fault(HttpRequestMessage request, string name, ref Refusal? refusal)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        string text = colon < 0 ? "" : name[(colon + 1)..];
        if (request.Headers.TryGetValues(FaultOrder.Header, out IEnumerable<string>? values))
        {
            text = values.First();
        }

        return refusal is null && text.Length > 0 ? FaultOrder.Read(text, out refusal) : null;
    }

    private static HttpResponseMessage Unknown(string method, string path) => Refuse(new Refusal(
        404, "invalid_request_error", "unknown_url", null,
        $"Unknown address {method} {path}: the simulated provider takes POST /v1/chat/completions, "
        + "POST /v1/embeddings and GET /v1/models."));

    private static HttpResponseMessage Refuse(Refusal refusal)
    {
        HttpResponseMessage response = Json(AnswerJson.Error(refusal), refusal.Status);
        if (refusal.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(seconds));
        }

        return response;
    }

    private static HttpResponseMessage Json(byte[] body, int status = 200) =>
        Content(new ByteArrayContent(body), "application/json", status);

    private static HttpResponseMessage Content(HttpContent content, string type, int status = 200)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }
}
