using System.Buffers;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// The first stages and the settlement: who asks, what is asked, whether it may, and what it used in the end. Without a
/// key only this machine is served, and of what runs here no page that a browser has loaded from elsewhere.
/// </summary>
internal sealed class Gatekeeper(KeyRing keys, Admission admission, Key keyless, TimeProvider time)
{
    // An answer whose length the request does not limit is taken to have so many tokens when money is reserved.
    private const int AssumedOutput = 1024;
    private const int OutputBeyondReason = 1_000_000;

    private int _inFlight;
    private int _streams;

    /// <summary>Requests under way.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Streams among them.</summary>
    public int Streams => Volatile.Read(ref _streams);

    /// <summary>Stage 2: finds the key. Done before the body is read, so that strangers send nothing in vain.</summary>
    public Refused? CheckKey(Call call)
    {
        Refused? refused = CheckKey(call.Http, call.Snapshot.Settings, out Key? key);
        if (key is not null)
        {
            call.Key = key;
        }

        return refused;
    }

    /// <summary>Finds the key of a request; none when it is refused before that is known.</summary>
    public Refused? CheckKey(HttpContext http, GatewaySettings settings, out Key? key)
    {
        ReadOnlySpan<char> presented = Presented(http.Request);
        bool open = !settings.RequireKeys && IsLocal(http.Connection.RemoteIpAddress);
        if (open && !presented.StartsWith(KeySecret.KeyStart, StringComparison.Ordinal))
        {
            key = keyless;
            return FromElsewhere(http.Request);
        }

        if (presented.Length > KeySecret.MostBytes)
        {
            presented = "too long";
        }

        Span<byte> bytes = stackalloc byte[KeySecret.MostBytes * 3];
        int length = Encoding.UTF8.GetBytes(presented, bytes);
        KeyFound found = keys.Find(bytes[..length], time.GetUtcNow());
        key = found.Good ? found.Key : null;
        return found.Good ? null : new Refused(new WireError(401, ErrorCode.Unauthenticated, found.Message));
    }

    /// <summary>Stage 1: reads the body and its outline, and what else rules may ask for.</summary>
    public static async ValueTask<Refused?> ReadAsync(Call call)
    {
        HttpRequest request = call.Http.Request;
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return new Refused(new WireError(415, ErrorCode.InvalidRequest,
                "the body is compressed; send it as plain JSON"));
        }

        LimitSettings limits = call.Snapshot.Settings.Limits;
        if (await call.Body.ReadAsync(request, limits.RequestBytes, call.ClientGone) is { } tooLarge)
        {
            return new Refused(tooLarge);
        }

        RequestOutline? outline = RequestScanner.Read(
            call.Body.Span, out WireError? error, limits.JsonDepth, call.Snapshot.AsksWords);
        if (outline is not { } read)
        {
            return new Refused(error!);
        }

        RequestHints hints = HintHeaders.Read(request.Headers, out Refused? refused);
        Key key = call.Key;
        call.Outline = read with
        {
            Facts = read.Facts with
            {
                Hints = hints.Over(read.Facts.Hints),
                Key = key.Id == Key.KeylessId ? null : key.Name,
                Tags = key.TagTexts,
            },
        };
        return refused ?? Receipt.Read(call);
    }

    /// <summary>Stage 3: takes a place. Stage 4: reserves what the call may use.</summary>
    public Refused? Admit(Call call)
    {
        LimitSettings limits = call.Snapshot.Settings.Limits;
        call.CountsIn = true;
        bool full = Interlocked.Increment(ref _inFlight) > limits.InFlight;
        full |= call.Stream && Interlocked.Increment(ref _streams) > limits.Streams;
        if (full)
        {
            return new Refused(
                new WireError(
                    503, ErrorCode.Overloaded, "the gateway serves as many requests as it may; try again soon"),
                RetryAfterSeconds: 1);
        }

        RequestFacts facts = call.Outline.Facts;
        long output = MostOutput(call);
        call.MostOutput = output;
        call.Reserved = call.Route!.MostFor(facts.Tokens, output);
        var ask = new Ask(call.Key, time.GetUtcNow(), facts.Tokens, output, call.Reserved);
        bool admitted = admission.TryAdmit(ask, out Refusal? refusal, out Reservation reservation);
        call.Reservation = reservation;
        return admitted
            ? null
            : new Refused(new WireError(429, ErrorCode.RateLimited, refusal!.Message), refusal.RetryAfterSeconds)
            {
                Standing = refusal.Standing,
            };
    }

    // Vectors and counts are no output.
    private static long MostOutput(Call call)
    {
        int said = call.Outline.Facts.MaxOutput;
        int each = said > 0 ? Math.Min(said, OutputBeyondReason) : AssumedOutput;
        return call.Protocol.Operation == Operation.Chat ? (long)each * call.Outline.Choices : 0;
    }

    /// <summary>Stage 10: gives back what was not used, and the place.</summary>
    public void Settle(Call call)
    {
        if (!call.CountsIn)
        {
            return;
        }

        Interlocked.Decrement(ref _inFlight);
        if (call.Stream)
        {
            Interlocked.Decrement(ref _streams);
        }

        long tokens = 0;
        Usd money = Usd.Zero;
        foreach (Attempt attempt in call.Attempts)
        {
            tokens += attempt.Usage is { } usage ? usage.TotalInput + usage.TotalOutput : 0;
            money += attempt.Cost ?? Usd.Zero;
        }

        admission.Settle(call.Reservation, tokens, money, time.GetUtcNow());
    }

    // The header depends on the client's protocol, and some clients can only put a key into the address.
    private static ReadOnlySpan<char> Presented(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        IHeaderDictionary headers = request.Headers;
        string? bearer = headers.Authorization;
        if (bearer is not null && bearer.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return bearer.AsSpan(Scheme.Length).Trim();
        }

        string? other = headers["x-api-key"];
        other ??= headers["api-key"];
        other ??= headers["x-goog-api-key"];
        return other ?? (request.QueryString.HasValue ? (string?)request.Query["key"] : null);
    }

    private static bool IsLocal(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    // A page from anywhere may make a browser send requests to this machine; what it cannot do is leave out where it
    // is from, or choose the host it names.
    private static Refused? FromElsewhere(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        bool foreignPage = !string.IsNullOrEmpty(origin)
            && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && page.IsLoopback);
        string host = request.Host.Host;
        bool foreignHost = host != "localhost" && host.Length > 0
            && !(IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? named) && IPAddress.IsLoopback(named));
        return !foreignPage && !foreignHost
            ? null
            : new Refused(new WireError(403, ErrorCode.Forbidden,
                "without a key only programs of this machine are served, and no pages from elsewhere; create a key "
                + "with 'pointsman keys create' and send it"));
    }
}
