using System.Globalization;

namespace Pointsman.Faults;

/// <summary>The headers of an answer.</summary>
internal static class ReplyHeaders
{
    private const int HeaderLineBytes = 1000;

    /// <param name="dialect">The protocol, which has headers of its own.</param>
    /// <param name="behaviour">What the model does.</param>
    /// <param name="number">The attempt's number, sent so that a client can say which attempt it sees.</param>
    /// <param name="type">The content type.</param>
    public static List<KeyValuePair<string, string>> Of(Dialect? dialect, Behaviour behaviour, int number, string type)
    {
        List<KeyValuePair<string, string>> headers =
        [
            new("content-type", behaviour.WrongType ? "text/plain" : type),
            new("x-mock-attempt", number.ToString(CultureInfo.InvariantCulture)),
        ];
        headers.AddRange(dialect?.Headers(number) ?? []);
        if (behaviour.Unknown.Count > 0)
        {
            headers.Add(new("x-mock-unknown", string.Join(' ', behaviour.Unknown.Select(Uri.EscapeDataString))));
        }

        if (behaviour.Compression != Compression.None)
        {
            headers.Add(new("content-encoding", behaviour.Compression == Compression.Gzip ? "gzip" : "br"));
        }

        if (behaviour.HopHeaders)
        {
            headers.Add(new("connection", "x-mock-hop"));
            headers.Add(new("x-mock-hop", "of this connection only"));
            headers.Add(new("keep-alive", "timeout=5"));
            headers.Add(new("proxy-authenticate", "Basic realm=\"mock\""));
            headers.Add(new("set-cookie", "mock=1; Path=/"));
        }

        for (int sent = 0; sent < behaviour.BigHeadKb * 1024; sent += HeaderLineBytes)
        {
            headers.Add(new($"x-mock-big-{sent}", new string('h', HeaderLineBytes)));
        }

        return headers;
    }

    /// <summary>What a refusal says of a next try.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Again(Behaviour behaviour, TimeProvider time)
    {
        string value = behaviour.RetryAfterValue.ToString(CultureInfo.InvariantCulture);
        string date = time.GetUtcNow().AddSeconds(behaviour.RetryAfterValue)
            .ToString("R", CultureInfo.InvariantCulture);
        (string Name, string Value)? header = behaviour.RetryAfter switch
        {
            RetryAfterForm.Seconds => ("retry-after", value),
            RetryAfterForm.Date => ("retry-after", date),
            RetryAfterForm.Milliseconds => ("retry-after-ms", value),
            RetryAfterForm.AzureMilliseconds => ("x-ms-retry-after-ms", value),
            RetryAfterForm.Garbage => ("retry-after", "soon"),
            _ => null,
        };
        if (header is { } again)
        {
            yield return new(again.Name, again.Value);
        }

        if (behaviour.ShouldRetry is { } should)
        {
            yield return new("x-should-retry", should ? "true" : "false");
        }
    }
}
