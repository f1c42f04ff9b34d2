using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;

namespace Pointsman.Faults;

/// <summary>Takes a request, finds what it is, writes it into the log, and says what is to be sent.</summary>
internal sealed class Desk
{
    // A key of this form speaks like a model's name, so that keys of one provider can differ.
    private const string KeyStart = "mock-";

    private readonly MockOptions _options;
    private readonly ReplyComposer _composer;
    private readonly ControlDesk _control;
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly PaceLimits _paces;
    private readonly ConcurrentDictionary<string, string> _actsAs = new(StringComparer.Ordinal);

    public Desk(MockOptions options)
    {
        _options = options;
        Log = new(options.Time, options.MaxLoggedBodyBytes);
        _composer = new(options.Time);
        _paces = new(options.Time);
        _control = new(this);
    }

    public AttemptLog Log { get; }

    public Gate Gate { get; } = new();

    public Player Player(Socket socket) => new(socket, _options.Time, Log, Gate);

    /// <summary>Forgets attempts, counters and behaviours set at run time, and releases what is held.</summary>
    public void Reset()
    {
        Log.Clear();
        _seen.Clear();
        _paces.Clear();
        _actsAs.Clear();
        Gate.Release();
    }

    /// <summary>Lets a model act as if it had another name, or, without one, as its own name says. Its attempts are
    /// counted anew.</summary>
    public void Behave(string model, string? name)
    {
        _seen.TryRemove(model, out _);
        if (string.IsNullOrEmpty(name))
        {
            _actsAs.TryRemove(model, out _);
        }
        else
        {
            _actsAs[model] = name;
        }
    }

    public Serving Serve(HttpRequest request, int connection)
    {
        if (_control.Answer(request) is { } control)
        {
            return new(control, null);
        }

        Attempt attempt = new()
        {
            Number = 0,
            Connection = connection,
            Method = request.Method,
            Path = request.Target,
            Headers = request.Headers,
        };
        return Discovery.Answer(request, _options.Models) is { } list
            ? new(ReplyComposer.Simple(200, list),
                Log.Add(attempt with { Protocol = Protocol.Discovery }, request.Body))
            : Endpoints.Find(request) is { } endpoint
            ? Answer(endpoint, request, attempt)
            : NotFound(request, attempt);
    }

    /// <summary>What is sent for bytes that are no request.</summary>
    public Reply Malformed(string fault, int connection)
    {
        LogEntry entry = Log.Add(new() { Number = 0, Connection = connection, Fault = fault }, []);
        Log.Change(entry, line => line with { Status = 400, Outcome = Outcome.Malformed, Ended = line.Received });
        return ReplyComposer.Simple(400, OpenAiErrors.Body(Refusal.BadRequest(fault)));
    }

    public void Ended(Serving serving, Outcome outcome)
    {
        if (serving.Entry is { } entry)
        {
            TimeSpan now = Log.Now;
            Log.Change(entry, line => line with
            {
                Outcome = outcome,
                Ended = outcome == line.Outcome ? line.Ended : now,
                IsHeld = false,
            });
        }
    }

    private Serving NotFound(HttpRequest request, Attempt attempt)
    {
        string fault = $"{request.Method} {request.Path} is not served by this mock.";
        LogEntry entry = Log.Add(attempt with { Fault = fault }, request.Body);
        string body = OpenAiErrors.Body(new(404, Complaint.Usual, fault));
        return new(ReplyComposer.Simple(404, body, entry.Now.Number), entry);
    }

    private Serving Answer(Endpoint endpoint, HttpRequest request, Attempt attempt)
    {
        Asked asked = Read(endpoint, request);
        string credential = Credentials.Of(request) ?? "";
        bool speaks = credential.StartsWith(KeyStart, StringComparison.Ordinal);
        string key = speaks ? $"{credential} {asked.Model}" : asked.Model;
        int nth = _seen.AddOrUpdate(key, 1, (_, before) => before + 1);
        string name = _actsAs.TryGetValue(asked.Model, out string? other) ? other : asked.Model;
        Behaviour behaviour = _paces.Apply(key, BehaviourReader.Read(speaks ? credential : name, nth));
        LogEntry entry = Log.Add(
            attempt with
            {
                Protocol = endpoint.Dialect.Protocol,
                Model = asked.Model,
                AttemptOfModel = nth,
                Streams = asked.Streams,
                Fault = asked.Fault,
                UnknownTokens = behaviour.Unknown,
            },
            request.Body);
        return new(_composer.Compose(endpoint.Dialect, request, asked, behaviour, entry.Now.Number), entry);
    }

    private static Asked Read(Endpoint endpoint, HttpRequest request)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(request.Body);
            JsonElement body = document.RootElement.Clone();
            return body.ValueKind == JsonValueKind.Object
                ? endpoint.Dialect.Read(body, request, endpoint.Model)
                : new() { Model = endpoint.Model, Fault = "The body is no JSON object." };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new() { Model = endpoint.Model, Fault = "The body is no JSON of the right shape: " + fault.Message };
        }
    }
}
